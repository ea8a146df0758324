import { z } from 'zod'
import { fileIdsSchema, onOrder, shareFenSchema, statementSchema } from './order-parts.ts'

/** What an order's side does without further words: withdraw, accept, drop. */
export const orderActionSchema = z.strictObject(onOrder)
export type OrderAction = z.output<typeof orderActionSchema>

/** The reason states the evidence; the other side and the operator read it. */
export const openDisputeSchema = z.strictObject({
  ...onOrder,
  reason: statementSchema,
  fileIds: fileIdsSchema,
})
export type OpenDispute = z.output<typeof openDisputeSchema>

export const addEvidenceSchema = z.strictObject({
  ...onOrder,
  statement: statementSchema,
  fileIds: fileIdsSchema,
})
export type AddEvidence = z.output<typeof addEvidenceSchema>

/** The buyer's part of the frozen money; the rest is the supplier's. */
export const decideDisputeSchema = z.strictObject({
  ...onOrder,
  toBuyerFen: shareFenSchema,
  reason: statementSchema.optional(),
})
export type DecideDispute = z.output<typeof decideDisputeSchema>

export const appealRulingSchema = z.strictObject({ ...onOrder, reason: statementSchema })
export type AppealRuling = z.output<typeof appealRulingSchema>
