import type { OfferState } from '#app/domain/offers/offer-lifecycle.ts'
import type { PriceTier } from '#app/domain/shared/price-ladder.ts'
import type { StoredLadder } from '../schema/pools.ts'
import type { Tx } from '../transaction.ts'

export interface OfferRow {
  readonly id: string
  readonly poolId: string
  readonly supplierId: string
  readonly listingId: string | null
  readonly state: OfferState
  readonly tiers: readonly PriceTier[]
  readonly capacity: number
  readonly deliveryDays: number
  readonly surchargeByCounty: Readonly<Record<string, number>>
  readonly warrantyMonths: number | null
  readonly validUntil: Date | null
  readonly bondDueFen: bigint
  readonly bondHeldFen: bigint
  readonly version: number
}

export function storedLadder(tiers: readonly PriceTier[]): StoredLadder {
  return tiers.map((tier) => ({ fromQuantity: tier.fromQuantity, unitPriceFen: Number(tier.unitPriceFen) }))
}

export function readLadder(stored: StoredLadder): PriceTier[] {
  return stored.map((tier) => ({ fromQuantity: tier.fromQuantity, unitPriceFen: BigInt(tier.unitPriceFen) }))
}

type RawOffer = Omit<OfferRow, 'tiers'> & { tiers: StoredLadder }

const COLUMNS = `id, pool_id as "poolId", supplier_id as "supplierId", listing_id as "listingId", state, tiers,
  capacity, delivery_days as "deliveryDays", surcharge_by_county as "surchargeByCounty",
  warranty_months as "warrantyMonths", valid_until as "validUntil", bond_due_fen as "bondDueFen",
  bond_held_fen as "bondHeldFen", version`

const asOffer = (raw: RawOffer): OfferRow => ({ ...raw, tiers: readLadder(raw.tiers) })

export async function insertOffer(
  tx: Tx,
  now: Date,
  offer: Omit<OfferRow, 'state' | 'version' | 'bondHeldFen'> & { readonly pinned: boolean },
): Promise<void> {
  await tx.sql`
    insert into offers (id, pool_id, supplier_id, listing_id, state, pinned, tiers, capacity, delivery_days,
      surcharge_by_county, warranty_months, valid_until, bond_due_fen, submitted_at, updated_at)
    values (${offer.id}, ${offer.poolId}, ${offer.supplierId}, ${offer.listingId}, 'submitted', ${offer.pinned},
      ${JSON.stringify(storedLadder(offer.tiers))}::jsonb, ${offer.capacity}, ${offer.deliveryDays},
      ${JSON.stringify(offer.surchargeByCounty)}::jsonb, ${offer.warrantyMonths}, ${offer.validUntil},
      ${offer.bondDueFen}, ${now}, ${now})`
  await keepOfferVersion(tx, now, offer.id)
}

/** Writes the ladder in force into the pool's price history. */
export async function keepOfferVersion(tx: Tx, now: Date, offerId: string): Promise<void> {
  await tx.sql`
    insert into offer_versions (offer_id, version, tiers, capacity, delivery_days, at)
    select id, version, tiers, capacity, delivery_days, ${now} from offers where id = ${offerId}`
}

/** Without a lock: only to learn which pool to lock first. */
export async function peekOffer(tx: Tx, id: string): Promise<OfferRow | null> {
  const rows = await tx.sql<RawOffer[]>`select ${tx.sql.unsafe(COLUMNS)} from offers where id = ${id}`
  return rows[0] ? asOffer(rows[0]) : null
}

/** An offer whose bond is still held though every order placed on it is done; null when any is not. */
export async function doneOfferOf(tx: Tx, offerId: string): Promise<OfferRow | null> {
  const rows = await tx.sql<RawOffer[]>`
    select ${tx.sql.unsafe(COLUMNS)} from offers
    where id = ${offerId} and bond_held_fen > 0 and not exists (
      select 1 from orders
      where offer_id = offers.id and pool_id = offers.pool_id and state not in ('completed', 'terminated'))`
  return rows[0] ? asOffer(rows[0]) : null
}

/**
 * A bid bond as it was asked for, what is left of it, and the sets that it secures: those of the concluded orders,
 * without what an earlier round had concluded and the next one undid.
 */
export async function bondOf(
  tx: Tx,
  offerId: string,
): Promise<{ dueFen: bigint; heldFen: bigint; quantity: number }> {
  const rows = await tx.sql<{ dueFen: bigint; heldFen: bigint; quantity: number }[]>`
    select bond_due_fen as "dueFen", bond_held_fen as "heldFen", (
      select coalesce(sum(o.quantity), 0)::int from orders o join commitments c on c.id = o.commitment_id
      where o.offer_id = offers.id and o.contract_at is not null and c.state = 'awarded' and not exists (
        select 1 from orders later
        where later.commitment_id = o.commitment_id and later.created_at > o.created_at)) as quantity
    from offers where id = ${offerId} for update`
  if (!rows[0]) throw new Error(`offer ${offerId} is gone`)
  return rows[0]
}

/** Part of a bond has been paid away; what it was asked for stays, so that later shares are of the whole. */
export async function takeFromBond(tx: Tx, offerId: string, amountFen: bigint): Promise<void> {
  await tx.sql`update offers set bond_held_fen = bond_held_fen - ${amountFen} where id = ${offerId}`
}

/** A pool's offers in some states, in order of id, under the pool's lock. */
export async function offersOf(tx: Tx, poolId: string, states: readonly OfferState[]): Promise<OfferRow[]> {
  const rows = await tx.sql<RawOffer[]>`
    select ${tx.sql.unsafe(COLUMNS)} from offers
    where pool_id = ${poolId} and state in ${tx.sql(states)} order by id`
  return rows.map(asOffer)
}

export async function writeLadder(
  tx: Tx,
  now: Date,
  id: string,
  ladder: { readonly tiers: readonly PriceTier[]; readonly capacity: number; readonly deliveryDays: number },
): Promise<void> {
  await tx.sql`
    update offers set tiers = ${JSON.stringify(storedLadder(ladder.tiers))}::jsonb, capacity = ${ladder.capacity},
      delivery_days = ${ladder.deliveryDays}, version = version + 1, updated_at = ${now}
    where id = ${id}`
  await keepOfferVersion(tx, now, id)
}

/** A published listing of a supplier with its category; null when it is not there or not theirs. */
export async function findListing(
  tx: Tx,
  listingId: string,
  supplierId: string,
): Promise<{ categorySlug: string } | null> {
  const rows = await tx.sql<{ categorySlug: string }[]>`
    select category_slug as "categorySlug" from listings
    where id = ${listingId} and supplier_id = ${supplierId} and state = 'published'`
  return rows[0] ?? null
}

/** True for a supplier's own supplier-led pool that has no standing offer yet. The caller holds the pool's lock. */
export async function lacksPinnedOffer(
  tx: Tx,
  pool: { readonly id: string; readonly opening: string; readonly organiserId: string },
): Promise<boolean> {
  if (pool.opening !== 'supplier_led') return false
  const rows = await tx.sql`
    select 1 from organisations where id = ${pool.organiserId} and 'supplier' = any (capabilities)
      and not exists (select 1 from offers where pool_id = ${pool.id} and state in ('submitted', 'improved'))`
  return rows.length === 1
}
