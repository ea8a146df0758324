import type { ReactNode } from 'react'
import type { PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { OfferState } from '#app/domain/offers/offer-lifecycle.ts'
import type { OrderState } from '#app/domain/orders/order-lifecycle.ts'
import type { CommitmentState } from '#app/domain/pools/commitment-lifecycle.ts'
import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'
import { useText } from '#app/i18n/text.ts'
import { classes } from './classes.ts'

export type Tone = 'neutral' | 'accent' | 'saving' | 'warning' | 'danger' | 'notice'

const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft',
  accent: 'bg-accent-soft text-accent-strong',
  saving: 'bg-saving-soft text-saving',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  notice: 'bg-notice-soft text-notice',
}

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2 py-0.5 text-xs font-medium',
        TONES[tone],
      )}
    >
      {children}
    </span>
  )
}

const STATE_TONES = {
  pool: {
    draft: 'neutral',
    open: 'accent',
    locked: 'notice',
    awarded: 'saving',
    fulfilling: 'notice',
    settled: 'neutral',
    failed: 'danger',
    cancelled: 'neutral',
  } satisfies Record<PoolState, Tone>,
  commitment: {
    pending_deposit: 'warning',
    active: 'accent',
    awarded: 'saving',
    unserved: 'neutral',
    withdrawn: 'neutral',
    dropped: 'danger',
  } satisfies Record<CommitmentState, Tone>,
  offer: {
    submitted: 'accent',
    improved: 'saving',
    won: 'saving',
    lost: 'neutral',
    withdrawn: 'neutral',
  } satisfies Record<OfferState, Tone>,
  order: {
    awaiting_signature: 'warning',
    awaiting_prepayment: 'warning',
    in_production: 'notice',
    awaiting_balance: 'warning',
    shipping: 'notice',
    delivered: 'warning',
    accepted: 'accent',
    in_warranty: 'accent',
    completed: 'neutral',
    disputed: 'danger',
    terminated: 'danger',
  } satisfies Record<OrderState, Tone>,
  payment: {
    not_due: 'neutral',
    payable: 'warning',
    instructed: 'notice',
    processing: 'notice',
    in_doubt: 'warning',
    settled: 'accent',
    refused: 'danger',
    cancelled: 'neutral',
  } satisfies Record<PaymentState | 'not_due', Tone>,
}

export type StateOf =
  | { of: 'pool'; state: PoolState }
  | { of: 'commitment'; state: CommitmentState }
  | { of: 'offer'; state: OfferState }
  | { of: 'order'; state: OrderState }
  | { of: 'payment'; state: PaymentState | 'not_due' }

/** A state by its name and colour; the name alone says it all. */
export function StateBadge(props: StateOf) {
  const text = useText()
  const names: Record<string, string> = text.states[props.of]
  const tones: Record<string, Tone> = STATE_TONES[props.of]
  return <Badge tone={tones[props.state] ?? 'neutral'}>{names[props.state]}</Badge>
}
