import { and, asc, eq } from 'drizzle-orm'
import { PROPOSAL_LIFECYCLE, type ProposalEvent } from '#app/domain/orders/proposal-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { orderProposals } from '../schema/disputes.ts'
import type { Tx } from '../transaction.ts'
import { type Act, recordTrail } from './trail.ts'

export type ProposalRow = typeof orderProposals.$inferSelect

/** What is proposed and not yet answered on a locked order, at most one of each kind. */
export async function openProposalsOf(tx: Tx, orderId: string): Promise<ProposalRow[]> {
  return tx.orm
    .select()
    .from(orderProposals)
    .where(and(eq(orderProposals.orderId, orderId), eq(orderProposals.state, 'open')))
    .orderBy(asc(orderProposals.kind))
    .for('update')
}

export async function insertProposal(
  tx: Tx,
  act: Act,
  poolId: string,
  row: typeof orderProposals.$inferInsert,
): Promise<void> {
  await tx.orm.insert(orderProposals).values(row)
  // The trail is read by others, too: it says that there was a proposal, never its amount.
  const facts = { orderId: row.orderId, kind: row.kind }
  const line = { machine: PROPOSAL_LIFECYCLE.name, subjectId: row.id, poolId, facts }
  await recordTrail(tx, act, [{ ...line, event: 'proposed', fromState: null, toState: row.state }])
}

/** Closes an open proposal with its line in the trail. Throws when it is no longer open. */
export async function closeProposal(
  tx: Tx,
  act: Act,
  poolId: string,
  proposal: ProposalRow,
  event: ProposalEvent,
): Promise<void> {
  const to = nextState(PROPOSAL_LIFECYCLE, 'open', event)
  if (to === null) throw new Error(`a proposal knows no "${event}"`)
  const rows = await tx.orm
    .update(orderProposals)
    .set({ state: to, closedAt: act.now })
    .where(and(eq(orderProposals.id, proposal.id), eq(orderProposals.state, 'open')))
    .returning({ id: orderProposals.id })
  if (rows.length !== 1) throw new Error(`proposal ${proposal.id} is not open`)
  const facts = { orderId: proposal.orderId, kind: proposal.kind }
  const line = { machine: PROPOSAL_LIFECYCLE.name, subjectId: proposal.id, poolId, facts }
  await recordTrail(tx, act, [{ ...line, event, fromState: 'open', toState: to }])
}
