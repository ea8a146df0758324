import { POOL_LIFECYCLE } from '#app/domain/pools/pool-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { claimDeadline, setDeadline, tell } from '#db/outbox.ts'
import { findAward, type LivingOrder, livingOrders } from '#db/stores/awards.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import type { SilentParty } from '../orders/forfeit-deposit.ts'
import { unwindOrder } from '../orders/unwind-order.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { beginFulfilling } from './begin-fulfilling.ts'
import { returnToPool } from './return-to-pool.ts'

/**
 * The signing deadline, by the clock: a silent buyer forfeits its deposit, a silent supplier its bid bond,
 * the award is void and is solved again without them (DOMAIN 9). Orders that both sides signed stand until
 * the new award says otherwise.
 */
export function closeSigning(ctx: Ctx, awardId: string): Promise<Result<null>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const award = await findAward(tx, awardId)
    const pool = award && (await lockPool(tx, award.poolId))
    if (!pool || !(await claimDeadline(tx, now, 'award.signing', awardId))) return refuse('NOTHING_TO_DO')
    if (pool.state !== 'awarded') return accept(null)
    const orders = await livingOrders(tx, pool.id)
    // The last signature may have come in time and its message not yet: then nobody was silent.
    if (await beginFulfilling(act, pool.id, orders)) return accept(null)
    const unsigned = orders.filter((order) => order.state === 'awaiting_signature')
    for (const order of unsigned)
      await unwindOrder(act, order.id, {
        reason: reasonOf(order),
        silent: silentIn(order),
        keepsDeposit: order.buyerSignedAt !== null,
      })
    await returnToPool(act, pool.id, unsigned)
    await moveState(tx, act, {
      lifecycle: POOL_LIFECYCLE,
      id: pool.id,
      poolId: pool.id,
      from: 'awarded',
      event: 'void_award',
      reason: 'not every order was signed in time',
    })
    await tx.sql`update awards set voided_at = ${now} where id = ${awardId}`
    await setDeadline(tx, now, 'pool.award', pool.id, now)
    await tell(tx, now, [
      { topic: 'pool.notice', key: pool.id, payload: { poolId: pool.id, kind: 'award_voided' } },
    ])
    await tellWatchers(tx, pool.id)
    return accept(null)
  })
}

function silentIn(order: LivingOrder): SilentParty[] {
  const silent: SilentParty[] = []
  if (!order.buyerSignedAt) silent.push('buyer')
  if (!order.supplierSignedAt) silent.push('supplier')
  return silent
}

function reasonOf(order: LivingOrder): 'buyer_default' | 'supplier_default' | 'mutual' {
  if (order.buyerSignedAt) return 'supplier_default'
  return order.supplierSignedAt ? 'buyer_default' : 'mutual'
}
