/** So many names are remembered at most; the oldest are forgotten first. */
const MOST_REMEMBERED = 20_000

interface Count {
  count: number
  sinceMs: number
}

/** Counts by name within a window of time and a bounded memory: who comes from everywhere cannot fill it. */
export class BoundedCounts {
  readonly #counts = new Map<string, Count>()
  readonly #windowMs: number

  constructor(windowMs: number) {
    this.#windowMs = windowMs
  }

  of(name: string, now: Date): number {
    return this.#within(name, now)?.count ?? 0
  }

  add(name: string, now: Date): void {
    const { count, sinceMs } = this.#within(name, now) ?? { count: 0, sinceMs: now.getTime() }
    this.#counts.delete(name)
    this.#counts.set(name, { count: count + 1, sinceMs })
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size <= MOST_REMEMBERED) break
      this.#counts.delete(oldest)
    }
  }

  takeBack(name: string): void {
    const known = this.#counts.get(name)
    if (known) known.count -= 1
  }

  forget(name: string): void {
    this.#counts.delete(name)
  }

  /** Whole seconds, at least one, until this name's window has passed. */
  secondsLeft(name: string, now: Date): number {
    const sinceMs = this.#within(name, now)?.sinceMs ?? now.getTime() - this.#windowMs
    return Math.max(1, Math.ceil((sinceMs + this.#windowMs - now.getTime()) / 1_000))
  }

  #within(name: string, now: Date): Count | undefined {
    const known = this.#counts.get(name)
    return known && now.getTime() - known.sinceMs < this.#windowMs ? known : undefined
  }
}
