import { insertContracts } from '#db/stores/contracts.ts'
import { insertOrders, type NewOrder } from '#db/stores/orders.ts'
import { recordTrail } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/** The orders' rows, their lines in the trail, and the first version of each contract. */
export async function recordOrders(
  act: Act,
  poolId: string,
  written: readonly { readonly row: NewOrder; readonly text: string }[],
): Promise<void> {
  const { tx, now } = act
  const rows = written.map(({ row }) => row)
  await insertOrders(tx, rows)
  const born = { machine: 'order', poolId, event: 'created', fromState: null }
  const facts = ({ quantity, contractHash }: NewOrder) => ({ quantity, contractHash })
  const lines = rows.map((row) => ({ ...born, subjectId: row.id, toState: row.state, facts: facts(row) }))
  await recordTrail(tx, act, lines)
  const proposed = { version: 1, state: 'proposed' as const, proposedBy: null, proposedAt: now }
  const contracts = written.map(({ text, row }) => {
    const { id: orderId, contractHash: sha256, deliveryDays, acceptDays, warrantyDays } = row
    return { ...proposed, orderId, text, sha256, deliveryDays, acceptDays, warrantyDays }
  })
  await insertContracts(tx, act, poolId, contracts)
}
