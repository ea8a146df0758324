import { z } from 'zod'
import { partIdSchema } from './order-parts.ts'
import { idempotencyKeySchema } from './pools.ts'

/** 发票号码: 8 digits on paper, 20 digits when digital. */
export const issueInvoiceSchema = z.strictObject({
  invoiceId: partIdSchema,
  number: z
    .string({ error: 'invoiceNumber' })
    .transform((text) => text.normalize('NFKC').replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{8}(\d{12})?$/, { error: 'invoiceNumber' })),
  issuedOn: z.iso.date({ error: 'date' }),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type IssueInvoice = z.output<typeof issueInvoiceSchema>
