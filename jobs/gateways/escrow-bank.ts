import type { PaymentDirection } from '#app/domain/escrow/payment-lifecycle.ts'

/** What the custodian bank is told to do. The id makes it one instruction, however often it is sent. */
export interface BankInstruction {
  readonly id: string
  readonly paymentId: string
  /** The firm's own account at the bank. */
  readonly account: string
  readonly direction: PaymentDirection
  readonly amountFen: bigint
}

/** The custodian as we see it: it takes instructions and answers later, by callbacks. */
export interface EscrowBank {
  instruct(instruction: BankInstruction, now: Date): Promise<void>
}
