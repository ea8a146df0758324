import { mergeSpans } from '#app/domain/bookings/free-slots.ts'
import type { Span } from '#app/domain/bookings/local-time.ts'
import type { UnitBusy } from '#app/domain/bookings/slot-grid.ts'
import type { Sql } from '#db/client.ts'

/** A unit with everything that keeps it busy in a stretch of time, merged and in order. */
export interface BusyUnit extends UnitBusy {
  readonly resourceId: string
  readonly unitId: string
}

/**
 * What keeps the units of resources busy between two instants: bookings with their buffers, and closures. One row
 * per unit; the exclusion constraint's own index has everything asked for, and the instants travel as PostgreSQL
 * keeps them (ADR 0180): twenty thousand bookings are read in a few milliseconds.
 */
export async function busySpans(sql: Sql, resourceIds: readonly string[], window: Span): Promise<BusyUnit[]> {
  if (resourceIds.length === 0) return []
  const [from, to] = [new Date(window.fromMs), new Date(window.toMs)]
  const rows = await sql<
    { resourceId: string; unitId: string; booked: Buffer | null; closed: Buffer | null }[]
  >`
    select u.resource_id as "resourceId", u.id::text as "unitId", (
      select string_agg(timestamptz_send(lower(b.occupied)) || timestamptz_send(upper(b.occupied)), ''::bytea)
      from bookings b
      where b.unit_id = u.id and b.occupied && tstzrange(${from}, ${to})
        and b.state in ('requested', 'confirmed', 'checked_in', 'completed')) as booked, (
      select string_agg(timestamptz_send(c.starts_at) || timestamptz_send(c.ends_at), ''::bytea)
      from resource_closures c
      where c.resource_id = u.resource_id and (c.unit_id is null or c.unit_id = u.id)
        and c.ends_at > ${from} and c.starts_at < ${to}) as closed
    from resource_units u where u.resource_id = any(${[...resourceIds]}::text[]) order by u.resource_id, u.number`
  return rows.map(({ resourceId, unitId, booked, closed }) => {
    const busy = mergeSpans([...spansOf(booked), ...spansOf(closed)])
    return { resourceId, unitId, busy }
  })
}

const INSTANT_BYTES = 8
const EPOCH_MS = Date.UTC(2000, 0, 1)

/** Pairs of instants, each the microseconds since the year 2000 as a signed 64-bit number. */
function spansOf(pairs: Buffer | null): Span[] {
  if (pairs === null) return []
  const instantAt = (offset: number) =>
    EPOCH_MS + (pairs.readInt32BE(offset) * 2 ** 32 + pairs.readUInt32BE(offset + 4)) / 1000
  return Array.from({ length: pairs.length / (2 * INSTANT_BYTES) }, (_, pair) => {
    const offset = pair * 2 * INSTANT_BYTES
    return { fromMs: instantAt(offset), toMs: instantAt(offset + INSTANT_BYTES) }
  })
}
