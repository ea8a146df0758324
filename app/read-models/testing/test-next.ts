import type { TestNext } from '#app/contracts/views/testing.ts'
import type { PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { TestOrderState } from '#app/domain/testing/test-order-lifecycle.ts'

export interface Standing {
  readonly state: TestOrderState
  readonly isFeeHeld: boolean
  /** Of the fee that is asked for; null when none is. */
  readonly paymentState: PaymentState | null
  /** An approved report whose document is being made. */
  readonly isDrawing: boolean
}

/** What must happen next to a test order, and whose it is to do. */
export function nextOfTest({ state, isFeeHeld, paymentState, isDrawing }: Standing): TestNext {
  switch (state) {
    case 'draft':
      return { who: 'customer', step: 'submit' }
    case 'submitted':
      return { who: 'lab', step: 'accept' }
    case 'accepted':
    case 'samples_received':
      if (!isFeeHeld) {
        const isPayable = paymentState === 'payable' || paymentState === 'refused'
        return isPayable ? { who: 'customer', step: 'pay' } : { who: 'nobody', step: 'wait_for_bank' }
      }
      return { who: 'lab', step: state === 'accepted' ? 'receive' : 'start' }
    case 'testing':
    case 'amended':
      return { who: 'lab', step: 'test' }
    case 'under_review':
      return isDrawing ? { who: 'nobody', step: 'draw' } : { who: 'lab', step: 'review' }
    case 'reported':
      return { who: 'customer', step: 'close' }
    default:
      return { who: 'nobody', step: 'none' }
  }
}
