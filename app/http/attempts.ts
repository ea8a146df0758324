import type { Database } from '#db/client.ts'
import { BoundedCounts } from './bounded-counts.ts'

const WINDOW_MS = 10 * 60_000
/** Wrong passwords for one account from one address within the window. */
const PER_ACCOUNT = 8
/** And for all accounts from one address: guessing many accounts is no better than guessing one. */
const PER_ADDRESS = 100
/** Counts what failed; the memory is bounded. */
export class Attempts {
  readonly #failures = new BoundedCounts(WINDOW_MS)

  /** Counts one more try, before it is known how it ends: many at once are as many. False when it is too many. */
  begin(address: string, account: string, now: Date): boolean {
    const isAllowed =
      this.#failures.of(byAccount(address, account), now) < PER_ACCOUNT &&
      this.#failures.of(byAddress(address), now) < PER_ADDRESS
    if (isAllowed)
      for (const name of [byAccount(address, account), byAddress(address)]) this.#failures.add(name, now)
    return isAllowed
  }

  /** A right password takes its own try back, and forgives the account. */
  succeeded(address: string, account: string): void {
    this.#failures.forget(byAccount(address, account))
    this.#failures.takeBack(byAddress(address))
  }
}

const byAccount = (address: string, account: string) =>
  `${address}\n${account.trim().toLowerCase().slice(0, 80)}`
const byAddress = (address: string) => address

const perDatabase = new WeakMap<Database, Attempts>()

/** One memory per house, so that two servers in one process (as tests run them) do not count for each other. */
export function attemptsOf(database: Database): Attempts {
  const known = perDatabase.get(database) ?? new Attempts()
  perDatabase.set(database, known)
  return known
}
