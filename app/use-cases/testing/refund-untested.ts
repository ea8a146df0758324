import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import type { TestOrderRow } from '#db/stores/test-orders.ts'
import { lockSamples } from '#db/stores/test-samples.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

/**
 * Gives back the fee of every sample that was lost or unfit, once each. Nothing moves before the order's fee
 * is held: then it is asked again.
 */
export async function refundUntested(
  act: Act,
  order: Pick<TestOrderRow, 'id' | 'customerId' | 'unitPriceFen' | 'feeHeldAt'>,
): Promise<void> {
  if (order.feeHeldAt === null) return
  for (const sample of await lockSamples(act.tx, order.id)) {
    if (sample.untestedWhy === null) continue
    await payBack(act, {
      purpose: 'refund',
      from: account('testing', order.id, null),
      organisationId: order.customerId,
      amountFen: order.unitPriceFen,
      poolId: null,
      testOrderId: order.id,
      idempotencyKey: `refund:${order.id}:${sample.id}`,
    })
  }
}
