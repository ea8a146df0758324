import type { PlanMaintenance } from '#app/contracts/bookings.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockHolding } from '#db/stores/bookings.ts'
import { insertClosure } from '#db/stores/closures.ts'
import { isStaffOf, lockWithKin } from '#db/stores/resources.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { breakOff } from './break-off.ts'
import { replanStranded } from './replan-stranded.ts'

type Planned = Result<{ closureId: string; affected: number }>

/**
 * 检修停机. Bookings in its time either forbid it or, where that is asked for, are offered another machine with their
 * holders' consent, as after a breakdown; what has begun always forbids it. Refused: RESOURCE_NOT_FOUND,
 * BOOKING_RANGE_INVALID, BOOKING_IN_PAST, CLOSURE_OVER_BOOKINGS, RESOURCE_IN_USE.
 */
export function planMaintenance(ctx: Ctx, input: PlanMaintenance): Promise<Planned> {
  return inTransaction(ctx, 'platform.operate', (act) =>
    onceOnly(act, replayOf('plan-maintenance', input), () => plan(act, input)),
  )
}

async function plan(act: Act, input: PlanMaintenance): Promise<Planned> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { unitNumber, startsAt, endsAt } = input
  const resource = await lockWithKin(tx, input.resourceId)
  const isOurs =
    resource && (await isStaffOf(tx, resource.platformId, actor.userId, ['lab_manager', 'technician']))
  const unitId = unitNumber === null ? null : (resource?.unitIds[unitNumber - 1] ?? null)
  if (!resource || !isOurs || (unitNumber !== null && unitId === null)) return refuse('RESOURCE_NOT_FOUND')
  if (endsAt <= startsAt) return refuse('BOOKING_RANGE_INVALID')
  if (endsAt <= now) return refuse('BOOKING_IN_PAST')
  const held = await lockHolding(tx, [resource.id], startsAt, endsAt)
  const touched = held.filter((one) => unitId === null || one.unitId === unitId)
  const begun = touched.filter((one) => one.startsAt <= now)
  if (begun.length > 0) return refuse('RESOURCE_IN_USE', { count: begun.length })
  if (touched.length > 0 && input.onBookings !== 'replan') {
    return refuse('CLOSURE_OVER_BOOKINGS', { count: touched.length })
  }
  const closureId = act.ids.next('clo')
  const closure = { id: closureId, resourceId: resource.id, unitId, kind: 'maintenance' as const }
  await insertClosure(tx, now, { ...closure, startsAt, endsAt, reason: input.reason })
  const reason = input.reason || 'maintenance'
  for (const booking of touched) await breakOff(act, booking, { reason })
  if (touched.length > 0) await replanStranded(act, resource)
  return accept({ closureId, affected: touched.length })
}
