import { mergeSpans, type UnitBusy } from '#app/domain/bookings/free-slots.ts'
import { MINUTE_MS, type Span } from '#app/domain/bookings/local-time.ts'
import type { Sql } from '#db/client.ts'

/** A unit with everything that keeps it busy in a stretch of time, merged and in order. */
export interface BusyUnit extends UnitBusy {
  readonly resourceId: string
  readonly unitId: string
}

/**
 * What keeps the units of resources busy between two instants: bookings with their buffers, and closures. One
 * row per unit, its spans as one text of minutes: twenty thousand bookings are read in a few milliseconds.
 */
export async function busySpans(sql: Sql, resourceIds: readonly string[], window: Span): Promise<BusyUnit[]> {
  if (resourceIds.length === 0) return []
  const [from, to] = [new Date(window.fromMs), new Date(window.toMs)]
  const rows = await sql<{ resourceId: string; unitId: string; spans: string | null }[]>`
    select u.resource_id as "resourceId", u.id::text as "unitId", (
      select string_agg(span, ',') from (
        select (extract(epoch from lower(b.occupied)) / 60)::int || ' ' || (extract(epoch from upper(b.occupied)) / 60)::int as span
        from bookings b
        where b.unit_id = u.id and b.occupied && tstzrange(${from}, ${to})
          and b.state in ('requested', 'confirmed', 'checked_in', 'completed')
        union all
        select (extract(epoch from c.starts_at) / 60)::int || ' ' || (extract(epoch from c.ends_at) / 60)::int
        from resource_closures c
        where c.resource_id = u.resource_id and (c.unit_id is null or c.unit_id = u.id)
          and c.ends_at > ${from} and c.starts_at < ${to}) s) as spans
    from resource_units u where u.resource_id = any(${[...resourceIds]}::text[]) order by u.resource_id, u.number`
  return rows.map(({ resourceId, unitId, spans }) => ({ resourceId, unitId, busy: parseSpans(spans) }))
}

function parseSpans(text: string | null): Span[] {
  if (text === null) return []
  const spans = text.split(',').map((pair): Span => {
    const gap = pair.indexOf(' ')
    return {
      fromMs: Number(pair.slice(0, gap)) * MINUTE_MS,
      toMs: Number(pair.slice(gap + 1)) * MINUTE_MS,
    }
  })
  return mergeSpans(spans)
}
