import { settleShare } from '#app/domain/bookings/price.ts'
import { replan } from '#app/domain/bookings/replan.ts'
import { tell } from '#db/outbox.ts'
import { lockHolding, lockStranded } from '#db/stores/bookings.ts'
import { closuresOf, lockEquivalents, type ResourceRow } from '#db/stores/resources.ts'
import type { Act } from '../use-case.ts'
import { proposeMoves } from './propose-moves.ts'
import { settleBooking } from './settle-booking.ts'
import { standInsOf } from './stand-ins.ts'

/**
 * Looks for other machines of the same kind for every booking that has lost its own and waits for a word. As
 * few as possible are asked to move, each asked holder has its own time to answer, and a booking for which
 * there is no place ends with its money back. Safe to call again: what is proposed already stays.
 */
export async function replanStranded(act: Act, resource: ResourceRow): Promise<void> {
  const { tx, now } = act
  const equivalents = await lockEquivalents(tx, resource)
  const ids = [...new Set([resource.id, ...equivalents.map(({ id }) => id)])]
  const stranded = await lockStranded(tx, ids, now)
  const waiting = stranded.filter(({ hasProposal }) => !hasProposal)
  const [first] = waiting
  if (!first) return
  const until = new Date(Math.max(...waiting.map(({ endsAt }) => endsAt.getTime())) + 86_400_000)
  const holding = await lockHolding(tx, ids, now, until)
  const closures = await closuresOf(tx, ids, now, until)
  const units = await standInsOf(act, { equivalents, holding, closures })
  const plan = replan(
    waiting.map(({ id, startsAt, endsAt }) => ({
      id,
      window: { fromMs: startsAt.getTime(), toMs: endsAt.getTime() },
    })),
    units,
  )
  await proposeMoves(act, plan, { equivalents, bookings: [...waiting, ...holding] })
  for (const one of waiting.filter(({ id }) => plan.unplaced.includes(id))) {
    await settleBooking(act, one, settleShare(one.priceFen, one.heldFen, 0))
    const payload = { bookingId: one.id, event: 'unplaced' }
    await tell(tx, now, [{ topic: 'booking.changed', key: one.id, payload }])
  }
}
