import type { WithdrawIdle } from '#app/contracts/bookings.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { isStaffOf } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Offers idle time no longer; what was booked in it stays. Refused: IDLE_OFFER_NOT_FOUND. */
export function withdrawIdle(ctx: Ctx, input: WithdrawIdle): Promise<Result<{ idleOfferId: string }>> {
  return inTransaction(ctx, 'platform.lead', async (act) => {
    const { tx, now, actor } = act
    const { idleOfferId: id } = input
    const [row] = await tx.sql<{ platformId: string }[]>`
      select r.platform_id as "platformId" from idle_offers i join resources r on r.id = i.resource_id
      where i.id = ${id} and i.withdrawn_at is null for update of i`
    const isOurs =
      actor.kind === 'person' && row && (await isStaffOf(tx, row.platformId, actor.userId, ['lab_manager']))
    if (!isOurs) return refuse('IDLE_OFFER_NOT_FOUND')
    await tx.sql`update idle_offers set withdrawn_at = ${now} where id = ${id}`
    const line = { machine: 'idle_offer', subjectId: id, poolId: null, event: 'withdraw' }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: null }])
    return accept({ idleOfferId: id })
  })
}
