import type { CommitmentState } from '#app/domain/pools/commitment-lifecycle.ts'
import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'
import type { Tx } from '../transaction.ts'

/** A pool as the gate sees it: locked, with what its deposit is a share of. */
export interface LockedPool {
  readonly id: string
  readonly state: PoolState
  readonly organiserId: string
  readonly opening: 'supplier_led' | 'demand_led'
  readonly visibility: 'open' | 'sealed'
  readonly joinOpensAt: Date
  readonly joinClosesAt: Date
  readonly offersCloseAt: Date
  readonly extendedAt: Date | null
  readonly minQuantity: number
  readonly capQuantity: number | null
  readonly reservedQuantity: number
  readonly activeQuantity: number
  readonly activeFirms: number
  readonly depositBasisPoints: number
  readonly bondBasisPoints: number
  readonly depositBaseFen: bigint
  readonly categorySlug: string
  readonly signDays: number
  readonly awardRound: number
  readonly version: number
}

/**
 * Locks a pool's row: everything that moves a pool waits here, so that what is decided is what is written.
 * A sealed offer never lends its price to the deposit's base: the amount would tell it.
 */
export async function lockPool(tx: Tx, poolId: string): Promise<LockedPool | null> {
  const rows = await tx.sql<Record<string, never>[]>`
    select p.id, p.state, p.organiser_id, p.opening, p.visibility, p.join_opens_at, p.join_closes_at, p.offers_close_at,
      p.extended_at, p.min_quantity, p.cap_quantity, p.reserved_quantity, p.active_quantity, p.active_firms,
      p.deposit_basis_points, p.bond_basis_points, p.category_slug, p.sign_days, p.award_round, p.version,
      coalesce(
        p.reference_price_fen,
        case when p.visibility = 'open' then (
          select min((o.tiers -> 0 ->> 'unitPriceFen')::bigint) from offers o
          where o.pool_id = p.id and o.state in ('submitted', 'improved'))
        end,
        (select c.reference_price_fen from categories c where c.slug = p.category_slug),
        0) as deposit_base_fen
    from pools p where p.id = ${poolId} for update of p`
  const row = rows[0] as Record<string, unknown> | undefined
  if (!row) return null
  const instant = (value: unknown) => new Date(value as string)
  return {
    id: row.id as string,
    state: row.state as PoolState,
    organiserId: row.organiser_id as string,
    opening: row.opening as 'supplier_led' | 'demand_led',
    visibility: row.visibility as 'open' | 'sealed',
    joinOpensAt: instant(row.join_opens_at),
    joinClosesAt: instant(row.join_closes_at),
    offersCloseAt: instant(row.offers_close_at),
    extendedAt: row.extended_at === null ? null : instant(row.extended_at),
    minQuantity: row.min_quantity as number,
    capQuantity: row.cap_quantity as number | null,
    reservedQuantity: row.reserved_quantity as number,
    activeQuantity: row.active_quantity as number,
    activeFirms: row.active_firms as number,
    depositBasisPoints: row.deposit_basis_points as number,
    bondBasisPoints: row.bond_basis_points as number,
    depositBaseFen: BigInt(row.deposit_base_fen as bigint | string),
    categorySlug: row.category_slug as string,
    signDays: row.sign_days as number,
    awardRound: row.award_round as number,
    version: row.version as number,
  }
}

/** A living commitment with the deposit money the bank is at work on. */
export interface CommitmentRow {
  readonly id: string
  readonly poolId: string
  readonly organisationId: string
  readonly county: string
  readonly state: CommitmentState
  readonly quantity: number
  readonly wantedQuantity: number
  readonly reservedQuantity: number
  readonly reserveFen: bigint | null
  readonly accepts: readonly string[] | null
  readonly latestDeliveryOn: string | null
  readonly depositDueFen: bigint
  readonly depositHeldFen: bigint
  readonly inFlightFen: bigint
}

const LIVING = ['pending_deposit', 'active', 'awarded']

function asRow(row: Record<string, unknown>): CommitmentRow {
  const fen = (value: unknown) => BigInt(value as bigint | string)
  return {
    id: row.id as string,
    poolId: row.pool_id as string,
    organisationId: row.organisation_id as string,
    county: row.county as string,
    state: row.state as CommitmentState,
    quantity: row.quantity as number,
    wantedQuantity: row.wanted_quantity as number,
    reservedQuantity: row.reserved_quantity as number,
    reserveFen: row.reserve_fen === null ? null : fen(row.reserve_fen),
    accepts: row.accepts as string[] | null,
    latestDeliveryOn: row.latest_delivery_on as string | null,
    depositDueFen: fen(row.deposit_due_fen),
    depositHeldFen: fen(row.deposit_held_fen),
    inFlightFen: fen(row.in_flight_fen ?? 0),
  }
}

