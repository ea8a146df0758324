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

/** What the bank says of an instruction: in a callback, or asked for it. */
export interface BankWord {
  /** The same word has the same id, however often it comes. */
  readonly id: string
  readonly instructionId: string
  readonly paymentId: string
  readonly answer: 'accepted' | 'settled' | 'refused' | 'timed_out'
  readonly reason: string | null
  readonly amountFen: bigint
}

/** One movement of the bank's own books. `reference` is the payment it was for, as the bank knows it. */
export interface BankMovement {
  readonly id: string
  readonly reference: string
  readonly account: string
  readonly direction: PaymentDirection
  readonly amountFen: bigint
  readonly bookedAt: Date
}

/** Everything that the bank moved on one day of Beijing time. */
export interface BankStatement {
  readonly id: string
  /** `YYYY-MM-DD`. */
  readonly statementOn: string
  readonly movements: readonly BankMovement[]
}

/** What the bank knows of an instruction when it is asked. */
export type BankInquiry =
  | { readonly status: 'unknown' | 'pending' }
  | { readonly status: 'final'; readonly word: BankWord }

export type Signed<Message> = Message & { readonly signature: string }

/** The line to a custodian, mock or real: it takes signed instructions and gives signed words. */
export interface BankLine {
  instruct(instruction: Signed<BankInstruction>, now: Date): Promise<void>
  /** The word of a callback, or null when there is no such callback. */
  callback(callbackId: string): Promise<Signed<BankWord> | null>
  inquire(
    instructionId: string,
    now: Date,
  ): Promise<
    { readonly status: 'unknown' | 'pending' } | { readonly status: 'final'; readonly word: Signed<BankWord> }
  >
  statement(statementOn: string, now: Date): Promise<Signed<BankStatement>>
}

/** The custodian as the jobs see it: signatures are made and judged before they look. */
export interface EscrowBank {
  instruct(instruction: BankInstruction, now: Date): Promise<void>
  /** @throws ForgedWord when the signature is not the bank's */
  callback(callbackId: string): Promise<BankWord | null>
  /** @throws ForgedWord */
  inquire(instructionId: string, now: Date): Promise<BankInquiry>
  /** @throws ForgedWord */
  statement(statementOn: string, now: Date): Promise<BankStatement>
}
