import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'
import type { Tx } from '../transaction.ts'

/** The terms of a new pool as its organiser states them. */
export interface NewPool {
  readonly id: string
  readonly title: string
  readonly categorySlug: string
  readonly cluster: string
  readonly counties: readonly string[]
  readonly opening: 'supplier_led' | 'demand_led'
  readonly visibility: 'open' | 'sealed'
  readonly organiserId: string
  readonly joinOpensAt: Date
  readonly joinClosesAt: Date
  readonly offersCloseAt: Date
  readonly minQuantity: number
  readonly capQuantity: number | null
  readonly depositBasisPoints: number
  readonly bondBasisPoints: number
  readonly terms: readonly number[]
  readonly referencePriceFen: bigint | null
  readonly signDays: number
  readonly acceptDays: number
  readonly warrantyDays: number
  readonly feeBasisPoints: number
  readonly appealDays: number
}

export async function insertPool(tx: Tx, now: Date, pool: NewPool): Promise<void> {
  await tx.sql`
    insert into pools (id, title, category_slug, cluster, counties, state, opening, visibility, organiser_id,
      join_opens_at, join_closes_at, offers_close_at, min_quantity, cap_quantity, deposit_basis_points,
      bond_basis_points, terms, reference_price_fen, sign_days, accept_days, warranty_days, fee_basis_points,
      appeal_days, created_at)
    values (${pool.id}, ${pool.title}, ${pool.categorySlug}, ${pool.cluster}, ${[...pool.counties]}, 'draft',
      ${pool.opening}, ${pool.visibility}, ${pool.organiserId}, ${pool.joinOpensAt}, ${pool.joinClosesAt},
      ${pool.offersCloseAt}, ${pool.minQuantity}, ${pool.capQuantity}, ${pool.depositBasisPoints},
      ${pool.bondBasisPoints}, ${[...pool.terms]}, ${pool.referencePriceFen}, ${pool.signDays},
      ${pool.acceptDays}, ${pool.warrantyDays}, ${pool.feeBasisPoints}, ${pool.appealDays}, ${now})`
}

export async function categoryExists(tx: Tx, slug: string): Promise<boolean> {
  return (await tx.sql`select 1 from categories where slug = ${slug}`).length === 1
}

/** Says to every watcher, on commit, that the pool has a newer version. */
export async function tellWatchers(tx: Tx, poolId: string): Promise<void> {
  await tx.sql`
    with moved as (update pools set version = version + 1 where id = ${poolId} returning id, version)
    select pg_notify('pool_changed', id || ':' || version) from moved`
}

/** The facts of a pool that an order inherits. */
export interface TradeTerms {
  readonly id: string
  readonly terms: readonly number[]
  readonly signDays: number
  readonly acceptDays: number
  readonly warrantyDays: number
  /** The platform's fee on what suppliers are paid. */
  readonly feeBasisPoints: number
  /** How long a ruling may be appealed; 0: it is final at once. */
  readonly appealDays: number
}

export async function loadTradeTerms(tx: Tx, poolId: string): Promise<TradeTerms | null> {
  const rows = await tx.sql<TradeTerms[]>`
    select id, terms, sign_days as "signDays", accept_days as "acceptDays", warranty_days as "warrantyDays",
      fee_basis_points as "feeBasisPoints", appeal_days as "appealDays"
    from pools where id = ${poolId}`
  return rows[0] ?? null
}

/** Money that the custodian still holds for a pool, in fen. */
export async function poolEscrowFen(tx: Tx, poolId: string): Promise<bigint> {
  const rows = await tx.sql<{ held: bigint }[]>`
    select coalesce(sum(balance_fen), 0)::bigint as held from accounts
    where pool_id = ${poolId} and kind not in ('outside', 'platform_fee', 'suspense')`
  return rows[0]?.held ?? 0n
}

export async function peekPoolState(tx: Tx, poolId: string): Promise<PoolState | null> {
  const rows = await tx.sql<{ state: PoolState }[]>`select state from pools where id = ${poolId}`
  return rows[0]?.state ?? null
}
