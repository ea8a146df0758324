import type { OfferIdle } from '#app/contracts/bookings.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { isStaffOf, lockResources } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

type Offered = Result<{ idleOfferId: string }>

/**
 * 闲时共享: offers a stretch of time to firms of other chains, members or not, at a share of their price. What
 * is booked in it stays booked. Refused: RESOURCE_NOT_FOUND, PLATFORM_CLOSED, BOOKING_RANGE_INVALID,
 * BOOKING_IN_PAST.
 */
export function offerIdle(ctx: Ctx, input: OfferIdle): Promise<Offered> {
  return inTransaction(ctx, 'platform.lead', (act) =>
    onceOnly(act, replayOf('offer-idle', input), () => offer(act, input)),
  )
}

async function offer(act: Act, input: OfferIdle): Promise<Offered> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { resourceId, startsAt, endsAt, priceBasisPoints } = input
  const [resource] = await lockResources(tx, [resourceId], 'update')
  const isOurs = resource && (await isStaffOf(tx, resource.platformId, actor.userId, ['lab_manager']))
  if (!isOurs) return refuse('RESOURCE_NOT_FOUND')
  if (resource.platformState !== 'open') return refuse('PLATFORM_CLOSED')
  if (endsAt <= startsAt) return refuse('BOOKING_RANGE_INVALID')
  if (endsAt <= now) return refuse('BOOKING_IN_PAST')
  const id = act.ids.next('idl')
  await tx.sql`
      insert into idle_offers (id, resource_id, starts_at, ends_at, price_basis_points, created_at)
      values (${id}, ${resourceId}, ${startsAt}, ${endsAt}, ${priceBasisPoints}, ${now})`
  const line = { machine: 'idle_offer', subjectId: id, poolId: null, event: 'offer' }
  await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts: { resourceId } }])
  return accept({ idleOfferId: id })
}
