import type { RetireResource } from '#app/contracts/bookings.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockHolding } from '#db/stores/bookings.ts'
import { isStaffOf, lockWithKin, retireMachine } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { breakOff } from './break-off.ts'
import { endLine } from './end-line.ts'
import { replanStranded } from './replan-stranded.ts'

type Retired = Result<{ resourceId: string; affected: number; running: number }>

/** Nothing is booked further ahead. */
const FURTHEST_MS = 400 * 86_400_000

/**
 * 设备退役: nothing is booked on it any more, and nobody is left before a machine that is gone. What has begun runs to
 * its end; every later booking is either offered another machine of the same kind, with its holder's consent, or
 * ends with its prepayment back. Who waits is told. Refused: RESOURCE_NOT_FOUND, RESOURCE_RETIRED.
 */
export function retireResource(ctx: Ctx, input: RetireResource): Promise<Retired> {
  return inTransaction(ctx, 'platform.lead', (act) =>
    onceOnly(act, replayOf('retire-resource', input), () => retire(act, input)),
  )
}

async function retire(act: Act, { resourceId, onBookings }: RetireResource): Promise<Retired> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const resource = await lockWithKin(tx, resourceId)
  const isOurs = resource && (await isStaffOf(tx, resource.platformId, actor.userId, ['lab_manager']))
  if (!resource || !isOurs) return refuse('RESOURCE_NOT_FOUND')
  if (resource.state === 'retired') return refuse('RESOURCE_RETIRED')
  const held = await lockHolding(tx, [resource.id], now, new Date(now.getTime() + FURTHEST_MS))
  const coming = held.filter(({ startsAt }) => startsAt > now)
  await retireMachine(tx, now, resource.id)
  const line = { machine: 'resource', subjectId: resource.id, poolId: null, event: 'retire' }
  const facts = { onBookings, affected: coming.length }
  await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts }])
  const ends = onBookings === 'cancel'
  for (const booking of coming) await breakOff(act, booking, { reason: 'retired', ends })
  await endLine(act, resource)
  await replanStranded(act, { ...resource, state: 'retired' })
  return accept({ resourceId: resource.id, affected: coming.length, running: held.length - coming.length })
}
