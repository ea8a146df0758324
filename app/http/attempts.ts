import type { Database } from '#db/client.ts'

const WINDOW_MS = 10 * 60_000
/** Wrong passwords for one account from one address within the window. */
const PER_ACCOUNT = 8
/** And for all accounts from one address: guessing many accounts is no better than guessing one. */
const PER_ADDRESS = 100
/** So many accounts are remembered at most; the oldest are forgotten first. */
const MOST_REMEMBERED = 20_000

interface Failures {
  count: number
  sinceMs: number
}

/** Counts what failed, within a bounded memory: who guesses from everywhere cannot fill it. */
export class Attempts {
  readonly #failures = new Map<string, Failures>()

  /** Counts one more try, before it is known how it ends: many at once are as many. False when it is too many. */
  begin(address: string, account: string, now: Date): boolean {
    const isAllowed =
      this.#count(byAccount(address, account), now) < PER_ACCOUNT &&
      this.#count(byAddress(address), now) < PER_ADDRESS
    if (isAllowed) this.#add(address, account, now)
    return isAllowed
  }

  /** A right password takes its own try back, and forgives the account. */
  succeeded(address: string, account: string): void {
    this.#failures.delete(byAccount(address, account))
    const all = this.#failures.get(byAddress(address))
    if (all) all.count -= 1
  }

  #add(address: string, account: string, now: Date): void {
    for (const key of [byAccount(address, account), byAddress(address)]) {
      const count = this.#count(key, now)
      const sinceMs = count === 0 ? now.getTime() : (this.#failures.get(key)?.sinceMs ?? now.getTime())
      this.#failures.delete(key)
      this.#failures.set(key, { count: count + 1, sinceMs })
    }
    for (const key of this.#failures.keys()) {
      if (this.#failures.size <= MOST_REMEMBERED) break
      this.#failures.delete(key)
    }
  }

  #count(key: string, now: Date): number {
    const known = this.#failures.get(key)
    if (!known || now.getTime() - known.sinceMs >= WINDOW_MS) return 0
    return known.count
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
