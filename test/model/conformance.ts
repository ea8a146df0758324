import { expect } from 'vitest'
import type { Model, World } from './shapes.ts'

/** After each step: what the model knows of disputes is what stands there, and every end has its reason. */
export async function expectConform(model: Model, world: World): Promise<void> {
  const [quarrels, offences] = await Promise.all([standingQuarrels(world), findOffences(world)])
  for (const [firm, { state }] of model.quarrels)
    expect(quarrels.get(firm), `dispute of firm ${firm}`).toBe(state)
  expect(quarrels.size).toBe(model.quarrels.size)
  expect(offences).toEqual([])
}

async function standingQuarrels({ database, firms, poolId }: World): Promise<Map<number, string>> {
  const rows = await database.sql<{ buyerId: string; state: string }[]>`
    select distinct on (o.buyer_id) o.buyer_id as "buyerId", d.state
    from disputes d join orders o on o.id = d.order_id
    where d.pool_id = ${poolId} order by o.buyer_id, d.opened_at desc, d.id desc`
  return new Map(rows.map(({ buyerId, state }) => [firms.findIndex(({ id }) => id === buyerId), state]))
}

/** What no order and no payment of the pool may ever be, each with its example. */
async function findOffences({ database, poolId }: World): Promise<string[]> {
  const rows = await database.sql<{ offence: string }[]>`
    with o as (select * from orders where pool_id = ${poolId}),
    d as (select * from disputes where pool_id = ${poolId}),
    p as (select * from payments where pool_id = ${poolId}),
    part as (
      select j.idempotency_key as key, sum(e.amount_fen)::bigint as fen
      from journals j join entries e on e.journal_id = j.id
      where j.pool_id = ${poolId} and e.amount_fen > 0 group by j.id)
    select 'disputed without a dispute, or the other way round: ' || o.id as offence from o
      where (o.state = 'disputed') <> exists (
        select 1 from d where d.order_id = o.id and d.state in ('open', 'ruled', 'appealed'))
    union all select 'frozen is not what the disputes say: ' || o.id from o
      where coalesce((select balance_fen from accounts where id = 'frozen:' || o.id), 0) <> coalesce((
        select sum(prepayment_fen + balance_fen + retention_fen) from d
        where d.order_id = o.id and d.state in ('open', 'ruled', 'appealed')), 0)
    union all select 'a decision that gives away more or less: ' || d.id from d
      where d.state = 'decided' and d.to_buyer_fen <> coalesce((
        select fen from part where key = 'decided:' || d.id || ':buyer'), 0)
    union all select 'ended by agreement without a decision: ' || o.id from o
      where o.termination_reason = 'mutual' and o.buyer_signed_at is not null and o.supplier_signed_at is not null
        and not exists (select 1 from d where d.order_id = o.id and d.state = 'decided')
        and not exists (select 1 from awards a where a.id = o.award_id and a.voided_at is not null)
    union all select 'buyer in default though it paid: ' || o.id from o
      where o.termination_reason = 'buyer_default' and o.buyer_signed_at is not null
        and o.prepayment_held_at is not null and o.balance_held_at is not null and not exists (
          select 1 from p where p.order_id = o.id and p.purpose = 'retention' and p.state <> 'settled')
    union all select 'a default that compensates with more or less than the deposit: ' || o.id from o
      join commitments c on c.id = o.commitment_id
      left join part s on s.key = 'buyer-default:' || o.id || ':supplier'
      left join part b on b.key = 'buyer-default:' || o.id || ':buyer'
      where o.termination_reason = 'buyer_default' and coalesce(s.fen, 0) <>
        least(c.deposit_due_fen, coalesce(s.fen, 0) + coalesce(b.fen, 0))
    union all select 'supplier in default though all is accepted: ' || o.id from o
      where o.termination_reason = 'supplier_default' and o.accepted_quantity = o.quantity
    union all select 'settled, but the bank has not moved it once: ' || p.id from p
      where p.state = 'settled' and 1 <> (select count(*) from mock_bank.movements m where m.reference = p.id)
    union all select 'refused, but the bank has moved it: ' || p.id from p
      where p.state = 'refused' and exists (select 1 from mock_bank.movements m where m.reference = p.id)`
  return rows.map(({ offence }) => offence)
}
