import type { CommandName } from './commands.ts'
import { fenOf, type TypedForm } from './parse-form.ts'
import { tiersOf } from './typed-tiers.ts'

/** What a form means: the command, its input as the contract takes it, and which field each part came from. */
export interface Meant {
  readonly command: CommandName
  readonly input: Record<string, unknown>
  /** Fields by the path of the input that they became, where the names differ: `rules.opening.3` → `opening.4`. */
  readonly fields?: Readonly<Record<string, string>>
}

type Reading = (form: TypedForm, subjectId: string) => Meant

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })

const wishes = (form: TypedForm) => ({
  reserveFen: form.fen('reserveYuan'),
  accepts: form.list('accepts'),
  latestDeliveryOn: form.text('latestDeliveryOn'),
})

/** The pool page's forms; the subject is the pool. */
export const POOL_INTENTS: Readonly<Record<string, Reading>> = {
  join: (form, poolId) => ({
    command: 'joinPool',
    input: { poolId, quantity: form.whole('quantity'), ...wishes(form), ...keyed(form) },
  }),
  changeQuantity: (form, poolId) => ({
    command: 'changeCommitment',
    input: { poolId, quantity: form.whole('quantity'), wishes: wishes(form), ...keyed(form) },
  }),
  withdraw: (form, poolId) => ({ command: 'withdrawCommitment', input: { poolId, ...keyed(form) } }),
  open: (form, poolId) => ({ command: 'openPool', input: { poolId, ...keyed(form) } }),
  extend: (form, poolId) => ({
    command: 'extendJoining',
    input: { poolId, joinClosesAt: form.instant('joinClosesAt'), ...keyed(form) },
  }),
  cancel: (form, poolId) => ({ command: 'cancelPool', input: { poolId, ...keyed(form) } }),
  askQuestion: (form, poolId) => ({
    command: 'askQuestion',
    input: { poolId, body: form.text('body') ?? '', ...keyed(form) },
  }),
  answerQuestion: (form) => ({
    command: 'answerQuestion',
    input: { questionId: form.text('questionId'), body: form.text('body') ?? '', ...keyed(form) },
  }),
  // Hiding without saying why is not hiding: an empty reason stays wrong.
  hidePost: (form) => ({
    command: 'moderatePost',
    input: { ...postOf(form), reason: form.text('reason') ?? '' },
  }),
  showPost: (form) => ({ command: 'moderatePost', input: postOf(form) }),
  invite: (form, poolId) => ({ command: 'inviteToPool', input: { poolId, ...keyed(form) } }),
  pay: payment,
}

const postOf = (form: TypedForm) => ({ kind: form.text('kind'), postId: form.text('postId'), ...keyed(form) })

/** The offer composer's forms; the subject is the pool. */
export const OFFER_INTENTS: Readonly<Record<string, Reading>> = {
  offer: (form, poolId) => ({
    command: 'submitOffer',
    input: {
      poolId,
      listingId: form.text('listingId'),
      tiers: tiersOf(form),
      capacity: form.whole('capacity'),
      deliveryDays: form.whole('deliveryDays'),
      warrantyMonths: form.whole('warrantyMonths'),
      surchargeByCounty: surchargesOf(form),
      ...keyed(form),
    },
  }),
  improveOffer: (form) => ({
    command: 'improveOffer',
    input: {
      offerId: form.text('offerId'),
      tiers: tiersOf(form),
      capacity: form.whole('capacity'),
      deliveryDays: form.whole('deliveryDays'),
      ...keyed(form),
    },
  }),
  withdrawOffer: (form) => ({
    command: 'withdrawOffer',
    input: { offerId: form.text('offerId'), ...keyed(form) },
  }),
}

