import { z } from 'zod'

const idSchema = z.string().min(1).max(80)

export const payPaymentSchema = z.strictObject({
  paymentId: idSchema,
  idempotencyKey: z.string().min(8).max(100).optional(),
})
export type PayPayment = z.output<typeof payPaymentSchema>

/** What the custodian bank says of an instruction, as its callback carries it. */
export const bankAnswerSchema = z.strictObject({
  callbackId: idSchema,
  paymentId: idSchema,
  answer: z.enum(['accepted', 'settled', 'refused', 'timed_out']),
  reason: z.string().max(200).nullable(),
})
export type BankAnswer = z.output<typeof bankAnswerSchema>

/** The same as a custodian sends it over HTTP: its own id, the instruction that it answers, and the amount. */
export const bankWordSchema = z.strictObject({
  id: idSchema,
  instructionId: z.string().min(1).max(100),
  paymentId: idSchema,
  answer: bankAnswerSchema.shape.answer,
  reason: bankAnswerSchema.shape.reason,
  amountFen: z
    .int()
    .positive()
    .transform((fen) => BigInt(fen)),
})
export type BankWordInput = z.output<typeof bankWordSchema>
