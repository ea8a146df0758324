import type { IdPrefix, Ids } from '#app/domain/shared/ids.ts'

/** Identities that count: the first order of a test is always `ord_000001`. */
export function countingIds(): Ids {
  const counts = new Map<IdPrefix, number>()
  return {
    next: (prefix) => {
      const count = (counts.get(prefix) ?? 0) + 1
      counts.set(prefix, count)
      return `${prefix}_${String(count).padStart(6, '0')}`
    },
  }
}
