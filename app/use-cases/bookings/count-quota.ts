import { weekOf } from '#app/domain/bookings/local-time.ts'
import { bookedMinutes } from '#db/stores/bookings.ts'
import type { Tx } from '#db/transaction.ts'
import type { Asking, DeskBook } from './desk-book.ts'
import { reachOf } from './reach-of.ts'

/**
 * Counts what firms have booked of resources that have a weekly quota. A firm's requests for one such resource
 * wait for each other, in whichever process they are: else two of them would each fit alone. The locks come
 * before the counting and always in the same order.
 */
export async function countQuota(tx: Tx, book: DeskBook, asking: readonly Asking[]): Promise<void> {
  const wanted = new Map<string, { firm: string; resourceId: string; at: number }>()
  for (const one of asking) {
    const { actor } = one
    for (const resourceId of one.resourceIds) {
      if ((book.resources.get(resourceId)?.rules.quotaMinutesPerWeek ?? null) === null) continue
      for (const at of reachOf(one).flatMap(({ fromMs, toMs }) => [fromMs, toMs])) {
        const key = `${actor.organisationId} ${resourceId} ${weekOf(at).fromMs}`
        wanted.set(key, { firm: actor.organisationId, resourceId, at })
      }
    }
  }
  const locks = new Set([...wanted.values()].map(({ firm, resourceId }) => `quota ${firm} ${resourceId}`))
  for (const key of [...locks].sort()) {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  }
  for (const [key, { firm, resourceId, at }] of wanted) {
    book.usedMinutes.set(key, await bookedMinutes(tx, resourceId, firm, weekOf(at)))
  }
}
