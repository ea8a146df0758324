import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { CLAIM_LIFECYCLE, type ClaimEvent, LIVING_CLAIMS } from '#app/domain/orders/claim-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { warrantyClaims } from '../schema/contracts.ts'
import { acceptances } from '../schema/orders.ts'
import type { Tx } from '../transaction.ts'
import { type Act, recordTrail } from './trail.ts'

export type ClaimRow = typeof warrantyClaims.$inferSelect

export async function insertClaim(
  tx: Tx,
  act: Act,
  poolId: string,
  row: typeof warrantyClaims.$inferInsert,
): Promise<void> {
  await tx.orm.insert(warrantyClaims).values(row)
  // What is claimed and why is between the two sides and the operator: the trail says only for which order.
  const line = { machine: CLAIM_LIFECYCLE.name, subjectId: row.id, poolId, facts: { orderId: row.orderId } }
  await recordTrail(tx, act, [{ ...line, event: 'opened', fromState: null, toState: row.state }])
}

/** The claims of a locked order that are not over, oldest first. */
export async function livingClaimsOf(tx: Tx, orderId: string): Promise<ClaimRow[]> {
  return tx.orm
    .select()
    .from(warrantyClaims)
    .where(and(eq(warrantyClaims.orderId, orderId), inArray(warrantyClaims.state, [...LIVING_CLAIMS])))
    .orderBy(asc(warrantyClaims.openedAt), asc(warrantyClaims.id))
    .for('update')
}

/** The order of a claim; null when there is no such claim. Neither ever changes. */
export async function orderOfClaim(tx: Tx, claimId: string): Promise<string | null> {
  const rows = await tx.orm
    .select({ orderId: warrantyClaims.orderId })
    .from(warrantyClaims)
    .where(eq(warrantyClaims.id, claimId))
  return rows[0]?.orderId ?? null
}

/** One legal move of a claim with its line in the trail. Throws when it is no longer where it was. */
export async function moveClaim(
  tx: Tx,
  act: Act,
  poolId: string,
  claim: ClaimRow,
  event: ClaimEvent,
  change: Partial<Pick<ClaimRow, 'answer' | 'toBuyerFen' | 'closedAt'>> = {},
): Promise<void> {
  const to = nextState(CLAIM_LIFECYCLE, claim.state, event)
  if (to === null) throw new Error(`a claim knows no "${event}" from "${claim.state}"`)
  const rows = await tx.orm
    .update(warrantyClaims)
    .set({ ...change, state: to })
    .where(and(eq(warrantyClaims.id, claim.id), eq(warrantyClaims.state, claim.state)))
    .returning({ id: warrantyClaims.id })
  if (rows.length !== 1) throw new Error(`claim ${claim.id} is not in "${claim.state}"`)
  const line = {
    machine: CLAIM_LIFECYCLE.name,
    subjectId: claim.id,
    poolId,
    facts: { orderId: claim.orderId },
  }
  await recordTrail(tx, act, [{ ...line, event, fromState: claim.state, toState: to }])
}

/** Adds to what an acceptance's retention no longer pays its supplier; a negative amount gives back. */
export async function withhold(tx: Tx, acceptanceId: string, amountFen: bigint): Promise<void> {
  await tx.orm
    .update(acceptances)
    .set({ withheldFen: sql`${acceptances.withheldFen} + ${amountFen}` })
    .where(eq(acceptances.id, acceptanceId))
}
