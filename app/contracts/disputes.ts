import { z } from 'zod'
import { idempotencyKeySchema, priceFenSchema } from './pools.ts'

const onOrder = {
  orderId: z.string().min(1).max(80),
  idempotencyKey: idempotencyKeySchema.optional(),
}
const textSchema = z
  .string({ error: 'reason' })
  .trim()
  .min(1, { error: 'reason' })
  .max(2000, { error: 'reason' })

/** Any whole number of fen: whether it fits what is held is a question for the order, not for the form. */
const shareFenSchema = z
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

/** What an order's side does without further words: withdraw, accept, call. */
export const orderActionSchema = z.strictObject(onOrder)
export type OrderAction = z.output<typeof orderActionSchema>

/** The reason states the evidence; the other side and the operator read it. */
export const openDisputeSchema = z.strictObject({ ...onOrder, reason: textSchema })
export type OpenDispute = z.output<typeof openDisputeSchema>

/** The buyer's part of the frozen money; the rest is the supplier's. */
export const decideDisputeSchema = z.strictObject({
  ...onOrder,
  toBuyerFen: shareFenSchema,
  reason: textSchema.optional(),
})
export type DecideDispute = z.output<typeof decideDisputeSchema>

/** The buyer's part of what is held; the rest is the supplier's. */
export const proposeTerminationSchema = z.strictObject({ ...onOrder, toBuyerFen: shareFenSchema })
export type ProposeTermination = z.output<typeof proposeTerminationSchema>

export const proposeReductionSchema = z.strictObject({ ...onOrder, amountFen: priceFenSchema })
export type ProposeReduction = z.output<typeof proposeReductionSchema>

/** The other side names the very amount that it agrees to: a newer proposal cannot slip under its hand. */
export const acceptProposalSchema = z.strictObject({ ...onOrder, amountFen: shareFenSchema.optional() })
export type AcceptProposal = z.output<typeof acceptProposalSchema>
