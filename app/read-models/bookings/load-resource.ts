import type {
  CalendarMode,
  ChosenView,
  RecurrenceFields,
  ResourceView,
} from '#app/contracts/views/bookings.ts'
import { dayKey, dayOf, type Span, weekOf } from '#app/domain/bookings/local-time.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { Database, Sql } from '#db/client.ts'
import { idleCards, postOn } from '../platforms/platform-rows.ts'
import { calendarDays, spanOf } from './calendar-days.ts'
import { loadDeskViews } from './desk-views.ts'
import { quoteChosen } from './quote-chosen.ts'

export interface AskedCalendar {
  readonly resourceId: string
  readonly actor: PersonActor | null
  readonly now: Date
  readonly mode: CalendarMode
  /** `YYYY-MM-DD`. */
  readonly on: string
  readonly window: Span | null
  readonly rule: string
  readonly recurrence: RecurrenceFields
  readonly together: readonly string[]
  readonly changeId: string | null
  readonly purpose: string
  readonly idempotencyKey: string
}

interface Row {
  id: string
  name: string
  nameEn: string | null
  description: string
  location: string
  capacity: number
  specs: Record<string, string | number | boolean>
  photos: string[]
  rules: ResourceRules
  token: string
  platform: ResourceView['platform']
}

/** A resource with its calendar and, for a chosen time, the price with its arithmetic or why it cannot be had. */
export async function loadResource({ sql }: Database, asked: AskedCalendar): Promise<ResourceView | null> {
  const { actor, now, on, mode } = asked
  const [row] = await sql<Row[]>`
    select r.id, r.name, r.name_en as "nameEn", r.description, r.location, r.capacity, r.specs, r.photos, r.rules,
      r.check_in_token as token,
      jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'nameEn', p.name_en, 'closed',
        case when p.state = 'closed' then jsonb_build_object('at', p.closed_at, 'reason', p.closed_reason) end
      ) as platform
    from resources r join platforms p on p.id = r.platform_id where r.id = ${asked.resourceId}`
  if (!row) return null
  const span = spanOf(mode, on)
  const reach = {
    fromMs: Math.min(span.fromMs, weekOf(now.getTime()).fromMs) - DAY_MS,
    toMs: Math.max(span.toMs, now.getTime() + row.rules.horizonDays * DAY_MS) + DAY_MS,
  }
  const change = await changing(sql, asked)
  const [others, closures, idle, post] = await Promise.all([
    otherResources(sql, row),
    closuresAhead(sql, row.id, now),
    idleCards(sql, now, sql`r.id = ${row.id}`),
    postOn(sql, row.platform.id, actor),
  ])
  const together = change ? [] : asked.together.filter((id) => others.some((one) => one.id === id))
  const resourceIds = [row.id, ...together]
  const desks = await loadDeskViews(sql, { resourceIds, actor, reach, exceptId: change?.id ?? null })
  const [own] = desks
  if (!own) return null
  const { isLeader, class: firmClass } = own.applicant
  const rule = change ? '' : asked.rule
  const quoted = asked.window && quoteChosen(desks, asked.window, rule, now)
  return {
    ...pick(row),
    now: now.toISOString(),
    mode,
    on,
    before: dayKey(dayOf(span.fromMs - 1)),
    after: dayKey(dayOf(span.toMs)),
    days: calendarDays(own, mode, span, now),
    chosen: quoted && { ...quoted, ...(await waitingFor(sql, asked, quoted)) },
    recurrence: asked.recurrence,
    others,
    together,
    purpose: asked.purpose,
    change,
    closures,
    idle,
    isStaff: post.isStaff,
    maySee: actor === null ? 'signIn' : firmClass !== null || isLeader || idle.length > 0 ? 'book' : 'join',
    checkInToken: post.isStaff ? row.token : null,
    idempotencyKey: asked.idempotencyKey,
  }
}

function pick({ specs, ...row }: Row) {
  const named = Object.entries(specs).map(([name, value]) => ({ name, value: String(value) }))
  const { id, name, nameEn, description, location, capacity, photos, rules, platform } = row
  return { id, name, nameEn, description, location, capacity, photos, specs: named, rules, platform }
}

async function otherResources(sql: Sql, { id, platform }: Row): Promise<ResourceView['others']> {
  const rows = await sql<ResourceView['others']>`
    select id, name from resources
    where platform_id = ${platform.id} and id <> ${id} and state = 'open' order by name, id limit 100`
  return [...rows]
}

async function closuresAhead(sql: Sql, resourceId: string, now: Date): Promise<ResourceView['closures']> {
  const rows = await sql<
    { startsAt: Date; endsAt: Date; kind: 'maintenance' | 'breakdown'; reason: string }[]
  >`
    select starts_at as "startsAt", ends_at as "endsAt", kind, reason from resource_closures
    where resource_id = ${resourceId} and ends_at > ${now} order by starts_at limit 20`
  return rows.map((one) => ({
    ...one,
    startsAt: one.startsAt.toISOString(),
    endsAt: one.endsAt.toISOString(),
  }))
}

/** The reader's own booking that is to stand at another time; only while it can still be moved. */
async function changing(
  sql: Sql,
  { changeId, actor, resourceId }: AskedCalendar,
): Promise<ResourceView['change']> {
  if (changeId === null || actor === null) return null
  const [row] = await sql<{ id: string; startsAt: Date; endsAt: Date; priceFen: number; heldFen: number }[]>`
    select id, starts_at as "startsAt", ends_at as "endsAt", price_fen::float8 as "priceFen",
      held_fen::float8 as "heldFen"
    from bookings where id = ${changeId} and organisation_id = ${actor.organisationId}
      and resource_id = ${resourceId} and (state = 'confirmed' or awaits = 'platform')`
  return row ? { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() } : null
}

/** Whether the reader's firm waits for a chosen slot, at which place, and how many wait for it in all. */
async function waitingFor(
  sql: Sql,
  { resourceId, actor }: AskedCalendar,
  { startsAt, endsAt }: Pick<ChosenView, 'startsAt' | 'endsAt'>,
): Promise<Pick<ChosenView, 'wait' | 'waiting'>> {
  const rows = await sql<{ id: string; firm: string; state: 'waiting' | 'offered'; isSame: boolean }[]>`
    select id, organisation_id as firm, state,
      starts_at = ${startsAt}::timestamptz and ends_at = ${endsAt}::timestamptz as "isSame"
    from waitlist_entries
    where resource_id = ${resourceId} and state in ('waiting', 'offered')
      and starts_at < ${endsAt}::timestamptz and ends_at > ${startsAt}::timestamptz
    order by created_at, id limit 200`
  const at = rows.findIndex((row) => row.isSame && row.firm === actor?.organisationId)
  const mine = rows[at]
  return {
    wait: mine ? { entryId: mine.id, place: at + 1, state: mine.state } : null,
    waiting: rows.length,
  }
}
