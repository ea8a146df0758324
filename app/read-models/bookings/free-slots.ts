import { publicDays } from '#app/calendars/public-days.ts'
import { type Slot, slotsBetween } from '#app/domain/bookings/free-slots.ts'
import type { Span } from '#app/domain/bookings/local-time.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import type { Database } from '#db/client.ts'
import { busySpans } from './busy-spans.ts'

/** The grid of resources between two instants, each place with the number of units that are free for it. */
export async function loadFreeSlots(
  { sql }: Database,
  resourceIds: readonly string[],
  window: Span,
): Promise<ReadonlyMap<string, readonly Slot[]>> {
  const [rules, units] = await Promise.all([
    sql<{ id: string; rules: ResourceRules }[]>`
      select id, rules from resources where id = any(${[...resourceIds]}::text[])`,
    busySpans(sql, resourceIds, window),
  ])
  return new Map(
    rules.map((row) => {
      const own = units.filter(({ resourceId }) => resourceId === row.id)
      return [row.id, slotsBetween(row.rules, own, window, publicDays)]
    }),
  )
}
