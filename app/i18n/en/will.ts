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
  closePlatform:
    'The platform takes no new bookings, members or test orders from now on and is shown as closed.',
  closeEnds: ({ bookings, waits, testsToEnd, held }) =>
    `Bookings that have not begun (${bookings}) are cancelled and the ${held} paid for them goes back in full; ${waits} places in waiting lists end; test orders without samples (${testsToEnd}) are cancelled and their fees refunded; all idle time on offer is withdrawn.`,
  closeLeaves: (bookings, tests) =>
    `Bookings in use (${bookings}) and tests whose samples are here (${tests}) are finished and settled as usual. Everybody concerned is told.`,
  reopenPlatform:
    'The platform takes bookings, members and test orders again at once; what the closing cancelled stays cancelled. Members are told.',
  refuseMember: (name) => `${name} is not admitted and is told so; it may apply again later.`,
  removeMember: (name) =>
    `${name} is a member no longer: no new bookings, no chain price. What it has booked or ordered stays. It is told.`,
  admitMember: (name) =>
    `${name} becomes a member at once and may book; its class can still be changed. It is told.`,
  classifyMember: (name, cls) =>
    `${name} pays the ${cls} price from now on; what it has booked keeps its price.`,
  writeRule:
    'It holds for every calculation from its day on; once published it cannot be changed, only followed by another version.',
  revokeFeed: (name) =>
    `The calendar address of “${name}” stops at once; calendars that follow it are updated no more, and it cannot be brought back.`,
  loseSample: (code, fee) =>
    `Sample ${code} is tested no more and its fee of ${fee} goes back to the client; if no other is left, the order ends. This cannot be undone.`,
  leavePlatform: 'You can book no more and lose the chain price; what you have booked or ordered stays.',
  revoke: 'It ends at once, and its holder is told.',
}