/** The living commitments of some firms in a pool (all firms when `firms` is null), under the pool's lock. */
export async function livingCommitments(
  tx: Tx,
  poolId: string,
  firms: readonly string[] | null,
): Promise<CommitmentRow[]> {
  const rows = await tx.sql`
    select c.*, c.latest_delivery_on::text as latest_delivery_on,
      case when c.state = 'pending_deposit' or c.wanted_quantity > c.quantity then
        (select coalesce(sum(p.amount_fen), 0)::bigint from payments p
         where p.commitment_id = c.id and p.purpose = 'deposit' and p.state in ('instructed', 'processing', 'in_doubt'))
      else 0::bigint end as in_flight_fen
    from commitments c
    where c.pool_id = ${poolId} and c.state in ${tx.sql(LIVING)}
      ${firms === null ? tx.sql`` : tx.sql`and c.organisation_id in ${tx.sql(firms)}`}
    order by c.organisation_id`
  return rows.map(asRow)
}

/** One commitment by its id, whatever its state. */
export async function findCommitment(tx: Tx, id: string): Promise<CommitmentRow | null> {
  const rows = await tx.sql`
    select c.*, c.latest_delivery_on::text as latest_delivery_on, 0::bigint as in_flight_fen
    from commitments c where c.id = ${id}`
  return rows[0] ? asRow(rows[0]) : null
}

/** Writes the moved figures of commitments, new ones included, in one statement. */
export async function saveCommitments(tx: Tx, now: Date, rows: readonly CommitmentRow[]): Promise<void> {
  if (rows.length === 0) return
  const written = rows.map((row) => ({
    id: row.id,
    pool_id: row.poolId,
    organisation_id: row.organisationId,
    county: row.county,
    state: row.state,
    quantity: row.quantity,
    wanted_quantity: row.wantedQuantity,
    reserved_quantity: row.reservedQuantity,
    reserve_fen: row.reserveFen?.toString() ?? null,
    accepts: row.accepts,
    latest_delivery_on: row.latestDeliveryOn,
    deposit_due_fen: row.depositDueFen.toString(),
    deposit_held_fen: row.depositHeldFen.toString(),
  }))
  // Known rows are updated and new ones inserted: an upsert would judge every row as a birth.
  await tx.sql`
    with c as (
      select * from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as c (id text, pool_id text,
        organisation_id text, county text, state text, quantity int, wanted_quantity int, reserved_quantity int,
        reserve_fen bigint, accepts text[], latest_delivery_on date, deposit_due_fen bigint,
        deposit_held_fen bigint)
    ), moved as (
      update commitments set state = c.state, quantity = c.quantity, wanted_quantity = c.wanted_quantity,
        reserved_quantity = c.reserved_quantity, reserve_fen = c.reserve_fen, accepts = c.accepts,
        latest_delivery_on = c.latest_delivery_on, deposit_due_fen = c.deposit_due_fen,
        deposit_held_fen = c.deposit_held_fen, updated_at = ${now}
      from c where commitments.id = c.id returning commitments.id
    )
    insert into commitments (id, pool_id, organisation_id, county, state, quantity, wanted_quantity,
      reserved_quantity, reserve_fen, accepts, latest_delivery_on, deposit_due_fen, deposit_held_fen,
      created_at, updated_at)
    select *, ${now}, ${now} from c where id not in (select id from moved)`
}

/** How a pool's counters moved; the version rises by the number of public changes. */
export interface CounterChange {
  readonly reserved: number
  readonly active: number
  readonly firms: number
  readonly changes: number
}

/** Moves the counters and tells every watcher, on commit, that there is a newer version. */
export async function movePoolCounters(tx: Tx, poolId: string, change: CounterChange): Promise<void> {
  await tx.sql`
    with moved as (
      update pools set reserved_quantity = reserved_quantity + ${change.reserved},
        active_quantity = active_quantity + ${change.active}, active_firms = active_firms + ${change.firms},
        version = version + ${change.changes}
      where id = ${poolId} returning id, version
    )
    select pg_notify('pool_changed', id || ':' || version) from moved`
}

/** The commitment of this id while it is living; null when it is gone. The caller holds the pool's lock. */
export async function livingCommitmentOf(tx: Tx, commitmentId: string | null): Promise<CommitmentRow | null> {
  const found = commitmentId ? await findCommitment(tx, commitmentId) : null
  if (!found) return null
  const living = await livingCommitments(tx, found.poolId, [found.organisationId])
  return living.find((row) => row.id === found.id) ?? null
}

/** What a commitment owes and holds as its deposit, in fen. */
export async function depositOf(tx: Tx, id: string): Promise<{ dueFen: bigint; heldFen: bigint }> {
  const rows = await tx.sql<{ dueFen: bigint; heldFen: bigint }[]>`
    select deposit_due_fen as "dueFen", deposit_held_fen as "heldFen" from commitments where id = ${id}`
  if (!rows[0]) throw new Error(`commitment ${id} is gone`)
  return rows[0]
}

/** Deposit that comes back from an order to its commitment. */
export async function addHeldDeposit(tx: Tx, id: string, amountFen: bigint): Promise<void> {
  await tx.sql`update commitments set deposit_held_fen = deposit_held_fen + ${amountFen} where id = ${id}`
}

/** A forfeited deposit is neither held nor due any more. */
export async function writeOffDeposit(tx: Tx, id: string): Promise<void> {
  await tx.sql`update commitments set deposit_held_fen = 0, deposit_due_fen = 0 where id = ${id}`
}
