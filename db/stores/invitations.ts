import type { InvitationState } from '#app/domain/demands/invitation-lifecycle.ts'
import type { Tx } from '../transaction.ts'

export interface NewInvitation {
  readonly id: string
  readonly organisationId: string
  readonly demandId: string
  /** Sets: what the demand asked for when it was invited. */
  readonly quantity: number
}

/** Writes invitations into a pool; a firm that has been asked before is left as it is. Answers the new ones. */
export async function insertInvitations(
  tx: Tx,
  now: Date,
  by: { readonly poolId: string; readonly invitedBy: string },
  rows: readonly NewInvitation[],
): Promise<NewInvitation[]> {
  if (rows.length === 0) return []
  const made = await tx.sql<{ id: string }[]>`
    insert into invitations (id, pool_id, organisation_id, demand_id, invited_by, quantity, state, created_at,
      updated_at)
    select id, ${by.poolId}, "organisationId", "demandId", ${by.invitedBy}, quantity, 'invited', ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as invitation (id text, "organisationId" text,
      "demandId" text, quantity integer)
    on conflict (pool_id, organisation_id) do nothing returning id`
  const ids = new Set(made.map(({ id }) => id))
  return rows.filter(({ id }) => ids.has(id))
}

export interface LockedInvitation {
  readonly id: string
  readonly poolId: string
  readonly organisationId: string
  readonly demandId: string
  readonly state: InvitationState
}

export async function lockInvitation(tx: Tx, id: string): Promise<LockedInvitation | null> {
  const rows = await tx.sql<LockedInvitation[]>`
    select id, pool_id as "poolId", organisation_id as "organisationId", demand_id as "demandId", state
    from invitations where id = ${id} for update`
  return rows[0] ?? null
}

/** A demand or an invitation that is linked to a pool, with the newest commitment of its firm there. */
interface Linked {
  readonly id: string
  readonly commitment: string | null
}

export interface LinkedDemand extends Linked {
  readonly state: 'open' | 'pooled'
  readonly latestDeliveryOn: string | null
}

/** Living demands linked to a pool, by choice or by invitation, locked in order of id. */
export async function lockLinkedDemands(tx: Tx, poolId: string): Promise<LinkedDemand[]> {
  const rows = await tx.sql<LinkedDemand[]>`
    select d.id, d.state, d.latest_delivery_on::text as "latestDeliveryOn",
      (select c.state from commitments c where c.pool_id = ${poolId} and c.organisation_id = d.buyer_id
        order by c.created_at desc, c.id desc limit 1) as commitment
    from demands d
    where d.state in ('open', 'pooled') and (d.pool_id = ${poolId} or (d.state = 'open' and d.id in (
      select i.demand_id from invitations i where i.pool_id = ${poolId})))
    order by d.id for update of d`
  return [...rows]
}

export interface LinkedInvitation extends Linked {
  readonly state: InvitationState
}

export async function lockLinkedInvitations(tx: Tx, poolId: string): Promise<LinkedInvitation[]> {
  const rows = await tx.sql<LinkedInvitation[]>`
    select i.id, i.state,
      (select c.state from commitments c where c.pool_id = ${poolId} and c.organisation_id = i.organisation_id
        order by c.created_at desc, c.id desc limit 1) as commitment
    from invitations i where i.pool_id = ${poolId} and i.state in ('invited', 'declined')
    order by i.id for update of i`
  return [...rows]
}
