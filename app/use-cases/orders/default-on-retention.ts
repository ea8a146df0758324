import type { DueSubject } from '#app/contracts/orders.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline, setDeadline } from '#db/outbox.ts'
import { livingClaimsOf } from '#db/stores/claims.ts'
import { acceptancesOf } from '#db/stores/orders.ts'
import { isMoneyOnItsWay } from '#db/stores/payments.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { cancelPayments } from './cancel-payments.ts'
import { closeOrder } from './close-order.ts'
import { type DueAnswer, lockOrderFor } from './lock-order-for.ts'
import { terminateOrder } from './terminate-order.ts'

/**
 * The retention's days of grace after the warranty are over (deadline `order.retention_default`): what the
 * buyer never paid is no longer asked for, and an order that waited for it ends by the buyer's default. What
 * it owes the supplier is then between the two. While sets are still to be accepted, a warranty runs, the bank
 * is at it, or a dispute or a claim is open, the clock looks again later.
 */
export async function defaultOnRetention(ctx: Ctx, { subjectId }: DueSubject): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const locked = await lockOrderFor(act, subjectId, 'clock')
    if (!locked.ok) return accept({ hasActed: false })
    const { order } = locked.value
    if (!(await claimDeadline(tx, now, 'order.retention_default', subjectId)))
      return accept({ hasActed: false })
    const acceptances = await acceptancesOf(tx, order.id)
    if (order.state === 'completed' || acceptances.every((one) => one.retentionHeldAt !== null))
      return accept({ hasActed: false })
    const isWaiting = order.state === 'accepted' || order.state === 'terminated'
    const isRunning = acceptances.some((one) => one.warrantyEndedAt === null)
    const isClaimed = (await livingClaimsOf(tx, order.id)).length > 0
    if (!isWaiting || isRunning || isClaimed || (await isMoneyOnItsWay(tx, order.id))) {
      await setDeadline(tx, now, 'order.retention_default', subjectId, addDays(now, 1))
      return accept({ hasActed: false })
    }
    const isOver = order.state === 'terminated'
    if (isOver) await cancelPayments(act, order, ['retention'], 'warranty over')
    await closeOrder(act, isOver ? order : await terminateOrder(act, order, 'buyer_default'))
    return accept({ hasActed: true })
  })
}
