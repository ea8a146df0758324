import { mergeSpans } from '#app/domain/bookings/free-slots.ts'
import { type Span, weekOf } from '#app/domain/bookings/local-time.ts'
import type { DeskView } from '#app/domain/bookings/nearest-for-all.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import type { Sql } from '#db/client.ts'
import { type BusyUnit, busySpans } from './busy-spans.ts'

/** A booking of the reader's own firm that holds its time. */
export interface OwnBooking extends Span {
  readonly id: string
  readonly resourceId: string
  readonly occupied: Span
  readonly unitId: string
}

/** A resource as the desk sees it for one reader, with what the calendar needs besides. */
export interface LoadedDesk extends DeskView {
  readonly name: string
  readonly rules: ResourceRules
  readonly own: readonly OwnBooking[]
}

interface Asked {
  readonly resourceIds: readonly string[]
  readonly actor: PersonActor | null
  readonly reach: Span
  /** A booking that is to be moved: the calendar is looked at as if it were not there. */
  readonly exceptId: string | null
}

interface Row {
  id: string
  name: string
  rules: ResourceRules
  isOpen: boolean
  isPlatformOpen: boolean
  isLeader: boolean
  class: FirmClass | null
  qualifications: { code: string; expiresOn: string }[]
}

/** Resources in the asked order as the desk would judge a reader's wish for them within a stretch of time. */
export async function loadDeskViews(sql: Sql, asked: Asked): Promise<LoadedDesk[]> {
  const { resourceIds, reach } = asked
  const firm = asked.actor?.organisationId ?? ''
  const ids = [...resourceIds]
  const [from, to] = [new Date(reach.fromMs), new Date(reach.toMs)]
  const [rows, busy, closures, idle, own] = await Promise.all([
    sql<Row[]>`
      select r.id, r.name, r.rules, r.state = 'open' as "isOpen", p.state = 'open' as "isPlatformOpen",
        p.leader_id = ${firm} as "isLeader",
        (select class from platform_members m
          where m.platform_id = p.id and m.organisation_id = ${firm} and m.state = 'active') as class,
        coalesce((select jsonb_agg(jsonb_build_object('code', q.code, 'expiresOn', q.expires_on)) from qualifications q
          where q.platform_id = p.id and q.organisation_id = ${firm} and q.revoked_at is null
            and (q.user_id is null or q.user_id = ${asked.actor?.userId ?? ''})), '[]') as qualifications
      from resources r join platforms p on p.id = r.platform_id where r.id = any(${ids}::text[])`,
    busySpans(sql, ids, reach),
    sql<{ resourceId: string; unitId: string | null; startsAt: Date; endsAt: Date }[]>`
      select resource_id as "resourceId", unit_id::text as "unitId", starts_at as "startsAt", ends_at as "endsAt"
      from resource_closures where resource_id = any(${ids}::text[]) and ends_at > ${from} and starts_at < ${to}`,
    sql<{ resourceId: string; startsAt: Date; endsAt: Date; priceBasisPoints: number }[]>`
      select resource_id as "resourceId", starts_at as "startsAt", ends_at as "endsAt",
        price_basis_points as "priceBasisPoints"
      from idle_offers where resource_id = any(${ids}::text[]) and ends_at > ${from} and withdrawn_at is null`,
    ownBookings(sql, firm, ids, reach),
  ])
  const spanOf = (one: { startsAt: Date; endsAt: Date }): Span => ({
    fromMs: one.startsAt.getTime(),
    toMs: one.endsAt.getTime(),
  })
  const left = own.find(({ id }) => id === asked.exceptId) ?? null
  const counted = own.filter((one) => one !== left)
  return ids.flatMap((resourceId): LoadedDesk[] => {
    const row = rows.find(({ id }) => id === resourceId)
    if (!row) return []
    const closed = (unitId: string) =>
      closures.filter((one) => one.resourceId === resourceId && (one.unitId ?? unitId) === unitId).map(spanOf)
    const here = busy.filter((unit) => unit.resourceId === resourceId)
    const { name, rules, isOpen, isPlatformOpen, isLeader, qualifications } = row
    return [
      {
        resourceId,
        name,
        rules,
        own: counted.filter((one) => one.resourceId === resourceId),
        resource: {
          isOpen,
          isPlatformOpen,
          rules,
          units: here.map((unit) => ({
            id: unit.unitId,
            busy: left?.unitId === unit.unitId ? without(unit, left.occupied) : unit.busy,
            closed: closed(unit.unitId),
          })),
          idle: idle
            .filter((one) => one.resourceId === resourceId)
            .map((one) => ({ ...spanOf(one), priceBasisPoints: one.priceBasisPoints })),
        },
        applicant: { isLeader, class: row.class, qualifications },
        usedMinutes: usedOf(counted, resourceId),
      },
    ]
  })
}

async function ownBookings(
  sql: Sql,
  firm: string,
  ids: string[],
  reach: Span,
): Promise<readonly OwnBooking[]> {
  if (firm === '') return []
  const ms = (of: string) => sql.unsafe(`(extract(epoch from ${of}) * 1000)::float8`)
  const rows = await sql<(Omit<OwnBooking, 'occupied'> & { lower: number; upper: number })[]>`
    select id, resource_id as "resourceId", unit_id::text as "unitId", ${ms('starts_at')} as "fromMs",
      ${ms('ends_at')} as "toMs", ${ms('lower(occupied)')} as lower, ${ms('upper(occupied)')} as upper
    from bookings where organisation_id = ${firm} and resource_id = any(${ids}::text[])
      and state in ('requested', 'confirmed', 'checked_in', 'completed')
      and ends_at > ${new Date(reach.fromMs)} and starts_at < ${new Date(reach.toMs)} order by starts_at`
  return rows.map(({ lower, upper, ...row }) => ({ ...row, occupied: { fromMs: lower, toMs: upper } }))
}

/** Bookings of a unit never overlap, so what one of them takes can be cut out of the merged spans. */
function without({ busy }: BusyUnit, cut: Span): Span[] {
  return mergeSpans(
    busy.flatMap(({ fromMs, toMs }) =>
      [
        { fromMs, toMs: Math.min(toMs, cut.fromMs) },
        { fromMs: Math.max(fromMs, cut.toMs), toMs },
      ].filter((part) => part.fromMs < part.toMs),
    ),
  )
}

function usedOf(own: readonly OwnBooking[], resourceId: string): ReadonlyMap<number, number> {
  const used = new Map<number, number>()
  for (const one of own) {
    if (one.resourceId !== resourceId) continue
    const week = weekOf(one.fromMs).fromMs
    used.set(week, (used.get(week) ?? 0) + (one.toMs - one.fromMs) / 60_000)
  }
  return used
}
