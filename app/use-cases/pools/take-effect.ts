import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { livingOrders } from '#db/stores/awards.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { beginFulfilling } from './begin-fulfilling.ts'

/**
 * Once every order of an award is signed by both sides the award takes effect and deliveries may begin
 * (awarded → fulfilling). Asked after every signature; safe to ask twice.
 */
export function takeEffect(ctx: Ctx, poolId: string): Promise<Result<null>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const pool = await lockPool(act.tx, poolId)
    if (pool?.state !== 'awarded') return refuse('NOTHING_TO_DO')
    const hasBegun = await beginFulfilling(act, poolId, await livingOrders(act.tx, poolId))
    return hasBegun ? accept(null) : refuse('NOTHING_TO_DO')
  })
}
