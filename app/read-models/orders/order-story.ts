import type { OrderEvent } from '#app/contracts/views/orders.ts'
import type { Sql } from '#db/client.ts'

interface StoryRow {
  readonly id: string
  readonly at: Date
  readonly kind: OrderEvent['kind']
  readonly actorName: string | null
  readonly facts: OrderEvent['facts']
}

/** Events of the trail that are told by their own name; any other move is told by the state it led to. */
const TOLD = [
  'created',
  'buyer_signed',
  'supplier_signed',
  'shipped',
  'received',
  'accepted_part',
  'accepted_by_clock',
  'rejected',
]

/** What happened to an order, the latest first: its trail, and the money that came and went. */
export async function orderStory(sql: Sql, orderId: string): Promise<OrderEvent[]> {
  const rows = await sql<StoryRow[]>`
    select 't' || t.id as id, t.at,
      case when t.event in ${sql(TOLD)} then t.event else t.to_state end as kind,
      o.name as "actorName",
      jsonb_build_object('quantity', t.facts -> 'quantity', 'reason', coalesce(t.facts -> 'reason', to_jsonb(j.reason))) as facts
    from audit_trail t left join organisations o on o.id = t.actor_organisation_id
      left join rejections j on t.event = 'rejected' and j.order_id = t.subject_id and j.rejected_at = t.at
    where t.machine = 'order' and t.subject_id = ${orderId}
      and (t.event in ${sql(TOLD)} or t.to_state <> t.from_state)
    union all
    select 'p' || t.id, t.at,
      case when t.to_state = 'refused' then 'payment_refused' when y.direction = 'in' then 'payment_held'
        when y.purpose = 'payout' then 'paid_out' else 'refunded' end,
      null, jsonb_build_object('amountFen', y.amount_fen)
    from payments y join audit_trail t on t.machine = 'payment' and t.subject_id = y.id
    where y.order_id = ${orderId} and t.to_state in ('settled', 'refused')
      and y.purpose in ('prepayment', 'balance', 'retention', 'payout', 'refund')
    order by at desc, id desc limit 200`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
