import { withBuffers } from '#app/domain/bookings/judge-window.ts'
import { MINUTE_MS, type Span } from '#app/domain/bookings/local-time.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { type BusyRow, busyIn } from '#db/stores/bookings.ts'
import {
  type ClosureRow,
  closuresOf,
  type IdleRow,
  idleOffersOf,
  lockResources,
  type QualificationRow,
  qualificationsOf,
  type ResourceRow,
  type Standing,
  standingsOf,
} from '#db/stores/resources.ts'
import type { Tx } from '#db/transaction.ts'
import { reachOf } from './reach-of.ts'

/** Everything a batch of requests is decided by; what is granted on the way is added to `busy`. */
export interface DeskBook {
  readonly resources: ReadonlyMap<string, ResourceRow>
  readonly standings: readonly Standing[]
  readonly qualifications: readonly QualificationRow[]
  readonly idle: readonly IdleRow[]
  readonly closures: readonly ClosureRow[]
  /** By unit. */
  readonly busy: Map<string, BusyRow[]>
  /** By firm, resource and week; only where a resource has a quota. */
  readonly usedMinutes: Map<string, number>
}

/** Who asks for what: as much of a request as the book must know beforehand. */
export interface Asking {
  readonly actor: Pick<PersonActor, 'organisationId'>
  readonly resourceIds: readonly string[]
  readonly windows: readonly Span[]
  readonly onConflict?: 'refuse' | 'skip' | 'move'
}

/** A request of years is refused by its length; nobody needs to know what happens in them. */
const FURTHEST_MS = 400 * 86_400_000

/** Loads the book of a batch: a few statements, however many requests there are. Resources are share-locked. */
export async function loadDeskBook(tx: Tx, now: Date, asking: readonly Asking[]): Promise<DeskBook> {
  const ids = [...new Set(asking.flatMap((one) => one.resourceIds))].sort()
  const resources = new Map((await lockResources(tx, ids, 'share')).map((row) => [row.id, row]))
  const firms = [...new Set(asking.map((one) => one.actor.organisationId))]
  const platforms = [...new Set([...resources.values()].map((row) => row.platformId))]
  const spans = asking.flatMap((one) =>
    one.resourceIds.flatMap((resourceId) => {
      const rules = resources.get(resourceId)?.rules
      return rules ? reachOf(one).map((window) => ({ resourceId, ...withBuffers(rules, window) })) : []
    }),
  )
  const near = spans.filter(({ toMs, fromMs }) => toMs - fromMs < FURTHEST_MS)
  const from = new Date(Math.min(now.getTime(), ...near.map(({ fromMs }) => fromMs)))
  const to = new Date(Math.max(now.getTime() + MINUTE_MS, ...near.map(({ toMs }) => toMs)))
  const [standings, qualifications, idle, closures, rows] = await Promise.all([
    standingsOf(tx, firms, platforms),
    qualificationsOf(tx, firms, platforms),
    idleOffersOf(tx, ids, now),
    closuresOf(tx, ids, from, to),
    busyIn(tx, near),
  ])
  const busy = new Map<string, BusyRow[]>()
  for (const row of rows) busy.set(row.unitId, [...(busy.get(row.unitId) ?? []), row])
  return { resources, standings, qualifications, idle, closures, busy, usedMinutes: new Map() }
}
