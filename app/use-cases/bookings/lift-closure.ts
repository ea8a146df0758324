import type { LiftClosure } from '#app/contracts/bookings.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { endClosure, lockClosure } from '#db/stores/closures.ts'
import { isStaffOf, lockWithKin } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { offerFreed } from './offer-freed.ts'
import { replanStranded } from './replan-stranded.ts'

/**
 * 恢复运行: a machine runs again sooner than was said, or maintenance is called off. Who still waits for another
 * machine is planned anew, this one included; what is then free is offered to who waits for it. Refused:
 * CLOSURE_OVER (also for another platform's).
 */
export function liftClosure(ctx: Ctx, input: LiftClosure): Promise<Result<{ closureId: string }>> {
  return inTransaction(ctx, 'platform.operate', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const closure = await lockClosure(tx, input.closureId)
    const resource = closure && (await lockWithKin(tx, closure.resourceId))
    const isOurs =
      resource && (await isStaffOf(tx, resource.platformId, actor.userId, ['lab_manager', 'technician']))
    if (!closure || !isOurs || !(await endClosure(tx, now, closure.id))) return refuse('CLOSURE_OVER')
    const line = { machine: 'resource', subjectId: resource.id, poolId: null, event: 'lift_closure' }
    const facts = { closureId: closure.id }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts }])
    await replanStranded(act, resource)
    await offerFreed(act, { resourceId: resource.id, startsAt: closure.startsAt, endsAt: closure.endsAt })
    return accept({ closureId: closure.id })
  })
}
