import type {
  CommitmentState,
  OfferState,
  OrderState,
  PaymentPurpose,
  PaymentState,
  PoolState,
} from '#app/contracts/views/states.ts'

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
const payment: Record<PaymentState, string> = {
  not_due: '未到期',
  payable: '待支付',
  in_flight: '银行处理中',
  settled: '已完成',
  refused: '银行拒付',
  cancelled: '已取消',
}
const purpose: Record<PaymentPurpose, string> = {
  deposit: '订金',
  prepayment: '预付款',
  balance: '发货款',
  bid_bond: '投标保证金',
  payout_shipment: '发货放款',
  payout_acceptance: '验收放款',
  payout_retention: '质保金放款',
  refund: '退款',
  forfeiture: '没收订金',
}

/** The names of every state that a page shows. */
export const zhStates = { pool, commitment, offer, order, payment, purpose }
