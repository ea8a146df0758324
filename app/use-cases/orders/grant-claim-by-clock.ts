import type { DueSubject } from '#app/contracts/orders.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { livingClaimsOf, orderOfClaim } from '#db/stores/claims.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { closeClaim } from './close-claim.ts'
import { type DueAnswer, lockOrderFor } from './lock-order-for.ts'
import { settleWarranty } from './settle-warranty.ts'

/** The supplier's days to answer a claim are over (deadline `claim.answer`): silence grants it. */
export async function grantClaimByClock(ctx: Ctx, { subjectId }: DueSubject): Promise<Result<DueAnswer>> {
  return inTransaction<DueAnswer>(ctx, 'clock.act', async (act) => {
    const locked = await lockOrderFor(act, (await orderOfClaim(act.tx, subjectId)) ?? '', 'clock')
    if (!locked.ok) return accept({ hasActed: false })
    const { order } = locked.value
    if (!(await claimDeadline(act.tx, act.now, 'claim.answer', subjectId))) return accept({ hasActed: false })
    const claim = (await livingClaimsOf(act.tx, order.id)).find(({ id }) => id === subjectId)
    if (claim?.state !== 'open') return accept({ hasActed: false })
    await closeClaim(act, order, claim, { event: 'grant', toBuyerFen: claim.amountFen })
    await settleWarranty(act, order)
    return accept({ hasActed: true })
  })
}
