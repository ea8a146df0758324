import { publicDays } from '#app/calendars/public-days.ts'
import type { Span } from '#app/domain/bookings/local-time.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import { type SlotRun, slotGrid } from '#app/domain/bookings/slot-grid.ts'
import type { Database } from '#db/client.ts'
import { type BusyUnit, busySpans } from './busy-spans.ts'

/**
 * The grid of resources between two instants, packed: at each place the number of units that are free for it.
 * `slotsOf` reads a run place by place.
 */
export async function loadFreeSlots(
  { sql }: Database,
  resourceIds: readonly string[],
  window: Span,
): Promise<ReadonlyMap<string, readonly SlotRun[]>> {
  const [rules, units] = await Promise.all([
    sql<{ id: string; rules: ResourceRules }[]>`
      select id, rules from resources where id = any(${[...resourceIds]}::text[])`,
    busySpans(sql, resourceIds, window),
  ])
  const unitsOf = new Map<string, BusyUnit[]>(rules.map(({ id }) => [id, []]))
  for (const unit of units) unitsOf.get(unit.resourceId)?.push(unit)
  return new Map(
    rules.map(({ id, rules }) => [id, slotGrid(rules, unitsOf.get(id) ?? [], window, publicDays)]),
  )
}
