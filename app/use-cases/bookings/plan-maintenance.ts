import type { PlanMaintenance } from '#app/contracts/bookings.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockHolding } from '#db/stores/bookings.ts'
import { insertClosure } from '#db/stores/closures.ts'
import { isStaffOf, lockResources } from '#db/stores/resources.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

type Planned = Result<{ closureId: string }>

/**
 * 检修停机, planned where nothing is booked. Refused: RESOURCE_NOT_FOUND, BOOKING_RANGE_INVALID,
 * BOOKING_IN_PAST, CLOSURE_OVER_BOOKINGS.
 */
export function planMaintenance(ctx: Ctx, input: PlanMaintenance): Promise<Planned> {
  return inTransaction(ctx, 'platform.operate', (act) =>
    onceOnly(act, replayOf('plan-maintenance', input), () => plan(act, input)),
  )
}

async function plan(act: Act, input: PlanMaintenance): Promise<Planned> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { unitNumber, startsAt, endsAt, reason } = input
  const [resource] = await lockResources(tx, [input.resourceId], 'update')
  const isOurs =
    resource && (await isStaffOf(tx, resource.platformId, actor.userId, ['lab_manager', 'technician']))
  const unitId = unitNumber === null ? null : (resource?.unitIds[unitNumber - 1] ?? null)
  if (!resource || !isOurs || (unitNumber !== null && unitId === null)) return refuse('RESOURCE_NOT_FOUND')
  if (endsAt <= startsAt) return refuse('BOOKING_RANGE_INVALID')
  if (endsAt <= now) return refuse('BOOKING_IN_PAST')
  const touched = await lockHolding(tx, [resource.id], startsAt, endsAt)
  const count = touched.filter((one) => unitId === null || one.unitId === unitId).length
  if (count > 0) return refuse('CLOSURE_OVER_BOOKINGS', { count })
  const closureId = act.ids.next('clo')
  const closure = { id: closureId, resourceId: resource.id, unitId, kind: 'maintenance' as const }
  await insertClosure(tx, now, { ...closure, startsAt, endsAt, reason })
  return accept({ closureId })
}
