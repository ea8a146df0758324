import type {
  ReportCard,
  TestFeeView,
  TestOrderEventView,
  TestOrderPageView,
} from '#app/contracts/views/testing.ts'
import type { PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { nextOfTest } from './test-next.ts'
import { testOrderActions } from './test-order-actions.ts'
import { readSamples } from './test-samples.ts'

interface Question {
  readonly orderId: string
  readonly actor: PersonActor
  readonly idempotencyKey: string
}

type Base = Omit<
  TestOrderPageView,
  'side' | 'fee' | 'samples' | 'reports' | 'events' | 'actions' | 'isTester' | 'next' | 'idempotencyKey'
>
interface Row extends Base {
  readonly customerId: string
  readonly labId: string
  readonly unitPriceFen: bigint
  readonly sampleCount: number
  readonly feeFen: bigint
  readonly isFeeHeld: boolean
}

/** One test order for one of its two firms; null when it is not there, or is two other firms'. */
export async function loadTestOrder(
  { sql }: Database,
  { orderId, actor, idempotencyKey }: Question,
): Promise<TestOrderPageView | null> {
  const row = await readOrder(sql, orderId, actor.organisationId)
  if (!row) return null
  const { customerId, labId, unitPriceFen, sampleCount, feeFen, isFeeHeld, ...base } = row
  const isLab = labId === actor.organisationId
  const isCustomer = customerId === actor.organisationId
  const [fee, samples, reports, events, testers] = await Promise.all([
    readFee(sql, orderId, { unitPriceFen: Number(unitPriceFen), sampleCount, feeFen: Number(feeFen) }),
    readSamples(sql, orderId, isLab),
    readReports(sql, orderId),
    readEvents(sql, orderId),
    sql`select 1 from test_results where order_id = ${orderId} and entered_by = ${actor.userId} limit 1`,
  ])
  const isDrawing = reports.some(({ issuedAt }) => issuedAt === null)
  const paymentState = fee.payment?.state ?? null
  const standing = { state: row.state, isFeeHeld, paymentState, isDrawing }
  const isTester = testers.length > 0
  return {
    ...base,
    side: isCustomer ? 'customer' : 'lab',
    fee,
    samples,
    reports: reports.filter(({ issuedAt }) => issuedAt !== null || isLab),
    events,
    actions: testOrderActions(standing, { actor, isCustomer, isLab, isTester }),
    isTester,
    next: nextOfTest(standing),
    idempotencyKey,
  }
}

async function readOrder(sql: Sql, orderId: string, organisationId: string): Promise<Row | undefined> {
  const rows = await sql<Row[]>`
    select o.id, o.number, o.state, o.service_id as "serviceId", o.customer_id as "customerId",
      o.lab_id as "labId", c.name as "customerName", l.name as "labName", p.slug as "platformSlug",
      o.service_name_zh as "nameZh", o.service_name_en as "nameEn", o.methods,
      o.turnaround_days as "turnaroundDays", o.groups, o.note, o.needs_return as "needsReturn",
      o.due_on::text as "dueOn", o.reason, o.unit_price_fen as "unitPriceFen",
      o.sample_count as "sampleCount", o.fee_fen as "feeFen", o.fee_held_at is not null as "isFeeHeld"
    from test_orders o join test_labs l using (platform_id) join platforms p on p.id = o.platform_id
      join organisations c on c.id = o.customer_id
    where o.id = ${orderId}
      and (o.customer_id = ${organisationId} or (o.lab_id = ${organisationId} and o.state <> 'draft'))`
  return rows[0]
}

type Price = Pick<TestFeeView, 'unitPriceFen' | 'sampleCount' | 'feeFen'>

async function readFee(sql: Sql, orderId: string, price: Price): Promise<TestFeeView> {
  const [held] = await sql<{ fen: bigint }[]>`
    select balance_fen as fen from accounts where id = ${`testing:${orderId}`}`
  const rows = await sql<
    {
      id: string
      purpose: string
      direction: string
      state: PaymentState
      dueAt: Date | null
      amountFen: bigint
    }[]
  >`
    select id, purpose, direction, state, due_at as "dueAt", amount_fen as "amountFen" from payments
    where test_order_id = ${orderId} order by created_at desc, id desc`
  const sumOf = (purpose: string) =>
    rows.reduce((sum, row) => sum + (row.purpose === purpose ? Number(row.amountFen) : 0), 0)
  const asked = rows.find(({ direction }) => direction === 'in')
  return {
    ...price,
    heldFen: Number(held?.fen ?? 0n),
    refundedFen: sumOf('refund'),
    paidOutFen: sumOf('payout'),
    payment: asked ? { id: asked.id, state: asked.state, dueAt: asked.dueAt?.toISOString() ?? null } : null,
  }
}

async function readReports(sql: Sql, orderId: string): Promise<ReportCard[]> {
  const rows = await sql<(Omit<ReportCard, 'issuedAt'> & { issuedAt: Date | null })[]>`
    select r.number, r.version, r.content ->> 'verdict' as verdict, r.issued_at as "issuedAt", r.sha256,
      n.number as "supersededBy", r.amendment_reason as "amendmentReason"
    from test_reports r left join test_reports n on n.supersedes_id = r.id and n.issued_at is not null
    where r.order_id = ${orderId} order by r.version desc`
  return rows.map((row) => ({ ...row, issuedAt: row.issuedAt?.toISOString() ?? null }))
}

async function readEvents(sql: Sql, orderId: string): Promise<TestOrderEventView[]> {
  const rows = await sql<(Omit<TestOrderEventView, 'at'> & { at: Date })[]>`
    select t.id::text as id, t.at, t.event, o.name as "actorName", t.reason
    from audit_trail t left join organisations o on o.id = t.actor_organisation_id
    where t.machine = 'test_order' and t.subject_id = ${orderId} order by t.id desc limit 100`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
