import type { BureauPlatformsView, InsightDays, UseRow } from '#app/contracts/views/insights.ts'
import { sumOfUse } from '#app/domain/bookings/utilisation.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { insightSpan } from './insight-span.ts'
import { utilisationRecords } from './utilisation-records.ts'

interface Frequented {
  readonly platformId: string
  readonly county: string
  readonly chain: string
  readonly bookings: number
  readonly firms: readonly string[]
}

/**
 * How shared equipment is used, by county and by chain. A county's bureau sees its county, the city's and the
 * operator see all. Hours and counts only: no price and no firm's name leaves here.
 */
export async function loadBureauPlatforms(
  { sql }: Database,
  actor: PersonActor,
  days: InsightDays,
  now: Date,
): Promise<BureauPlatformsView> {
  const isCity = actor.capabilities.includes('city_bureau') || actor.capabilities.includes('operator')
  const county = isCity ? null : actor.county
  const { window, ...span } = insightSpan(days, now)
  const where = sql`p.state = 'open' and (${county}::text is null or p.county = ${county})`
  const [records, platforms] = await Promise.all([
    utilisationRecords(sql, window, where),
    sql<Frequented[]>`
      select p.id as "platformId", p.county, p.chain, count(b.id)::int as bookings,
        coalesce(array_agg(distinct b.organisation_id) filter (where b.id is not null), '{}') as firms
      from platforms p left join bookings b on b.platform_id = p.id and b.starts_at < ${now}
        and b.ends_at > ${new Date(window.fromMs)} and b.state in ('confirmed', 'checked_in', 'completed')
      where ${where} group by p.id order by p.created_at, p.id`,
  ])
  const group = (by: 'county' | 'chain'): UseRow[] =>
    [...new Set(platforms.map((platform) => platform[by]))].map((key) => {
      const own = platforms.filter((platform) => platform[by] === key)
      const machines = records.filter((record) => record[by] === key)
      return {
        key,
        platforms: own.length,
        resources: machines.length,
        firms: new Set(own.flatMap(({ firms }) => firms)).size,
        bookings: own.reduce((sum, { bookings }) => sum + bookings, 0),
        ...sumOfUse(machines.flatMap(({ heat }) => heat)),
      }
    })
  return { ...span, county, byCounty: group('county'), byChain: group('chain') }
}
