import type { PayoutCause } from '#app/contracts/views/statement.ts'
import type { AccountKind, JournalKind } from '#app/domain/escrow/chart-of-accounts.ts'
import type { PaymentPurpose, PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { OfferState } from '#app/domain/offers/offer-lifecycle.ts'
import type { OrderState } from '#app/domain/orders/order-lifecycle.ts'
import type { CommitmentState } from '#app/domain/pools/commitment-lifecycle.ts'
import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'

const pool: Record<PoolState, string> = {
  draft: '草稿',
  open: '认购中',
  locked: '已截止',
  awarded: '已定标',
  fulfilling: '履约中',
  settled: '已结清',
  failed: '未成团',
  cancelled: '已取消',
}
const commitment: Record<CommitmentState, string> = {
  pending_deposit: '待付订金',
  active: '认购有效',
  awarded: '已中标',
  unserved: '未分配',
  withdrawn: '已退出',
  dropped: '已失效',
}
const offer: Record<OfferState, string> = {
  submitted: '已报价',
  improved: '已让利',
  won: '中标',
  lost: '未中标',
  withdrawn: '已撤回',
}
const order: Record<OrderState, string> = {
  awaiting_signature: '待签约',
  awaiting_prepayment: '待付预付款',
  in_production: '生产中',
  awaiting_balance: '待付发货款',
  shipping: '发货中',
  delivered: '待验收',
  accepted: '已验收',
  in_warranty: '质保中',
  completed: '已完成',
  disputed: '争议中',
  terminated: '已终止',
}
const payment: Record<PaymentState | 'not_due', string> = {
  not_due: '未到期',
  payable: '待支付',
  instructed: '已提交银行',
  processing: '银行处理中',
  in_doubt: '等待银行确认',
  settled: '已完成',
  refused: '银行拒付',
  cancelled: '已取消',
}
const purpose: Record<PaymentPurpose, string> = {
  deposit: '订金',
  bond: '投标保证金',
  prepayment: '预付款',
  balance: '发货款',
  retention: '质保金',
  refund: '退款',
  payout: '放款',
  compensation: '赔付',
  booking: '预约预付',
}
const journal: Record<JournalKind, string> = {
  deposit_held: '订金入托管',
  bond_held: '保证金入托管',
  prepayment_held: '预付款入托管',
  balance_held: '发货款入托管',
  retention_held: '质保金入托管',
  deposit_applied: '订金转预付款',
  credit_applied: '余款抵付',
  refund_instructed: '退款已提交银行',
  refund_settled: '退款到账',
  payout_instructed: '放款已提交银行',
  payout_settled: '放款到账',
  forfeited: '没收',
  out_refused: '银行拒绝付出',
  frozen: '冻结',
  unfrozen: '解冻',
  dispute_decided: '争议裁决',
  price_reduced: '降价',
  fee_taken: '服务费',
  correction: '更正',
  testing_held: '检测费入托管',
  booking_held: '预约款入托管',
  booking_settled: '预约结算',
}

const payout: Record<PayoutCause, string> = {
  shipment: '发货放款',
  acceptance: '验收放款',
  warranty: '质保金放款',
  settlement: '裁决或协议放款',
  testing: '检测费放款',
  booking: '设备预约放款',
}
const payoutSent = (what: string) => `${what}已提交银行`
const payoutSettled = (what: string) => `${what}到账`

const account: Record<AccountKind, string> = {
  outside: '企业银行账户',
  deposit: '认购订金',
  bond: '投标保证金',
  order_prepayment: '订单预付款',
  order_balance: '订单发货款',
  order_retention: '订单质保金',
  frozen: '争议冻结款',
  testing: '检测费',
  booking: '设备预约款',
  in_transit: '在途付款',
  platform_fee: '平台服务费',
  suspense: '待查款',
}
const accountHint: Record<AccountKind, string> = {
  outside: '托管以外；负数为净付入，正数为净收回',
  deposit: '认购时付入，中标后转作预付款，未中标全退',
  bond: '报价时付入，履约后退还',
  order_prepayment: '签约后付入，发货时按数量放款',
  order_balance: '发货前付入，验收时按数量放款',
  order_retention: '验收时付入，质保期满放款',
  frozen: '争议期间谁也不能动用',
  testing: '委托受理前付入，出具报告后放款',
  booking: '预约时付入，使用后结算',
  in_transit: '已指令银行付出，尚未到账',
  platform_fee: '放款时扣收',
  suspense: '与银行核对不上，等待处理',
}

/** The names of every state, purpose and journal that a page shows. */
export const zhStates = {
  account,
  accountHint,
  pool,
  commitment,
  offer,
  order,
  payment,
  purpose,
  journal,
  payout,
  payoutSent,
  payoutSettled,
}
