/** One ring for everything that was told within so long. */
const GATHER_MS = 4

/** Wakes the relay. A ring that gets lost is made good by the relay's own look, every second. */
export type Ring = () => void

/** A bell that is rung after commits, by one small statement for many of them. */
export function makeBell(wake: () => Promise<unknown>): Ring {
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    setTimeout(() => {
      isDue = false
      wake().catch(() => {})
    }, GATHER_MS).unref()
  }
}

const told = new WeakSet<object>()

/** Remembers that a transaction has told something: whoever commits it rings. */
export function markTold(transaction: object): void {
  told.add(transaction)
}

export function hasTold(transaction: object): boolean {
  return told.has(transaction)
}
