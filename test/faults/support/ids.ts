import { monotonicFactory } from 'ulid'
import type { Ids } from '#app/domain/shared/ids.ts'

/** Identities that no two processes make alike. */
export function ulidIds(): Ids {
  const next = monotonicFactory()
  return { next: (prefix) => `${prefix}_${next().toLowerCase()}` }
}
