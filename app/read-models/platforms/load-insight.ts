import { publicDays } from '#app/calendars/public-days.ts'
import type {
  IdleRow,
  IncomeView,
  InsightDays,
  InsightView,
  ResourceUse,
  TopUser,
} from '#app/contracts/views/insights.ts'
import { dayOf, startOfDay } from '#app/domain/bookings/local-time.ts'
import { idleStretches, lastMonths, sumOfHeat, sumOfUse } from '#app/domain/bookings/utilisation.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { busySpans } from '../bookings/busy-spans.ts'
import { incomeRows, incomeSums } from './income-rows.ts'
import { insightSpan } from './insight-span.ts'
import { postOn } from './platform-rows.ts'
import { type UtilisationRecord, utilisationRecords } from './utilisation-records.ts'

const MONTHS = 12
const TOP = 10
const IDLE_DAYS = 7
/** Of each piece of equipment, so that one that is always open does not hide the others. */
const IDLE_ROWS = 3

export interface InsightQuery {
  readonly days: InsightDays
  /** Whose hours of the week are looked at; null or unknown: all equipment together. */
  readonly resourceId?: string | null
}

/** A platform in figures for whoever leads it; null for everybody else. */
export async function loadInsight(
  { sql }: Database,
  slug: string,
  actor: PersonActor,
  { days, resourceId = null }: InsightQuery,
  now: Date,
): Promise<InsightView | null> {
  const [platform] = await sql<(InsightView['platform'] & { id: string })[]>`
    select id, slug, name, name_en as "nameEn" from platforms where slug = ${slug}`
  if (!platform || !(await postOn(sql, platform.id, actor)).isLead) return null
  const { window, ...span } = insightSpan(days, now)
  const from = new Date(window.fromMs)
  const [records, income, earned, topUsers, counted] = await Promise.all([
    utilisationRecords(sql, window, sql`p.id = ${platform.id}`),
    incomeOf(sql, platform.id, now),
    incomeRows(sql, sql`t.platform_id = ${platform.id} and t.at >= ${from} and t.at <= ${now}`),
    topUsersOf(sql, platform.id, from, now),
    countsOf(sql, platform.id, from, now),
  ])
  const idle = await idleOf(sql, records, now)
  const all = records.map(({ heat }) => heat)
  const one = records.find(({ id }) => id === resourceId)
  const resources = records.map((record) => resourceUse(record, counted))
  const { id: _, ...named } = platform
  return {
    ...span,
    platform: named,
    heat: one?.heat ?? sumOfHeat(all),
    heatOf: one?.id ?? null,
    use: sumOfUse(all.flat()),
    bookings: counted.reduce((sum, { bookings }) => sum + bookings, 0),
    earned: incomeSums(earned),
    heldFen: counted.reduce((sum, { heldFen }) => sum + heldFen, 0),
    resources,
    income,
    topUsers,
    ...idle,
  }
}

interface Counted {
  readonly resourceId: string
  readonly bookings: number
  readonly settledFen: number
  readonly heldFen: number
}

function resourceUse({ id, name, heat }: UtilisationRecord, counted: readonly Counted[]): ResourceUse {
  const own = counted.find(({ resourceId }) => resourceId === id)
  return {
    id,
    name,
    ...sumOfUse(heat),
    bookings: own?.bookings ?? 0,
    settledFen: own?.settledFen ?? 0,
  }
}

/** Money counts when it was settled: at the return, or when a booking was called off or missed. */
const settledAt = (sql: Sql) => sql`coalesce(b.returned_at, b.updated_at)`

function countsOf(sql: Sql, platformId: string, from: Date, now: Date): Promise<Counted[]> {
  return sql<Counted[]>`
    select b.resource_id as "resourceId",
      count(*) filter (where b.starts_at < ${now} and b.ends_at > ${from}
        and b.state in ('confirmed', 'checked_in', 'completed'))::int as bookings,
      coalesce(sum(b.settled_fen) filter (where ${settledAt(sql)} >= ${from} and ${settledAt(sql)} <= ${now}), 0)::float8
        as "settledFen",
      coalesce(sum(b.held_fen), 0)::float8 as "heldFen"
    from bookings b where b.platform_id = ${platformId} group by b.resource_id`.then((rows) => [...rows])
}

async function incomeOf(sql: Sql, platformId: string, now: Date): Promise<IncomeView> {
  const months = lastMonths(now.getTime(), MONTHS)
  const since = sql`(${`${months[0]}-01`}::timestamp at time zone 'Asia/Shanghai')`
  const rows = await incomeRows(sql, sql`t.platform_id = ${platformId} and t.at >= ${since}`)
  const named = new Map(rows.map(({ kind, id, name }) => [id, { kind, id, name }]))
  return {
    months,
    rows: [...named.values()].map((line) => ({
      ...line,
      fen: months.map((month) => rows.find((row) => row.id === line.id && row.month === month)?.fen ?? 0),
    })),
  }
}

function topUsersOf(sql: Sql, platformId: string, from: Date, now: Date): Promise<TopUser[]> {
  return sql<TopUser[]>`
    select o.name, count(*)::int as bookings,
      round(sum(extract(epoch from b.ends_at - b.starts_at)) / 60)::int as minutes,
      coalesce(sum(b.settled_fen), 0)::float8 as "settledFen"
    from bookings b join organisations o on o.id = b.organisation_id
    where b.platform_id = ${platformId} and b.starts_at < ${now} and b.ends_at > ${from}
      and b.state in ('confirmed', 'checked_in', 'completed')
    group by o.id, o.name order by minutes desc, o.id limit ${TOP}`.then((rows) => [...rows])
}

/** What can still be booked in the seven days that begin now. */
async function idleOf(
  sql: Sql,
  records: readonly UtilisationRecord[],
  now: Date,
): Promise<Pick<InsightView, 'idleMinutes' | 'idle'>> {
  const window = { fromMs: now.getTime(), toMs: startOfDay(dayOf(now.getTime()) + IDLE_DAYS + 1) }
  const ids = records.map(({ id }) => id)
  const units = await busySpans(sql, ids, window)
  const rows = records.flatMap(({ id, name, rules }): IdleRow[] => {
    const busy = units.filter(({ resourceId }) => resourceId === id).map((unit) => unit.busy)
    return idleStretches(rules, busy, window, publicDays).map(({ fromMs, toMs, unit }) => ({
      resourceId: id,
      resourceName: name,
      unitNumber: unit + 1,
      startsAt: new Date(fromMs).toISOString(),
      endsAt: new Date(toMs).toISOString(),
    }))
  })
  const minutesOf = (row: IdleRow) => (Date.parse(row.endsAt) - Date.parse(row.startsAt)) / 60_000
  const longest = ids.flatMap((id) => rows.filter(({ resourceId }) => resourceId === id).slice(0, IDLE_ROWS))
  const idle = longest.toSorted((a, b) => minutesOf(b) - minutesOf(a))
  return { idleMinutes: rows.reduce((sum, row) => sum + minutesOf(row), 0), idle }
}
