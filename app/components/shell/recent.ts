import type { Destination } from './destination.ts'

const MOST = 8
const keyOf = (readerId: string) => `hecai.recent.${readerId}`

/** Pages that a reader saw last in this tab, the latest first. */
export function recentPages(readerId: string): Destination[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(readerId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isDestination) : []
  } catch {
    return []
  }
}

/** A page was seen: it stands first from now on, once. */
export function rememberPage(readerId: string, seen: Destination): void {
  const others = recentPages(readerId).filter(({ to }) => to !== seen.to)
  sessionStorage.setItem(keyOf(readerId), JSON.stringify([seen, ...others].slice(0, MOST)))
}

function isDestination(one: unknown): one is Destination {
  const { to, label } = (one ?? {}) as Partial<Record<keyof Destination, unknown>>
  return typeof to === 'string' && to.startsWith('/') && typeof label === 'string'
}
