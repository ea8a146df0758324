import { z } from 'zod'
import { idempotencyKeySchema } from './pools.ts'

export const partIdSchema = z.string().min(1).max(80)

/** What every request about an order carries. */
export const onOrder = { orderId: partIdSchema, idempotencyKey: idempotencyKeySchema.optional() }

/** Words that the other side and the operator read. */
export const statementSchema = z
  .string({ error: 'reason' })
  .trim()
  .min(1, { error: 'reason' })
  .max(2000, { error: 'reason' })

/** Pictures that were uploaded before. */
export const fileIdsSchema = z.array(partIdSchema).max(9, { error: 'files' }).optional()

/** Any whole number of fen: whether it fits what is held is a question for the order, not for the form. */
export const shareFenSchema = z
  .union(
    [
      z.bigint(),
      z.number().int(),
      z
        .string()
        .regex(/^-?\d{1,15}$/)
        .transform(BigInt),
    ],
    { error: 'price' },
  )
  .transform((value) => BigInt(value))
