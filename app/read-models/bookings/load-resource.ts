import { publicDays } from '#app/calendars/public-days.ts'
import { occurrencesOf } from '#app/calendars/recurrence.ts'
import type { CalendarDay, CalendarMode, ChosenView, ResourceView } from '#app/contracts/views/bookings.ts'
import { type DeskResource, decideBooking, standingOf } from '#app/domain/bookings/decide-booking.ts'
import { slotsBetween } from '#app/domain/bookings/free-slots.ts'
import {
  dayFromKey,
  dayKey,
  dayOf,
  monthOf,
  type Span,
  startOfDay,
  weekOf,
} from '#app/domain/bookings/local-time.ts'
import { priceOf } from '#app/domain/bookings/price.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import type { Database } from '#db/client.ts'
import { idleCards, postOn } from '../platforms/platform-rows.ts'
import { type BusyUnit, busySpans } from './busy-spans.ts'

export interface AskedCalendar {
  readonly resourceId: string
  readonly actor: PersonActor | null
  readonly now: Date
  readonly mode: CalendarMode
  /** `YYYY-MM-DD`. */
  readonly on: string
  readonly window: Span | null
  readonly rule: string
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
  rules: ResourceRules
  token: string
  isOpen: boolean
  isPlatformOpen: boolean
  leaderId: string
  platform: ResourceView['platform']
  class: FirmClass | null
}

/** A resource with its calendar and, for a chosen time, the price with its arithmetic or why it cannot be had. */
export async function loadResource({ sql }: Database, asked: AskedCalendar): Promise<ResourceView | null> {
  const { actor, now, on, mode } = asked
  const firm = actor?.organisationId ?? ''
  const [row] = await sql<Row[]>`
    select r.id, r.name, r.name_en as "nameEn", r.description, r.location, r.capacity, r.specs, r.rules,
      r.check_in_token as token, r.state = 'open' as "isOpen", p.state = 'open' as "isPlatformOpen", p.leader_id as "leaderId",
      jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'nameEn', p.name_en) as platform,
      (select class from platform_members m where m.platform_id = p.id and m.organisation_id = ${firm} and m.state = 'active') as class
    from resources r join platforms p on p.id = r.platform_id where r.id = ${asked.resourceId}`
  if (!row) return null
  const span = spanOf(mode, on)
  const reach = {
    fromMs: Math.min(span.fromMs, now.getTime()) - 86_400_000,
    toMs: Math.max(span.toMs, now.getTime() + row.rules.horizonDays * 86_400_000) + 86_400_000,
  }
  const [units, others, closures, idle, post, qualifications] = await Promise.all([
    busySpans(sql, [row.id], reach),
    sql<{ id: string; name: string }[]>`
      select id, name from resources where platform_id = ${row.platform.id} and id <> ${row.id} and state = 'open' order by name`,
    sql<{ startsAt: Date; endsAt: Date; kind: 'maintenance' | 'breakdown'; reason: string }[]>`
      select starts_at as "startsAt", ends_at as "endsAt", kind, reason from resource_closures
      where resource_id = ${row.id} and ends_at > ${now} order by starts_at limit 20`,
    idleCards(sql, now, sql`r.id = ${row.id}`),
    postOn(sql, row.platform.id, actor),
    sql<{ code: string; expiresOn: string }[]>`
      select code, expires_on::text as "expiresOn" from qualifications
      where platform_id = ${row.platform.id} and organisation_id = ${firm} and revoked_at is null`,
  ])
  const desk: DeskResource = {
    isOpen: row.isOpen,
    isPlatformOpen: row.isPlatformOpen,
    rules: row.rules,
    units: units.map(({ unitId, busy }) => ({ id: unitId, busy, closed: [] })),
    idle: idle.map((one) => ({
      fromMs: Date.parse(one.startsAt),
      toMs: Date.parse(one.endsAt),
      priceBasisPoints: one.priceBasisPoints,
    })),
  }
  const applicant = { isLeader: row.leaderId === firm, class: row.class, qualifications, usedMinutes: 0 }
  return {
    ...pick(row),
    mode,
    on,
    before: dayKey(dayOf(span.fromMs - 1)),
    after: dayKey(dayOf(span.toMs)),
    days: daysOf(row.rules, units, span, now),
    chosen: asked.window && chosenOf(desk, applicant, asked.window, asked.rule, now),
    others: [...others],
    closures: closures.map((one) => ({
      ...one,
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
    })),
    idle,
    isStaff: post.isStaff,
    maySee:
      actor === null
        ? 'signIn'
        : row.class !== null || applicant.isLeader || idle.length > 0
          ? 'book'
          : 'join',
    checkInToken: post.isStaff ? row.token : null,
    idempotencyKey: asked.idempotencyKey,
  }
}

