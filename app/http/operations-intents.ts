import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

type Reading = (form: TypedForm, subjectId: string) => Meant

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })

/** The forms over a difference with the bank; the subject is the case. */
export const CASE_INTENTS: Readonly<Record<string, Reading>> = {
  recheck: (form, caseId) => ({ command: 'recheckBankCase', input: { caseId, ...keyed(form) } }),
  correct: (form, caseId) => ({
    command: 'correctBankCase',
    input: { caseId, reason: form.text('reason'), ...keyed(form) },
  }),
  refund: (form, caseId) => ({
    command: 'refundBankCase',
    input: { caseId, reason: form.text('reason'), ...keyed(form) },
  }),
  closeCase: (form, caseId) => ({
    command: 'closeBankCase',
    input: { caseId, reason: form.text('reason'), ...keyed(form) },
  }),
}

/** The one form over a firm that waits: the operator has looked at it. */
export const FIRM_INTENTS: Readonly<Record<string, Reading>> = {
  verifyFirm: (form) => ({
    command: 'verifyOrganisation',
    input: { organisationId: form.text('organisationId') },
  }),
}

/** The forms over a failed job; the subject is the dead letter. */
export const LETTER_INTENTS: Readonly<Record<string, Reading>> = {
  replay: (form, letterId) => ({ command: 'replayDeadLetter', input: { letterId, ...keyed(form) } }),
  discard: (form, letterId) => ({
    command: 'discardDeadLetter',
    input: { letterId, reason: form.text('reason'), ...keyed(form) },
  }),
}