/** Opening a pool; there is no subject yet. */
export const CREATE_POOL_INTENTS: Readonly<Record<string, Reading>> = {
  createPool: (form) => ({
    command: 'createPool',
    input: {
      title: form.text('title'),
      category: form.text('category'),
      cluster: form.text('cluster'),
      counties: form.list('counties'),
      opening: form.text('opening'),
      visibility: form.text('visibility'),
      joinClosesAt: form.instant('joinClosesAt'),
      offersCloseAt: form.instant('offersCloseAt'),
      minQuantity: form.whole('minQuantity'),
      capQuantity: form.whole('capQuantity'),
      referencePriceFen: form.fen('referencePriceYuan'),
      depositBasisPoints: form.basisPoints('depositPercent'),
      bondBasisPoints: form.basisPoints('bondPercent'),
      appealDays: form.whole('appealDays'),
      feeBasisPoints: form.basisPoints('feePercent'),
      terms: ['prepaymentPercent', 'balancePercent', 'retentionPercent'].map(
        (name) => form.basisPoints(name) ?? 0,
      ),
      ...keyed(form),
    },
  }),
}

/** The order page's forms; the subject is the order. */
export const ORDER_INTENTS: Readonly<Record<string, Reading>> = {
  sign: (form, orderId) => ({ command: 'signContract', input: { orderId, ...keyed(form) } }),
  ship: (form, orderId) => ({
    command: 'shipGoods',
    input: {
      orderId,
      quantity: form.whole('quantity'),
      remedy: form.text('remedy'),
      ...keyed(form),
    },
  }),
  receive: (form, orderId) => ({
    command: 'receiveShipment',
    input: { orderId, shipmentId: form.text('shipmentId'), ...keyed(form) },
  }),
  accept: (form, orderId) => ({ command: 'acceptDelivery', input: delivered(form, orderId) }),
  reject: (form, orderId) => ({
    command: 'rejectDelivery',
    input: { ...delivered(form, orderId), reason: form.text('reason'), fileIds: form.list('fileIds') },
  }),
  pay: payment,
}

/** The offers page's one form: the bid bond. */
export const BOND_INTENTS: Readonly<Record<string, Reading>> = { pay: payment }

function delivered(form: TypedForm, orderId: string) {
  const shipmentId = form.text('shipmentId')
  return { orderId, shipmentId, quantity: form.whole('quantity'), ...keyed(form) }
}

function payment(form: TypedForm): Meant {
  return { command: 'payPayment', input: { paymentId: form.text('paymentId'), ...keyed(form) } }
}

function surchargesOf(form: TypedForm): Record<string, number> {
  const fields = form.names().filter((name) => name.startsWith('surchargeYuan.'))
  return Object.fromEntries(
    fields.flatMap((name) => {
      const fen = fenOf(form.text(name))
      return fen === undefined ? [] : [[name.slice('surchargeYuan.'.length), Number(fen)]]
    }),
  )
}

/** The field in which a fault of the contract is shown; what a form says of its own fields counts first. */
export function fieldOfPath(path: string, fields: Meant['fields'] = {}): string {
  const own = Object.keys(fields)
    .filter((prefix) => path === prefix || path.startsWith(`${prefix}.`))
    .sort((a, b) => b.length - a.length)[0]
  if (own !== undefined) return fields[own] ?? own
  const last = path.replace(/^wishes\./, '')
  if (last.startsWith('tiers')) return 'tiers'
  if (last.startsWith('accepts')) return 'accepts'
  if (last.startsWith('counties')) return 'counties'
  if (last.startsWith('terms')) return 'terms'
  if (last.startsWith('constraints')) return 'constraints'
  if (last.startsWith('retires')) return 'retireOthers'
  if (last.startsWith('surchargeByCounty.')) return last.replace('surchargeByCounty.', 'surchargeYuan.')
  return RENAMED[last] ?? last
}

const RENAMED: Readonly<Record<string, string>> = {
  toBuyerFen: 'toBuyerYuan',
  amountFen: 'amountYuan',
  fileIds: 'photos',
  reserveFen: 'reserveYuan',
  priceFen: 'priceYuan',
  memberPriceFen: 'memberPriceYuan',
  maxPriceFen: 'maxPriceYuan',
  referencePriceFen: 'referencePriceYuan',
  depositBasisPoints: 'depositPercent',
  bondBasisPoints: 'bondPercent',
  feeBasisPoints: 'feePercent',
}
