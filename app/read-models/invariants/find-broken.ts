import type { Database } from '#db/client.ts'
import { BOOKING_INVARIANTS } from './booking-invariants.ts'
import { CHAIN_INVARIANTS } from './chain-invariants.ts'
import { DIRECTORY_INVARIANTS } from './directory-invariants.ts'
import type { Invariant } from './invariant.ts'
import { LEDGER_INVARIANTS } from './ledger-invariants.ts'
import { POOL_INVARIANTS } from './pool-invariants.ts'
import { TESTING_INVARIANTS } from './testing-invariants.ts'
import { TRADE_INVARIANTS } from './trade-invariants.ts'
import { TRAIL_INVARIANTS } from './trail-invariants.ts'

/** Everything of DOMAIN 12 that the store itself can be asked, in order of number. */
export const INVARIANTS: readonly Invariant[] = [
  ...LEDGER_INVARIANTS,
  ...CHAIN_INVARIANTS,
  ...POOL_INVARIANTS,
  ...TRADE_INVARIANTS,
  ...BOOKING_INVARIANTS,
  ...TESTING_INVARIANTS,
  ...DIRECTORY_INVARIANTS,
  ...TRAIL_INVARIANTS,
].sort((a, b) => a.number - b.number)

/** An invariant with what broke it; nothing when it holds. */
export interface CheckedInvariant {
  readonly number: number
  /** In English, as `name`; in Chinese, as `nameZh`. */
  readonly name: string
  readonly nameZh: string
  readonly examples: readonly string[]
}

/** Asks every invariant; a few connections at most are taken for it. */
export async function checkInvariants({ sql }: Database, now: Date): Promise<CheckedInvariant[]> {
  const checked: CheckedInvariant[] = []
  for (const { number, nameEn, nameZh, find } of INVARIANTS) {
    const offences = await find(sql, now)
    checked.push({ number, name: nameEn, nameZh, examples: offences.map((offence) => offence.example) })
  }
  return checked
}

/** Those that do not hold. */
export async function findBrokenInvariants(database: Database, now: Date): Promise<CheckedInvariant[]> {
  const checked = await checkInvariants(database, now)
  return checked.filter((invariant) => invariant.examples.length > 0)
}
