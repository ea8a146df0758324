import { LIVING_CLAIMS } from '#app/domain/orders/claim-lifecycle.ts'
import { LIVING_DISPUTES } from '#app/domain/orders/dispute-lifecycle.ts'
import type { Invariant, Offence } from './invariant.ts'
import { MOST_OFFENCES } from './invariant.ts'

/** What disputes, claims, contracts and invoices say of money, beside the ledger that holds it. */
export const TRADE_INVARIANTS: readonly Invariant[] = [
  {
    number: 19,
    nameZh: '冻结科目的余额等于未了结的争议与索赔之和',
    nameEn: 'What is frozen is what living disputes and claims say, order by order',
    find: (sql) => sql<Offence[]>`
      with said as (
        select order_id, sum(fen) as fen from (
          select order_id, prepayment_fen + balance_fen + retention_fen as fen from disputes
          where state in ${sql([...LIVING_DISPUTES])}
          union all select order_id, amount_fen from warranty_claims
          where state in ${sql([...LIVING_CLAIMS])}) living group by 1),
      held as (
        select coalesce(c.order_id, substr(a.id, 8)) as order_id, sum(a.balance_fen) as fen
        from accounts a left join warranty_claims c on a.id = 'frozen:' || c.id
        where a.kind = 'frozen' group by 1)
      select 'order ' || coalesce(held.order_id, said.order_id) || ': frozen ' || coalesce(held.fen, 0)
        || ', said ' || coalesce(said.fen, 0) as example
      from held full join said on said.order_id = held.order_id
      where coalesce(held.fen, 0) <> coalesce(said.fen, 0) limit ${MOST_OFFENCES}`,
  },
  {
    number: 20,
    nameZh: '订单的质保金科目等于各批验收尚未放款、未被索赔的质保金',
    nameEn: 'An order’s retention account is what its acceptances still retain',
    find: (sql) => sql<Offence[]>`
      select 'order ' || o.id || ': account ' || coalesce(a.balance_fen, 0) || ', retained ' || kept.fen as example
      from orders o left join accounts a on a.id = 'order_retention:' || o.id
        cross join lateral (
          select coalesce(sum(retention_fen - withheld_fen - released_fen)
            filter (where retention_held_at is not null), 0) as fen
          from acceptances where order_id = o.id) kept
      where (o.state not in ('disputed', 'terminated') or o.termination_reason = 'supplier_default')
        and coalesce(a.balance_fen, 0) <> kept.fen
      order by o.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 21,
    nameZh: '合同的生效版本由双方签署，其摘要即订单的摘要',
    nameEn: 'The contract in force bears both signatures and the order’s hash',
    find: (sql) => sql<Offence[]>`
      select 'order ' || o.id || ' version ' || v.version as example
      from orders o join contract_versions v on v.order_id = o.id and v.state = 'in_force'
      where v.sha256 <> o.contract_hash or v.version <> o.contract_version
        or v.sha256 <> encode(sha256(convert_to(v.text, 'UTF8')), 'hex')
        or v.buyer_signed_at is null or v.supplier_signed_at is null
      order by o.id limit ${MOST_OFFENCES}`,
  },
  {
    number: 22,
    nameZh: '每笔放款一张发票，价税合计等于放款与服务费之和',
    nameEn: 'Every payout has its invoice: net and tax are the payout and the fee',
    find: (sql) => sql<Offence[]>`
      select 'payment ' || p.id || ': paid ' || p.amount_fen || ', invoiced ' || coalesce(i.gross_fen::text, 'nothing') as example
      from payments p join orders o on o.id = p.order_id left join invoices i on i.payment_id = p.id
      where p.purpose = 'payout' and p.direction = 'out'
        and (i.id is null or i.gross_fen <> p.amount_fen + i.fee_fen or i.net_fen + i.tax_fen <> i.gross_fen)
        and p.created_at >= (select coalesce(min(created_at), 'infinity') from invoices)
      order by p.id limit ${MOST_OFFENCES}`,
  },
]