function pick({ id, name, nameEn, description, location, capacity, specs, rules, platform }: Row) {
  const named = Object.entries(specs).map(([name, value]) => ({ name, value: String(value) }))
  return { id, name, nameEn, description, location, capacity, specs: named, rules, platform }
}

function spanOf(mode: CalendarMode, on: string): Span {
  const day = dayFromKey(on)
  if (mode === 'month') return monthOf(day)
  if (mode === 'week') return weekOf(startOfDay(day))
  return { fromMs: startOfDay(day), toMs: startOfDay(day + 1) }
}

function daysOf(rules: ResourceRules, units: readonly BusyUnit[], span: Span, now: Date): CalendarDay[] {
  const slots = slotsBetween(rules, units, span, publicDays)
  const on = (day: number) => slots.filter(({ fromMs }) => dayOf(fromMs) === day)
  const count = Math.round((span.toMs - span.fromMs) / 86_400_000)
  return Array.from({ length: count }, (_, index): CalendarDay => {
    const day = dayOf(span.fromMs) + index
    return {
      on: dayKey(day),
      isInMonth: true,
      isHoliday: publicDays.isHoliday(dayKey(day)),
      slots: on(day).map(({ fromMs, toMs, free }) => ({
        startsAt: new Date(fromMs).toISOString(),
        endsAt: new Date(toMs).toISOString(),
        free,
        isPast: fromMs < now.getTime(),
        isMine: false,
      })),
    }
  })
}

function chosenOf(
  desk: DeskResource,
  applicant: Parameters<typeof decideBooking>[1],
  window: Span,
  rule: string,
  now: Date,
): ChosenView {
  const at = { nowMs: now.getTime(), days: publicDays }
  const lengthMs = window.toMs - window.fromMs
  const decided = decideBooking(desk, applicant, window, at)
  const standing = lengthMs > 0 ? standingOf(desk, applicant, window) : null
  const isShort = lengthMs > 0 && lengthMs <= 62 * 86_400_000
  const price =
    standing && isShort
      ? priceOf(desk.rules, standing.class, window, publicDays, standing.priceBasisPoints)
      : null
  const found = rule === '' ? null : occurrencesOf(rule, window.fromMs)
  const occurrences = found?.ok
    ? found.startsMs.map((fromMs) => {
        const one = decideBooking(desk, applicant, { fromMs, toMs: fromMs + lengthMs }, at)
        return { startsAt: new Date(fromMs).toISOString(), code: one.ok ? null : one.refusal.code }
      })
    : []
  const refusal = found && !found.ok ? { code: found.fault, facts: {} } : decided.ok ? null : decided.refusal
  return {
    startsAt: new Date(window.fromMs).toISOString(),
    endsAt: new Date(window.toMs).toISOString(),
    class: standing?.class ?? null,
    lines: (price?.lines ?? []).map(({ minutes, hourFen, fen, band }) => ({
      band: band === 'peak' ? 'peak' : 'offPeak',
      minutes,
      hourFen: Number(hourFen),
      fen: Number(fen),
    })),
    basisPoints: price?.basisPoints ?? 10_000,
    totalFen: applicant.isLeader ? 0 : Number(price?.totalFen ?? 0n),
    refusal: refusal && { code: refusal.code, facts: refusal.facts },
    rule,
    occurrences,
  }
}
