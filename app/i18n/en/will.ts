import type { zhWill } from '../zh/will.ts'

export const enWill: typeof zhWill = {
  payBond: (amount) =>
    `${amount} goes into escrow as a bid bond; it is forfeited if you withdraw the offer after the pool is locked.`,
  withdrawDemand: 'A withdrawn demand is matched and pooled no more and cannot be brought back.',
  verifyFirm: (name) => `Once verified, ${name} may trade here.`,
  issueInvoice: 'The number of an invoice cannot be changed afterwards; the other side sees it at once.',
  withdrawClaim: 'The retention it froze is set free at once; a withdrawn claim cannot be brought back.',
  dropProposal: 'The proposal is void; the other side can no longer agree to it.',
  withReason: 'The deed and its reason go into the audit trail and cannot be undone.',
  cancelBooking: (fee) =>
    `The booking is cancelled and its time is free for others; the fee is ${fee}, the rest is refunded.`,
  rejectBooking: 'The booking is refused, what was paid goes back, and the holder is told why.',
  declineOffer: 'The booking ends and all that was paid goes back.',
  returnUse: 'It is settled by what was metered; a settlement cannot be changed.',
  payBooking: (amount) => `${amount} goes from your account into escrow.`,
  revoke: 'It ends at once, and its holder is told.',
}
