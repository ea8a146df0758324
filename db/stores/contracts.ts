import { and, desc, eq } from 'drizzle-orm'
import { CONTRACT_LIFECYCLE, type ContractEvent } from '#app/domain/orders/contract-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { contractVersions } from '../schema/contracts.ts'
import type { Tx } from '../transaction.ts'
import { type Act, recordTrail } from './trail.ts'

export type ContractRow = typeof contractVersions.$inferSelect
export type NewContract = typeof contractVersions.$inferInsert

const subjectOf = (row: { orderId: string; version: number }) => `${row.orderId}:v${row.version}`

/** Writes versions of contracts, each proposed, with their lines in the trail. */
export async function insertContracts(
  tx: Tx,
  act: Act,
  poolId: string,
  rows: readonly NewContract[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.orm.insert(contractVersions).values([...rows])
  const born = { machine: CONTRACT_LIFECYCLE.name, poolId, event: 'proposed', fromState: null }
  await recordTrail(
    tx,
    act,
    rows.map((row) => ({
      ...born,
      subjectId: subjectOf(row),
      toState: row.state,
      facts: { sha256: row.sha256 },
    })),
  )
}

/** The version of a locked order that waits for signatures; null when none does. */
export async function proposedContractOf(tx: Tx, orderId: string): Promise<ContractRow | null> {
  const rows = await tx.orm
    .select()
    .from(contractVersions)
    .where(and(eq(contractVersions.orderId, orderId), eq(contractVersions.state, 'proposed')))
    .for('update')
  return rows[0] ?? null
}

/** The highest number that a version of this order's contract bears, whatever became of it. */
export async function lastVersionOf(tx: Tx, orderId: string): Promise<number> {
  const rows = await tx.orm
    .select({ version: contractVersions.version })
    .from(contractVersions)
    .where(eq(contractVersions.orderId, orderId))
    .orderBy(desc(contractVersions.version))
    .limit(1)
  return rows[0]?.version ?? 0
}

/** A side's signature under a proposed version. */
export async function markSigned(
  tx: Tx,
  row: ContractRow,
  side: 'buyer' | 'supplier',
  at: Date,
): Promise<ContractRow> {
  const mark = side === 'buyer' ? { buyerSignedAt: at } : { supplierSignedAt: at }
  await tx.orm
    .update(contractVersions)
    .set(mark)
    .where(and(eq(contractVersions.orderId, row.orderId), eq(contractVersions.version, row.version)))
  return { ...row, ...mark }
}

/** One legal move of a version with its line in the trail. Throws when the table has no such move. */
export async function moveContract(
  tx: Tx,
  act: Act,
  poolId: string,
  row: Pick<ContractRow, 'orderId' | 'version' | 'state'>,
  event: ContractEvent,
): Promise<void> {
  const to = nextState(CONTRACT_LIFECYCLE, row.state, event)
  if (to === null) throw new Error(`a contract knows no "${event}" from "${row.state}"`)
  const isOver = to === 'superseded' || to === 'lapsed'
  const rows = await tx.orm
    .update(contractVersions)
    .set({ state: to, ...(isOver ? { closedAt: act.now } : {}) })
    .where(
      and(
        eq(contractVersions.orderId, row.orderId),
        eq(contractVersions.version, row.version),
        eq(contractVersions.state, row.state),
      ),
    )
    .returning({ version: contractVersions.version })
  if (rows.length !== 1) throw new Error(`contract ${subjectOf(row)} is not in "${row.state}"`)
  const line = { machine: CONTRACT_LIFECYCLE.name, subjectId: subjectOf(row), poolId }
  await recordTrail(tx, act, [{ ...line, event, fromState: row.state, toState: to }])
}

/** The version in force; null before both sides have signed the first. */
export async function contractInForce(tx: Tx, orderId: string): Promise<ContractRow | null> {
  const rows = await tx.orm
    .select()
    .from(contractVersions)
    .where(and(eq(contractVersions.orderId, orderId), eq(contractVersions.state, 'in_force')))
  return rows[0] ?? null
}
