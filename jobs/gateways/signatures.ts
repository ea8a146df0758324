import { createHmac, timingSafeEqual } from 'node:crypto'
import type { BankInstruction, BankStatement, BankWord } from './escrow-bank.ts'

/** A signature that is not the bank's: the word counts for nothing, whatever it says. */
export class ForgedWord extends Error {
  constructor(what: string) {
    super(`${what} does not bear the bank's signature`)
    this.name = 'ForgedWord'
  }
}

/** HMAC-SHA-256 of a message's facts, one a line, in hex. No fact has a line break. */
export function signatureOf(secret: string, facts: readonly string[]): string {
  return createHmac('sha256', secret).update(facts.join('\n')).digest('hex')
}

export function isSignedBy(secret: string, facts: readonly string[], signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, facts))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

export function factsOfInstruction(message: BankInstruction): string[] {
  const { id, paymentId, account, direction, amountFen } = message
  return ['instruction', id, paymentId, account, direction, amountFen.toString()]
}

export function factsOfWord({ id, instructionId, paymentId, answer, reason, amountFen }: BankWord): string[] {
  return ['word', id, instructionId, paymentId, answer, reason ?? '', amountFen.toString()]
}

export function factsOfStatement({ id, statementOn, movements }: BankStatement): string[] {
  const lines = movements.map((movement) =>
    [
      movement.id,
      movement.reference,
      movement.account,
      movement.direction,
      movement.amountFen,
      movement.bookedAt.toISOString(),
    ].join(' '),
  )
  return ['statement', id, statementOn, ...lines]
}
