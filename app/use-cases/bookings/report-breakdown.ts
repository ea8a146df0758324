import type { ReportBreakdown } from '#app/contracts/bookings.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockHolding } from '#db/stores/bookings.ts'
import { insertClosure } from '#db/stores/closures.ts'
import { isStaffOf, lockWithKin } from '#db/stores/resources.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { breakOff } from './break-off.ts'
import { replanStranded } from './replan-stranded.ts'

type Reported = Result<{ closureId: string; affected: number }>

/**
 * 故障停机: a machine is down until an instant. What runs on it breaks off and is settled to the minute, what
 * would come later is planned onto equivalent machines, and every holder is asked. Refused: RESOURCE_NOT_FOUND,
 * BOOKING_RANGE_INVALID when the end is not to come.
 */
export function reportBreakdown(ctx: Ctx, input: ReportBreakdown): Promise<Reported> {
  return inTransaction(ctx, 'platform.operate', (act) =>
    onceOnly(act, replayOf('report-breakdown', input), () => report(act, input)),
  )
}

async function report(act: Act, input: ReportBreakdown): Promise<Reported> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const resource = await lockWithKin(tx, input.resourceId)
  const isOurs =
    resource && (await isStaffOf(tx, resource.platformId, actor.userId, ['lab_manager', 'technician']))
  const unitId = input.unitNumber === null ? null : (resource?.unitIds[input.unitNumber - 1] ?? null)
  if (!resource || !isOurs || (input.unitNumber !== null && unitId === null)) {
    return refuse('RESOURCE_NOT_FOUND')
  }
  if (input.until <= now) return refuse('BOOKING_RANGE_INVALID')
  const closureId = act.ids.next('clo')
  const { reason } = input
  const closure = { id: closureId, resourceId: resource.id, unitId, kind: 'breakdown' as const, reason }
  await insertClosure(tx, now, { ...closure, startsAt: now, endsAt: input.until })
  const touched = await lockHolding(tx, [resource.id], now, input.until)
  const affected = touched.filter((one) => unitId === null || one.unitId === unitId)
  for (const booking of affected) await breakOff(act, booking, { reason })
  await replanStranded(act, resource)
  return accept({ closureId, affected: affected.length })
}
