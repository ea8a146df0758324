import { z } from 'zod'
import { onOrder, shareFenSchema, statementSchema } from './order-parts.ts'
import { priceFenSchema } from './pools.ts'

const daysSchema = z.coerce.number({ error: 'days' }).int({ error: 'days' }).min(1).max(3650)

/** 协议解除: the buyer's part of what is held; the rest is the supplier's. */
export const proposeTerminationSchema = z.strictObject({ ...onOrder, toBuyerFen: shareFenSchema })
export type ProposeTermination = z.output<typeof proposeTerminationSchema>

/** 协议减价: what goes back to the buyer. */
export const proposeReductionSchema = z.strictObject({ ...onOrder, amountFen: priceFenSchema })
export type ProposeReduction = z.output<typeof proposeReductionSchema>

/** The other side names the very amount that it agrees to: a newer proposal cannot slip under its hand. */
export const acceptProposalSchema = z.strictObject({ ...onOrder, amountFen: shareFenSchema })
export type AcceptProposal = z.output<typeof acceptProposalSchema>

export const dropProposalSchema = z.strictObject({
  ...onOrder,
  kind: z.enum(['termination', 'reduction', 'amendment']),
})
export type DropProposal = z.output<typeof dropProposalSchema>

/** 合同变更: what is absent stays as it is. */
export const proposeAmendmentSchema = z.strictObject({
  ...onOrder,
  deliveryDays: daysSchema.optional(),
  acceptDays: daysSchema.optional(),
  warrantyDays: daysSchema.optional(),
  clause: statementSchema.max(500, { error: 'reason' }).optional(),
})
export type ProposeAmendment = z.output<typeof proposeAmendmentSchema>

/** The signature is under this very text: its version and hash are named. */
export const signAmendmentSchema = z.strictObject({
  ...onOrder,
  version: z.coerce.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type SignAmendment = z.output<typeof signAmendmentSchema>
