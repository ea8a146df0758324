import { z } from 'zod'
import { CERTIFICATE_LEVELS } from '#app/domain/catalogue/certificate.ts'
import { PURPOSES } from '#app/domain/policies/rule.ts'

const MOST_LINES = 20
const MOST_WAN = 10_000_000_000n

/** 万元 as people write plans, `190` or `12.35`, read exactly into fen. At most six decimals. */
export const wanSchema = z
  .string({ error: 'wan' })
  .transform((typed) => typed.normalize('NFKC').replaceAll(/[\s,]/g, ''))
  .pipe(z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, { error: 'wan' }))
  .transform((plain) => {
    const [whole = '0', fraction = ''] = plain.split('.')
    return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'))
  })
  .refine((fen) => fen > 0n && fen <= MOST_WAN * 1_000_000n, { error: 'wan' })

const countSchema = (most: number, error: string) =>
  z.coerce.number({ error }).int({ error }).min(1, { error }).max(most, { error })

export const planLineSchema = z.strictObject({
  name: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(80),
  quantity: countSchema(10_000, 'quantity'),
  acquisition: z.enum(['purchase', 'lease']),
  /** Price of a set, or the fee of a year. */
  amountFen: wanSchema,
  years: countSchema(30, 'years').default(1),
  firstSet: z.enum(CERTIFICATE_LEVELS).nullable().default(null),
  purpose: z.enum(PURPOSES).default('general'),
})

/** A plan that somebody wants evaluated; nothing of it is kept. */
export const policyPlanSchema = z.strictObject({
  lines: z.array(planLineSchema).min(1, { error: 'planLines' }).max(MOST_LINES, { error: 'planLines' }),
  equipmentInUse: z.array(z.string().max(120)).max(60).default([]),
  retires: z.array(z.string().max(120)).max(60).default([]),
  isSmartRenovation: z.boolean().default(false),
  isEligibleGreenProject: z.boolean().default(false),
  recognitions: z.array(z.string().max(60)).max(20).default([]),
  researchSpendingFen: wanSchema.nullable().default(null),
  isMachineToolFirm: z.boolean().default(false),
})
export type PolicyPlan = z.output<typeof policyPlanSchema>
