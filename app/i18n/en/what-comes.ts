import type { zhWhatComes } from '../zh/what-comes.ts'

export const enWhatComes: typeof zhWhatComes = {
  title: 'What comes next',
  depositHow: (share, sets, price) => `${share} × ${sets} × reference price ${price}`,
  savingHow: (sets, reference, landed) => `${sets} × (reference price ${reference} − ${landed})`,
  payFirst: 'Pay the deposit first',
  payFirstHow: 'Once it is held, these sets count and the price follows.',
  until: (at) => `Until ${at}`,
  untilHow: 'Change the sets or leave. If you leave, the deposit comes back whole.',
  at: (at) => `${at}: the pool closes`,
  atHow:
    'The best award is made with the sets of that moment, and the price is fixed. Who is not served has the deposit back whole.',
  sign: (days) => `Within ${days} of the award`,
  signHow:
    'Sign and pay the prepayment; the deposit counts towards it. Who wins and does not sign loses the deposit.',
  ship: (days) => `Delivered within ${days} of signing`,
  shipHow:
    'The part before shipment is due first; what is left reaches the supplier as agreed, after acceptance.',
}
