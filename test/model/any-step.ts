import fc from 'fast-check'
import { BANK_BEHAVIOURS } from '#app/domain/escrow/test-accounts.ts'
import { Change, Join, Pay, PayTwiceAtOnce, Wait, Withdraw } from './pool-steps.ts'
import type { Setting, Step } from './shapes.ts'
import { Appeal, DEEDS, Decide, Dispute, Trade, WithdrawDispute } from './trade-steps.ts'
import { BankMood, BankTrouble, BrokenOff, POINTS } from './trouble-steps.ts'
import { FIRMS } from './world.ts'

const firm = fc.nat({ max: FIRMS - 1 })
const quantity = fc.integer({ min: 1, max: 6 })
const side = fc.constantFrom('buyer' as const, 'supplier' as const)

const POOL = [
  fc.tuple(firm, quantity).map(([who, much]) => new Join(who, much) as Step),
  fc.tuple(firm, quantity).map(([who, much]) => new Change(who, much) as Step),
  firm.map((who) => new Withdraw(who) as Step),
  fc.constant(new Pay() as Step),
  firm.map((who) => new PayTwiceAtOnce(who) as Step),
  fc.integer({ min: 1, max: 120 }).map((hours) => new Wait(hours) as Step),
]
const TRADE = [
  fc
    .tuple(fc.constantFrom(...DEEDS), fc.integer({ min: 1, max: 3 }))
    .map(([deed, much]) => new Trade(deed, much) as Step),
  fc.tuple(firm, side).map(([who, by]) => new Dispute(who, by) as Step),
  fc.tuple(firm, side).map(([who, by]) => new WithdrawDispute(who, by) as Step),
  fc.tuple(firm, fc.integer({ min: 0, max: 110 })).map(([who, percent]) => new Decide(who, percent) as Step),
  fc.tuple(firm, side).map(([who, by]) => new Appeal(who, by) as Step),
  // Long enough for a default of either side.
  fc.integer({ min: 6, max: 40 }).map((days) => new Wait(24 * days) as Step),
]
const BANK = [
  fc.constantFrom('lost' as const, 'again' as const).map((kind) => new BankTrouble(kind) as Step),
  fc.tuple(firm, fc.constantFrom(...BANK_BEHAVIOURS)).map(([who, mood]) => new BankMood(who, mood) as Step),
]

/** Every command, with a firm's daily life, its trade, its quarrels and its bank. */
export function anyStep(): fc.Arbitrary<Step>[] {
  const plain = [...POOL, ...TRADE, ...BANK]
  const broken = fc
    .tuple(fc.oneof(...plain), fc.nat({ max: POINTS.length - 1 }))
    .map(([inner, point]) => new BrokenOff(inner, point) as Step)
  return [...plain, broken, broken]
}

/** Where a run begins: an open pool, one whose contracts wait for signatures, one whose orders are paid. */
export function anySetting(): fc.Arbitrary<Setting> {
  return fc.record({
    start: fc.constantFrom('open' as const, 'awarded' as const, 'paid' as const),
    appealDays: fc.constantFrom(0 as const, 7 as const),
    bondBasisPoints: fc.constantFrom(0 as const, 200 as const),
  })
}
