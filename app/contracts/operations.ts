import { z } from 'zod'

const idSchema = z.string().min(1).max(120)
const reason = z.string().trim().min(1).max(500)
const idempotencyKey = z.string().min(8).max(100).optional()

/** A case is asked again: of the bank, then of both books. */
export const recheckBankCaseSchema = z.strictObject({ caseId: idSchema, idempotencyKey })
export type RecheckBankCase = z.output<typeof recheckBankCaseSchema>

/** A case is corrected by a counter-journal or closed: both say why. */
export const decideBankCaseSchema = z.strictObject({ caseId: idSchema, reason, idempotencyKey })
export type DecideBankCase = z.output<typeof decideBankCaseSchema>

export const replayDeadLetterSchema = z.strictObject({ letterId: idSchema, idempotencyKey })
export type ReplayDeadLetter = z.output<typeof replayDeadLetterSchema>

export const discardDeadLetterSchema = z.strictObject({ letterId: idSchema, reason, idempotencyKey })
export type DiscardDeadLetter = z.output<typeof discardDeadLetterSchema>

const day = z.iso.date()

/** A day of the bank as its statement tells it. */
export const bankStatementSchema = z.strictObject({
  statementOn: day,
  movements: z.array(
    z.strictObject({
      id: idSchema,
      reference: idSchema,
      account: z.string().max(40),
      direction: z.enum(['in', 'out']),
      amountFen: z.bigint().positive(),
      bookedAt: z.date(),
    }),
  ),
})
export type StatementOfBank = z.output<typeof bankStatementSchema>

/** The days of a statement page, both included; what is no day limits nothing. */
export const statementQuerySchema = z.object({
  from: day.nullable().catch(null),
  to: day.nullable().catch(null),
})
