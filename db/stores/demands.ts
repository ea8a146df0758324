import type { SpecConstraint } from '#app/domain/demands/constraint.ts'
import type { DemandState } from '#app/domain/demands/demand-lifecycle.ts'
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

/** The demand under its row's lock; null when there is none. */
export async function lockDemand(
  tx: Tx,
  id: string,
): Promise<{ readonly id: string; readonly buyerId: string; readonly state: DemandState } | null> {
  const rows = await tx.sql<{ id: string; buyerId: string; state: DemandState }[]>`
    select id, buyer_id as "buyerId", state from demands where id = ${id} for update`
  return rows[0] ?? null
}
