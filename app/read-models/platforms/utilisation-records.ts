import { publicDays } from '#app/calendars/public-days.ts'
import { mergeSpans } from '#app/domain/bookings/free-slots.ts'
import type { Span } from '#app/domain/bookings/local-time.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import { intersectSpans } from '#app/domain/bookings/span-sets.ts'
import { type HeatCell, utilisationOf } from '#app/domain/bookings/utilisation.ts'
import type { Sql } from '#db/client.ts'

type Fragment = ReturnType<typeof fragment>
const fragment = (sql: Sql) => sql`true`

/** A piece of equipment with how it was used, hour by hour of the week. */
export interface UtilisationRecord {
  readonly id: string
  readonly name: string
  readonly platformId: string
  readonly county: string
  readonly chain: string
  readonly rules: ResourceRules
  readonly heat: HeatCell[]
}

interface Row extends Omit<UtilisationRecord, 'heat'> {
  readonly since: Date
  readonly units: { readonly booked: readonly Pair[] | null; readonly shut: readonly Pair[] | null }[]
}
/** Seconds since 1970. */
type Pair = readonly [from: number, to: number]

/**
 * How equipment that a condition on `p` picks was used within a window: what was booked and came to be, of the hours
 * in which it was open. Equipment counts from the day it is there; what is retired does not count.
 */
export async function utilisationRecords(
  sql: Sql,
  window: Span,
  where: Fragment,
): Promise<UtilisationRecord[]> {
  const [from, to] = [new Date(window.fromMs), new Date(window.toMs)]
  const rows = await sql<Row[]>`
    select r.id, r.name, r.platform_id as "platformId", p.county, p.chain, r.rules, r.created_at as since, (
      select jsonb_agg(jsonb_build_object('booked', (
          select jsonb_agg(jsonb_build_array(extract(epoch from b.starts_at), extract(epoch from b.ends_at)))
          from bookings b
          where b.unit_id = u.id and b.starts_at < ${to} and b.ends_at > ${from}
            and b.state in ('confirmed', 'checked_in', 'completed')),
        'shut', (
          select jsonb_agg(jsonb_build_array(extract(epoch from c.starts_at), extract(epoch from c.ends_at)))
          from resource_closures c
          where c.resource_id = r.id and (c.unit_id is null or c.unit_id = u.id)
            and c.starts_at < ${to} and c.ends_at > ${from})) order by u.number)
      from resource_units u where u.resource_id = r.id) as units
    from resources r join platforms p on p.id = r.platform_id
    where r.state = 'open' and ${where} order by r.created_at, r.id`
  return rows.map(({ since, units, ...row }) => {
    const there = intersectSpans([window], [{ fromMs: since.getTime(), toMs: Number.POSITIVE_INFINITY }])[0]
    const records = units.map(({ booked, shut }) => ({ booked: spansOf(booked), shut: spansOf(shut) }))
    const heat = utilisationOf(row.rules, records, there ?? EMPTY, publicDays)
    return { ...row, heat }
  })
}

const EMPTY: Span = { fromMs: 0, toMs: 0 }

function spansOf(pairs: readonly Pair[] | null): Span[] {
  return mergeSpans((pairs ?? []).map(([from, to]) => ({ fromMs: from * 1000, toMs: to * 1000 })))
}
