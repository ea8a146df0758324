import type { TestOrderCard, TestOrdersView } from '#app/contracts/views/testing.ts'
import type { PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { TestOrderState } from '#app/domain/testing/test-order-lifecycle.ts'
import type { Database } from '#db/client.ts'
import { nextOfTest } from './test-next.ts'

const MOST = 200

interface Row {
  readonly id: string
  readonly number: string
  readonly state: TestOrderState
  readonly nameZh: string
  readonly nameEn: string
  readonly side: 'customer' | 'lab'
  readonly partnerName: string
  readonly sampleCount: number
  readonly feeFen: bigint
  readonly dueOn: string | null
  readonly createdAt: Date
  readonly isFeeHeld: boolean
  readonly paymentState: PaymentState | null
  readonly isDrawing: boolean
}

/** Orders of a firm, on either side; drafts are their client's alone. What is one's own to do comes first. */
export async function listTestOrders({ sql }: Database, organisationId: string): Promise<TestOrdersView> {
  const rows = await sql<Row[]>`
    select o.id, o.number, o.state, o.service_name_zh as "nameZh", o.service_name_en as "nameEn",
      case when o.customer_id = ${organisationId} then 'customer' else 'lab' end as side,
      case when o.customer_id = ${organisationId} then l.name else c.name end as "partnerName",
      o.sample_count as "sampleCount", o.fee_fen as "feeFen", o.due_on::text as "dueOn",
      o.created_at as "createdAt", o.fee_held_at is not null as "isFeeHeld",
      (select p.state from payments p where p.test_order_id = o.id and p.direction = 'in'
        order by p.created_at desc limit 1) as "paymentState",
      exists (select 1 from test_reports r where r.order_id = o.id and r.issued_at is null) as "isDrawing"
    from test_orders o join test_labs l using (platform_id) join organisations c on c.id = o.customer_id
    where o.customer_id = ${organisationId} or (o.lab_id = ${organisationId} and o.state <> 'draft')
    order by o.updated_at desc, o.id desc limit ${MOST}`
  const cards = rows.map((row): TestOrderCard => {
    const { isFeeHeld, paymentState, isDrawing, feeFen, createdAt, ...card } = row
    const next = nextOfTest({ state: row.state, isFeeHeld, paymentState, isDrawing })
    return { ...card, feeFen: Number(feeFen), createdAt: createdAt.toISOString(), next }
  })
  const isMine = (card: TestOrderCard) => card.next.who === card.side
  const orders = [...cards.filter(isMine), ...cards.filter((card) => !isMine(card))]
  const labs = await sql`select 1 from test_labs where organisation_id = ${organisationId}`
  return { orders, mine: cards.filter(isMine).length, hasLab: labs.length > 0 }
}
