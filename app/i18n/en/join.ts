import type { zhJoin } from '../zh/join.ts'

export const enJoin: typeof zhJoin = {
  quantity: 'Sets',
  quantityHint: (remaining) => `${remaining} still free`,
  reserve: 'Reserve price (highest landed price per set)',
  reserveShort: 'Reserve price',
  reserveHint:
    'Only your firm sees it. You never pay more; without it, your stand-alone price is the ceiling.',
  accepts: 'Offers I accept',
  acceptsAll: 'None chosen: all offers, later ones too (recommended).',
  acceptsSome: 'Only those chosen',
  latestDelivery: 'Latest delivery',
  latestDeliveryHint: 'Empty: any delivery.',
  depositNow: (amount) => `Deposit about ${amount}`,
  submitJoin: 'Join',
  change: 'Change my commitment',
  changeLead:
    'More sets need the difference in deposit and count once it is held; fewer count at once and the difference is returned.',
  submitChange: 'Save',
  withdraw: 'Withdraw',
  withdrawWill: (quantity, deposit) =>
    `Your commitment of ${quantity} is withdrawn and the deposit of ${deposit} returned.`,
  pendingFirst: (quantity) => `These ${quantity} count in the pool once the deposit is paid`,
  withdrawUnpaid: (quantity) =>
    `Your commitment of ${quantity} is cancelled; nothing has been paid, nothing is due.`,
  pendingQuantity: (quantity) => `Raise to ${quantity} waits for its deposit`,
  depositHeld: 'Deposit held',
  depositDue: 'Deposit due',
  payDeposit: 'Pay the deposit',
  projectedTotal: 'Projected total',
  reservePrivate: 'Only your firm sees the reserve price',
  binding: 'Your commitment is binding; the award follows.',
  droppedUnpaid:
    'Your deposit had not arrived when joining closed: your commitment has lapsed, takes no part in the award and costs nothing.',
  droppedUnsigned:
    'You did not sign the contract in time: your commitment has lapsed and the deposit is forfeited, as agreed.',
  droppedMoney: (amount) =>
    `The deposit of ${amount} that the bank has not answered for goes back whole as soon as it arrives.`,
  awardedTo: (supplier) => `Supplied by ${supplier}`,
  toOrder: 'To the order',
  unserved: 'No supply was awarded to you; the deposit is returned whole.',
  savingToReference: 'Below the reference price',
  bill: {
    title: 'What I pay, and why',
    reached: (all, supplier, from, price) =>
      `The pool, yours included, stands at ${all}: that reaches the tier “${from} or more” of ${supplier}, at ${price} each.`,
    landed: (surcharge, landed) => `With ${surcharge} for freight and installation: ${landed} each, landed.`,
    times: (sets, price) => `Your ${sets} × ${price} = `,
    paidIn: 'Paid into escrow in steps:',
    deposit: 'On joining: deposit',
    onSigning: (share) => `On signing: prepayment, ${share}`,
    less: (prepayment, deposit) => `${prepayment} − ${deposit} deposit`,
    beforeShipment: (share) => `Before shipment: ${share}`,
    atAcceptance: (share) => `At acceptance: retention, ${share}`,
    retention: 'Reaches the supplier only when the warranty ends',
    next: (missing, price, saved) =>
      `With ${missing} more in the pool, each costs ${price} and you pay ${saved} less in all.`,
    bound:
      'As the pool stands this moment; the price is fixed when it closes. You never pay more than your reserve price, nor more than buying alone.',
    depositIsMore: 'What the deposit exceeds the prepayment counts towards the later payments.',
  },
  page: {
    title: 'My commitments',
    lead: 'Commitments, deposits and awards.',
    empty: 'No commitment yet',
    emptyHint: 'Join a pool and get a lower price together with others.',
    activeQuantity: 'Active sets',
    depositHeld: 'Deposits held',
    projectedSaving: 'Projected saving',
    pool: 'Pool',
    poolQuantity: 'Pool in all',
  },
  award: {
    title: 'Award',
    optimal: 'Proven optimal',
    gap: (bound) => `Best within the time limit; no award can save more than ${bound}`,
    saving: 'Total saving',
    served: 'Sets awarded',
    suppliers: 'Winning suppliers',
    firms: 'Firms served',
    unserved: (firms) =>
      `${firms} ${firms === 1 ? 'firm was' : 'firms were'} not served; deposits returned whole`,
    stable: 'Stable: no group of firms could do better under the same offers',
    mine: 'My result',
    myPrice: 'Price per set, landed',
    mySolo: 'Price alone',
    mySaving: 'I save',
  },
}
