import { HOUR_MS } from '../shared/clock.ts'
import type { PaymentDirection } from './payment-lifecycle.ts'

/** How the mock of the bank behaves towards an account, chosen by its last four digits (DOMAIN 9). */
export const BANK_BEHAVIOURS = ['normal', 'refuses', 'late', 'twice', 'disordered'] as const
export type BankBehaviour = (typeof BANK_BEHAVIOURS)[number]

const SUFFIXES: Record<string, BankBehaviour> = {
  '0002': 'refuses',
  '0003': 'late',
  '0004': 'twice',
  '0005': 'disordered',
}

export function behaviourOf(account: string): BankBehaviour {
  return SUFFIXES[account.slice(-4)] ?? 'normal'
}

/** The account number of a demo or story firm: 12 digits that say which firm, 4 that say how it behaves. */
export function testAccount(serial: number, behaviour: BankBehaviour): string {
  const suffix = Object.entries(SUFFIXES).find(([, name]) => name === behaviour)?.[0] ?? '0001'
  return `6228${String(serial).padStart(8, '0')}${suffix}`
}

export interface PlannedAnswer {
  readonly answer: 'accepted' | 'settled' | 'refused' | 'timed_out'
  readonly afterMs: number
  readonly reason: string | null
}

const say = (
  answer: PlannedAnswer['answer'],
  afterMs: number,
  reason: string | null = null,
): PlannedAnswer => ({
  answer,
  afterMs,
  reason,
})

/**
 * What the bank will say of an instruction, and after how long: the first word after one pace, the next one a
 * pace later. Money out is never refused for lack of funds.
 */
export function planAnswers(
  behaviour: BankBehaviour,
  direction: PaymentDirection,
  paceMs: number,
): PlannedAnswer[] {
  switch (behaviour) {
    case 'refuses':
      return direction === 'in'
        ? [say('accepted', paceMs), say('refused', 2 * paceMs, 'insufficient_funds')]
        : [say('accepted', paceMs), say('settled', 2 * paceMs)]
    case 'late':
      return [say('timed_out', 30 * paceMs, 'no_answer'), say('settled', 48 * HOUR_MS)]
    case 'twice':
      return [say('accepted', paceMs), say('settled', 2 * paceMs), say('settled', 4 * paceMs)]
    case 'disordered':
      return [say('settled', 2 * paceMs), say('accepted', 4 * paceMs)]
    case 'normal':
      return [say('accepted', paceMs), say('settled', 2 * paceMs)]
  }
}
