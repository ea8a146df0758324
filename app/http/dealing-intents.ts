import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })
const shown = (form: TypedForm) => ({ fileIds: form.list('fileIds') })

/** The forms by which the sides of an order deal with each other; the subject is the order. */
export const DEALING_INTENTS: Readonly<Record<string, (form: TypedForm, orderId: string) => Meant>> = {
  openDispute: (form, orderId) => ({
    command: 'openDispute',
    input: { orderId, reason: form.text('reason'), ...shown(form), ...keyed(form) },
  }),
  addEvidence: (form, orderId) => ({
    command: 'addEvidence',
    input: { orderId, statement: form.text('statement'), ...shown(form), ...keyed(form) },
  }),
  withdrawDispute: (form, orderId) => ({ command: 'withdrawDispute', input: { orderId, ...keyed(form) } }),
  appealRuling: (form, orderId) => ({
    command: 'appealRuling',
    input: { orderId, reason: form.text('reason'), ...keyed(form) },
  }),
  decideDispute: (form, orderId) => ({
    command: 'decideDispute',
    input: { orderId, toBuyerFen: form.fen('toBuyerYuan'), reason: form.text('reason'), ...keyed(form) },
  }),
  proposeTermination: (form, orderId) => ({
    command: 'proposeTermination',
    input: { orderId, toBuyerFen: form.fen('toBuyerYuan'), ...keyed(form) },
  }),
  acceptTermination: (form, orderId) => ({
    command: 'acceptTermination',
    input: { orderId, amountFen: form.text('amountFen'), ...keyed(form) },
  }),
  proposeReduction: (form, orderId) => ({
    command: 'proposeReduction',
    input: { orderId, amountFen: form.fen('amountYuan'), ...keyed(form) },
  }),
  acceptReduction: (form, orderId) => ({
    command: 'acceptReduction',
    input: { orderId, amountFen: form.text('amountFen'), ...keyed(form) },
  }),
  dropProposal: (form, orderId) => ({
    command: 'dropProposal',
    input: { orderId, kind: form.text('kind'), ...keyed(form) },
  }),
  proposeAmendment: (form, orderId) => ({
    command: 'proposeAmendment',
    input: {
      orderId,
      deliveryDays: form.whole('deliveryDays'),
      acceptDays: form.whole('acceptDays'),
      warrantyDays: form.whole('warrantyDays'),
      clause: form.text('clause'),
      ...keyed(form),
    },
  }),
  signAmendment: (form, orderId) => ({
    command: 'signAmendment',
    input: { orderId, version: form.whole('version'), sha256: form.text('sha256'), ...keyed(form) },
  }),
  openClaim: (form, orderId) => ({
    command: 'openClaim',
    input: {
      orderId,
      acceptanceId: form.text('acceptanceId'),
      amountFen: form.fen('amountYuan'),
      reason: form.text('reason'),
      ...shown(form),
      ...keyed(form),
    },
  }),
  grantClaim: (form, orderId) => ({ command: 'grantClaim', input: onClaim(form, orderId) }),
  withdrawClaim: (form, orderId) => ({ command: 'withdrawClaim', input: onClaim(form, orderId) }),
  contestClaim: (form, orderId) => ({
    command: 'contestClaim',
    input: { ...onClaim(form, orderId), answer: form.text('answer') },
  }),
  decideClaim: (form, orderId) => ({
    command: 'decideClaim',
    input: { ...onClaim(form, orderId), toBuyerFen: form.fen('toBuyerYuan') },
  }),
}

/** The invoices page's one form. */
export const INVOICE_INTENTS: Readonly<Record<string, (form: TypedForm, subjectId: string) => Meant>> = {
  issueInvoice: (form) => ({
    command: 'issueInvoice',
    input: {
      invoiceId: form.text('invoiceId'),
      number: form.text('number'),
      issuedOn: form.text('issuedOn'),
      ...keyed(form),
    },
  }),
}

function onClaim(form: TypedForm, orderId: string) {
  return { orderId, claimId: form.text('claimId'), ...keyed(form) }
}

/** The operator's desk: a claim's order comes with its form. */
export const DESK_INTENTS: Readonly<Record<string, (form: TypedForm, subjectId: string) => Meant>> = {
  decideClaim: (form) => ({
    command: 'decideClaim',
    input: { ...onClaim(form, form.text('orderId') ?? ''), toBuyerFen: form.fen('toBuyerYuan') },
  }),
}
