import type { PaymentDirection, PaymentPurpose, PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { Database } from '#db/client.ts'

/** A payment of a firm as machines read it. */
export interface PaymentLine {
  readonly id: string
  readonly purpose: PaymentPurpose
  readonly direction: PaymentDirection
  readonly amountFen: number
  readonly state: PaymentState
  readonly reason: string | null
  readonly poolId: string | null
  readonly orderId: string | null
  readonly commitmentId: string | null
  readonly offerId: string | null
  readonly dueAt: Date | null
}

/** A firm's own payments in some states, oldest first. */
export async function listPayments(
  { sql }: Database,
  organisationId: string,
  states: readonly PaymentState[],
): Promise<PaymentLine[]> {
  if (states.length === 0) return []
  const rows = await sql<PaymentLine[]>`
    select id, purpose, direction, amount_fen::float8 as "amountFen", state, reason, pool_id as "poolId",
      order_id as "orderId", commitment_id as "commitmentId", offer_id as "offerId", due_at as "dueAt"
    from payments where organisation_id = ${organisationId} and state in ${sql(states)}
    order by created_at, id limit 1000`
  return [...rows]
}
