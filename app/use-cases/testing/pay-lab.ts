import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { balanceOf } from '#db/stores/ledger.ts'
import type { TestOrderRow } from '#db/stores/test-orders.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

/** Pays the lab what is held for a closed order, once: closing again after an amendment pays nothing more. */
export async function payLab(act: Act, order: Pick<TestOrderRow, 'id' | 'labId'>): Promise<void> {
  const from = account('testing', order.id, null)
  await payBack(act, {
    purpose: 'payout',
    from,
    organisationId: order.labId,
    amountFen: await balanceOf(act.tx, from.id),
    poolId: null,
    testOrderId: order.id,
    idempotencyKey: `payout:${order.id}`,
  })
}
