import type { NoticeKind } from './notice-kinds.ts'

/** Who of those around a subject is told. `members` and `suppliers` of the pool; the sides of an order. */
export type Audience = 'members' | 'suppliers' | 'buyer' | 'supplier' | 'payer' | 'invited'

export interface MoveNotice {
  readonly kind: NoticeKind
  readonly to: readonly Audience[]
}

const all = ['members', 'suppliers'] as const
const sides = ['buyer', 'supplier'] as const

/**
 * Which lines of the trail are told to whom, by machine and event: the one place from which every event that
 * concerns a firm reaches it. `null`: nobody is told, but others follow it (demands follow pools).
 */
const MOVES: Readonly<Record<string, MoveNotice | null>> = {
  'pool.open': null,
  'pool.lock': { kind: 'locked', to: all },
  'pool.fail': { kind: 'pool_failed', to: all },
  'pool.cancel': { kind: 'pool_cancelled', to: all },
  'pool.settle': { kind: 'pool_settled', to: all },
  'commitment.deposit_held': null,
  'commitment.drop': { kind: 'commitment_dropped', to: ['buyer'] },
  'order.created': { kind: 'signature_wanted', to: sides },
  'order.sign': { kind: 'contract_signed', to: sides },
  'order.shipped': { kind: 'shipment_sent', to: ['buyer'] },
  'order.received': { kind: 'shipment_received', to: ['supplier'] },
  'order.accept': { kind: 'delivery_accepted', to: ['supplier'] },
  'order.accepted_by_clock': { kind: 'delivery_accepted', to: ['buyer'] },
  'order.rejected': { kind: 'delivery_rejected', to: ['supplier'] },
  'order.terminate': { kind: 'order_terminated', to: sides },
  'order.dispute': { kind: 'dispute_opened', to: sides },
  'dispute.decide': { kind: 'dispute_decided', to: sides },
  'payment.ask': { kind: 'payment_due', to: ['payer'] },
  'payment.bank_refuses': { kind: 'payment_refused', to: ['payer'] },
  'test_order.submit': { kind: 'test_submitted', to: ['supplier'] },
  'test_order.accept': { kind: 'test_accepted', to: ['buyer'] },
  'test_order.reject': { kind: 'test_ended', to: ['buyer'] },
  'test_order.cancel': { kind: 'test_ended', to: sides },
  'test_order.lose_samples': { kind: 'test_ended', to: sides },
  'test_order.issue': { kind: 'test_reported', to: ['buyer'] },
  'test_order.amend': { kind: 'test_amended', to: ['buyer'] },
  'engagement.ask': { kind: 'engagement_asked', to: ['supplier'] },
  'engagement.agree': { kind: 'engagement_answered', to: ['buyer'] },
  'engagement.decline': { kind: 'engagement_answered', to: ['buyer'] },
  'engagement.deliver': { kind: 'engagement_delivered', to: ['buyer'] },
  'engagement.confirm': { kind: 'engagement_moved', to: ['supplier'] },
  'engagement.reopen': { kind: 'engagement_moved', to: ['supplier'] },
  'engagement.withdraw': { kind: 'engagement_moved', to: ['supplier'] },
  'provider_rating.rate': { kind: 'provider_rated', to: ['supplier'] },
  'platform_member.join': { kind: 'member_applied', to: ['supplier'] },
  'platform_member.invite': { kind: 'member_invited', to: ['buyer'] },
  'platform_member.admit': { kind: 'member_admitted', to: ['buyer'] },
  'platform_member.refuse': { kind: 'member_ended', to: ['buyer'] },
  'platform_member.remove': { kind: 'member_ended', to: ['buyer'] },
  'invitation.invite': { kind: 'invitation', to: ['invited'] },
}

/** Whether anybody wants to hear of such a line of the trail. */
export function isMoveTold(machine: string, event: string): boolean {
  return Object.hasOwn(MOVES, `${machine}.${event}`)
}

/** What is told of such a line, and to whom; null: nothing. */
export function noticeOfMove(machine: string, event: string): MoveNotice | null {
  return isMoveTold(machine, event) ? (MOVES[`${machine}.${event}`] ?? null) : null
}
