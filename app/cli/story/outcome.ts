import { ACCOUNT_KINDS } from '#app/domain/escrow/chart-of-accounts.ts'
import type { Database } from '#db/client.ts'
import type { PlayedEvent } from './play.ts'
import type { Story } from './story-file.ts'

/** What a story came to; fen as JSON integers (FORMATS). */
export interface StoryOutcome {
  readonly pool: { state: string; quantity: number; priceFen: Record<string, number> }
  readonly events: readonly PlayedEvent[]
  readonly commitments: Record<
    string,
    { state: string; quantity: number; offer: string | null; priceFen: number | null }
  >
  readonly orders: readonly {
    buyer: string
    supplier: string
    state: string
    paidFen: number
    refundedFen: number
  }[]
  readonly balancesFen: Record<string, number>
  readonly ledger: { journals: number; sumFen: number }
  readonly invariants: { broken: readonly string[] }
}

/** Reads the outcome from the store: the books say it, not the story. */
export async function readOutcome(
  database: Database,
  story: Story,
  poolId: string,
  events: readonly PlayedEvent[],
  broken: readonly string[],
): Promise<StoryOutcome> {
  const [pool, prices, commitments, orders, balances, ledger] = await Promise.all([
    readPool(database, poolId),
    readPrices(database, poolId),
    readCommitments(database, poolId),
    readOrders(database, poolId),
    readBalances(database, story),
    readLedger(database),
  ])
  return {
    pool: { ...pool, priceFen: prices },
    events,
    commitments,
    orders,
    balancesFen: balances,
    ledger,
    invariants: { broken },
  }
}

async function readPool({ sql }: Database, poolId: string) {
  const [row] = await sql<{ state: string; quantity: number }[]>`
    select state, active_quantity as quantity from pools where id = ${poolId}`
  return row ?? { state: 'none', quantity: 0 }
}

/** The tier's unit price per winning offer of the award in force, surcharges apart. */
async function readPrices({ sql }: Database, poolId: string): Promise<Record<string, number>> {
  const rows = await sql<{ offer: string; fen: bigint }[]>`
    select l.offer_id as offer,
      (select (tier ->> 'unitPriceFen')::bigint from jsonb_array_elements(o.tiers) tier
       where (tier ->> 'fromQuantity')::int <= sum(l.quantity)
       order by (tier ->> 'fromQuantity')::int desc limit 1) as fen
    from award_lines l join awards a on a.id = l.award_id join offers o on o.id = l.offer_id
    where a.pool_id = ${poolId} and a.voided_at is null and l.offer_id is not null
    group by l.offer_id, o.tiers order by l.offer_id`
  return Object.fromEntries(rows.map((row) => [row.offer, Number(row.fen)]))
}

async function readCommitments({ sql }: Database, poolId: string): Promise<StoryOutcome['commitments']> {
  const rows = await sql<
    {
      firm: string
      state: string
      quantity: number
      wanted: number
      offer: string | null
      fen: bigint | null
    }[]
  >`
    select distinct on (c.organisation_id) c.organisation_id as firm, c.state, c.quantity, c.wanted_quantity as wanted,
      l.offer_id as offer, l.unit_price_fen as fen
    from commitments c
    left join awards a on a.pool_id = c.pool_id and a.voided_at is null
    left join award_lines l on l.award_id = a.id and l.commitment_id = c.id
    where c.pool_id = ${poolId} order by c.organisation_id, c.created_at desc, c.id desc`
  return Object.fromEntries(
    rows.map(({ firm, state, quantity, wanted, offer, fen }) => [
      firm,
      { state, quantity: quantity || wanted, offer, priceFen: fen === null ? null : Number(fen) },
    ]),
  )
}

async function readOrders({ sql }: Database, poolId: string): Promise<StoryOutcome['orders']> {
  const rows = await sql<
    { buyer: string; supplier: string; state: string; paid: bigint; refunded: bigint }[]
  >`
    select o.buyer_id as buyer, o.supplier_id as supplier, o.state,
      (select coalesce(sum(e.amount_fen), 0)::bigint from entries e join journals j on j.id = e.journal_id
       where j.order_id = o.id and e.amount_fen > 0 and e.account_id like 'order\\_%'
         and j.kind in ('prepayment_held', 'balance_held', 'retention_held', 'deposit_applied')) as paid,
      (select coalesce(sum(p.amount_fen), 0)::bigint from payments p
       where p.order_id = o.id and p.direction = 'out' and p.organisation_id = o.buyer_id
         and p.purpose = 'refund' and p.state = 'settled') as refunded
    from orders o where o.pool_id = ${poolId} order by o.buyer_id, o.supplier_id, o.id`
  return rows.map(({ paid, refunded, ...order }) => ({
    ...order,
    paidFen: Number(paid),
    refundedFen: Number(refunded),
  }))
}

async function readBalances({ sql }: Database, story: Story): Promise<Record<string, number>> {
  const rows = await sql<{ id: string; kind: keyof typeof ACCOUNT_KINDS; fen: bigint }[]>`
    select id, kind, balance_fen as fen from accounts`
  const outside = new Map(rows.map((row) => [row.id, Number(row.fen)]))
  const parties = story.organisations.map(({ id }) => [id, outside.get(`outside:${id}`) ?? 0])
  const held = sumOf(rows.filter((row) => ACCOUNT_KINDS[row.kind].heldByCustodian))
  // What is forfeited for nobody's benefit is the platform's: without it the balances would not add up to zero.
  const kept = sumOf(rows.filter((row) => row.kind !== 'outside' && !ACCOUNT_KINDS[row.kind].heldByCustodian))
  return { ...Object.fromEntries(parties), ...(kept !== 0 && { operator: kept }), escrow: held }
}

function sumOf(rows: readonly { readonly fen: bigint }[]): number {
  return rows.reduce((sum, row) => sum + Number(row.fen), 0)
}

async function readLedger({ sql }: Database): Promise<{ journals: number; sumFen: number }> {
  const [row] = await sql<{ journals: number; sum: bigint }[]>`
    select (select count(*)::int from journals) as journals,
      (select coalesce(sum(amount_fen), 0)::bigint from entries) as sum`
  return { journals: row?.journals ?? 0, sumFen: Number(row?.sum ?? 0n) }
}
