import type { zhLadder } from '../zh/ladder.ts'

export const enLadder: typeof zhLadder = {
  title: 'Price staircase',
  titleOf: (supplier) => `Price staircase of ${supplier}`,
  caption: (quantity, price) => `${quantity} now, each at ${price}`,
  captionNone: (quantity) => `${quantity} now: no tier is reached yet`,
  here: 'Now',
  hereAt: (quantity) => `Now ${quantity}`,
  missing: (quantity) => `${quantity} missing`,
  fromQuantity: 'From',
  unitPrice: 'Unit price',
  totalAt: 'Total at that quantity',
  belowReference: 'Against reference',
  cheaperZone: (from, to, at) =>
    from === to
      ? `${at} sets cost less in total than ${from}`
      : `${at} sets cost less in total than ${from} to ${to}`,
  reference: 'Reference',
  axisQuantity: 'Sets',
  sealed: 'Offers are sealed; ladders appear when offers close',
  none: 'No ladder yet',
  whatIf: 'What if I add…',
  whatIfShow: 'Work it out',
  whatIfPool: 'The pool would reach',
  whatIfPrice: 'Projected unit price',
  whatIfMine: (quantity) => `My ${quantity} in total`,
  whatIfSaving: 'Saving against reference',
  whatIfOthers: (saving) => `Everybody else saves ${saving} more per set, too`,
  whatIfCheaper: (quantity, total) => `${quantity} sets would cost less in total: ${total}`,
  whatIfNone: 'No tier is reached, so there is no price yet',
  disclaimer:
    'An estimate from today’s commitments and offers; the award decides. You never pay more than your reserve price, nor more than you would alone.',
}
