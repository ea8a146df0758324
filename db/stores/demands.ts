import type { SpecConstraint, SpecValues } from '#app/domain/demands/constraint.ts'
import type { DemandState } from '#app/domain/demands/demand-lifecycle.ts'
import type { Sql, TransactionSql } from '../client.ts'
import type { Tx } from '../transaction.ts'

/** What a buyer asks for. `maxPriceFen` is private: it leaves the store for its owner and for matching only. */
export interface NewDemand {
  readonly id: string
  readonly buyerId: string
  readonly categorySlug: string
  readonly constraints: readonly SpecConstraint[]
  readonly quantity: number
  readonly maxPriceFen: bigint | null
  readonly latestDeliveryOn: string | null
  readonly county: string
  readonly retires: readonly string[]
  readonly note: string
}

/** Writes a demand as a draft. */
export async function insertDemand(tx: Tx, now: Date, demand: NewDemand): Promise<void> {
  await tx.sql`
    insert into demands (id, buyer_id, category_slug, constraints, quantity, max_price_fen, latest_delivery_on,
      county, retires, note, state, created_at, updated_at)
    values (${demand.id}, ${demand.buyerId}, ${demand.categorySlug}, ${JSON.stringify(demand.constraints)}::jsonb,
      ${demand.quantity}, ${demand.maxPriceFen}, ${demand.latestDeliveryOn}::date, ${demand.county},
      ${[...demand.retires]}, ${demand.note}, 'draft', ${now}, ${now})`
}

/** Wishes that replace those of a demand. */
export type ChangedDemand = Omit<NewDemand, 'buyerId' | 'categorySlug'>

export async function rewriteDemand(tx: Tx, now: Date, demand: ChangedDemand): Promise<void> {
  await tx.sql`
    update demands set constraints = ${JSON.stringify(demand.constraints)}::jsonb, quantity = ${demand.quantity},
      max_price_fen = ${demand.maxPriceFen}, latest_delivery_on = ${demand.latestDeliveryOn}::date,
      county = ${demand.county}, retires = ${[...demand.retires]}, note = ${demand.note}, updated_at = ${now},
      version = version + 1
    where id = ${demand.id}`
}

export interface LockedDemand {
  readonly id: string
  readonly buyerId: string
  readonly categorySlug: string
  readonly state: DemandState
  readonly quantity: number
  readonly maxPriceFen: bigint | null
  readonly latestDeliveryOn: string | null
  readonly county: string
  readonly poolId: string | null
  readonly version: number
}

/** The demand under its row's lock; null when there is none. */
export async function lockDemand(tx: Tx, id: string): Promise<LockedDemand | null> {
  const rows = await tx.sql<LockedDemand[]>`
    select id, buyer_id as "buyerId", category_slug as "categorySlug", state, quantity,
      max_price_fen as "maxPriceFen", latest_delivery_on::text as "latestDeliveryOn", county, pool_id as "poolId",
      version
    from demands where id = ${id} for update`
  return rows[0] ?? null
}

/** Remembers the pool that a demand is about to join or has joined; null: none. */
export async function linkDemand(tx: Tx, now: Date, id: string, poolId: string | null): Promise<void> {
  await tx.sql`update demands set pool_id = ${poolId}, updated_at = ${now} where id = ${id}`
}

/** Whether a pool is there for all to see and of this category. */
export async function isPoolOf(tx: Tx, poolId: string, category: string): Promise<boolean> {
  const rows = await tx.sql`
    select 1 from pools where id = ${poolId} and category_slug = ${category} and state <> 'draft'`
  return rows.length === 1
}

/** Another firm's open demand as a proposal may know it: no reserve price is read. */
export interface OpenDemandRow {
  readonly id: string
  readonly buyerId: string
  readonly quantity: number
  readonly constraints: SpecConstraint[]
  readonly county: string
}

const MOST_PROPOSED = 200

/**
 * Open demands of a category that nobody has asked into a pool that can still be joined, the largest first;
 * at most 200, so that work per proposal is bounded. In a transaction they can be locked, in order of id.
 */
export async function openDemandsOf(
  sql: Sql | TransactionSql,
  category: string,
  now: Date,
): Promise<OpenDemandRow[]> {
  const rows = await sql<OpenDemandRow[]>`
    select id, buyer_id as "buyerId", quantity, constraints, county from demands d
    where category_slug = ${category} and state = 'open' and not exists (
      select 1 from invitations i join pools p on p.id = i.pool_id
      where i.demand_id = d.id and i.state in ('invited', 'accepted') and p.state = 'open'
        and p.join_closes_at > ${now})
    order by quantity desc, id limit ${MOST_PROPOSED}`
  return [...rows]
}

/** Locks the open demands of a category, so that two who propose at once do it one after the other. */
export async function lockOpenDemands(tx: Tx, category: string): Promise<void> {
  await tx.sql`
    select 1 from demands where category_slug = ${category} and state = 'open' order by id for update`
}

/** Specs of what a category has on offer, the cheapest first; at most 500. */
export async function specsOnOffer(tx: Tx, category: string): Promise<SpecValues[]> {
  const rows = await tx.sql<{ specs: SpecValues }[]>`
    select specs from listings where category_slug = ${category} and state = 'published'
    order by price_fen, id limit 500`
  return rows.map(({ specs }) => specs)
}

/** An open demand with all that it asks for, its reserve price, too: to tell its own firm, and nobody else. */
export interface OpenWish {
  readonly id: string
  readonly buyerId: string
  readonly constraints: SpecConstraint[]
  readonly quantity: number
  readonly maxPriceFen: bigint | null
  readonly latestDeliveryOn: string | null
  readonly county: string
}

/** Open demands of a category that have stood unchanged since before an instant; at most 500. */
export async function openWishesBefore(tx: Tx, category: string, before: Date): Promise<OpenWish[]> {
  const rows = await tx.sql<OpenWish[]>`
    select id, buyer_id as "buyerId", constraints, quantity, max_price_fen as "maxPriceFen",
      latest_delivery_on::text as "latestDeliveryOn", county
    from demands where category_slug = ${category} and state = 'open' and updated_at < ${before}
    order by created_at, id limit 500`
  return [...rows]
}
