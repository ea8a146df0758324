import type { PaymentDirection, PaymentPurpose, PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { Tx } from '../transaction.ts'

/** A movement to be made between a firm and the custodian. */
export interface NewPayment {
  readonly id: string
  readonly direction: PaymentDirection
  readonly purpose: PaymentPurpose
  readonly organisationId: string
  readonly poolId: string | null
  readonly commitmentId?: string | null
  readonly offerId?: string | null
  readonly orderId?: string | null
  readonly acceptanceId?: string | null
  readonly testOrderId?: string | null
  readonly bookingId?: string | null
  readonly amountFen: bigint
  readonly dueAt?: Date | null
}

export interface PaymentRow {
  readonly id: string
  readonly direction: PaymentDirection
  readonly purpose: PaymentPurpose
  readonly organisationId: string
  readonly poolId: string | null
  readonly commitmentId: string | null
  readonly offerId: string | null
  readonly orderId: string | null
  readonly acceptanceId: string | null
  readonly testOrderId: string | null
  readonly bookingId: string | null
  readonly amountFen: bigint
  readonly state: PaymentState
  readonly attempt: number
  readonly dueAt: Date | null
}

/** Money in waits to be paid (`payable`); money out is instructed at once. */
export async function openPayments(tx: Tx, now: Date, payments: readonly NewPayment[]): Promise<void> {
  if (payments.length === 0) return
  const rows = payments.map((payment) => ({
    id: payment.id,
    direction: payment.direction,
    purpose: payment.purpose,
    organisation_id: payment.organisationId,
    pool_id: payment.poolId,
    commitment_id: payment.commitmentId ?? null,
    offer_id: payment.offerId ?? null,
    order_id: payment.orderId ?? null,
    acceptance_id: payment.acceptanceId ?? null,
    test_order_id: payment.testOrderId ?? null,
    booking_id: payment.bookingId ?? null,
    amount_fen: payment.amountFen.toString(),
    state: payment.direction === 'in' ? 'payable' : 'instructed',
    due_at: payment.dueAt?.toISOString() ?? null,
  }))
  await tx.sql`
    insert into payments (id, direction, purpose, organisation_id, pool_id, commitment_id, offer_id, order_id,
      acceptance_id, test_order_id, booking_id, amount_fen, state, due_at, attempt, created_at, updated_at)
    select *, 0, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (id text, direction text, purpose text,
      organisation_id text, pool_id text, commitment_id text, offer_id text, order_id text, acceptance_id text,
      test_order_id text, booking_id text, amount_fen bigint, state text, due_at timestamptz)`
}

const COLUMNS = `id, direction, purpose, organisation_id as "organisationId", pool_id as "poolId",
  commitment_id as "commitmentId", offer_id as "offerId", order_id as "orderId",
  acceptance_id as "acceptanceId", test_order_id as "testOrderId",
  booking_id as "bookingId", amount_fen as "amountFen", state, attempt, due_at as "dueAt"`

/** Without a lock: only to learn which pool to lock first. */
export async function peekPayment(tx: Tx, id: string): Promise<PaymentRow | null> {
  const rows = await tx.sql<PaymentRow[]>`select ${tx.sql.unsafe(COLUMNS)} from payments where id = ${id}`
  return rows[0] ?? null
}

export async function lockPayment(tx: Tx, id: string): Promise<PaymentRow | null> {
  const rows = await tx.sql<PaymentRow[]>`
    select ${tx.sql.unsafe(COLUMNS)} from payments where id = ${id} for update`
  return rows[0] ?? null
}

export type PaymentSubject =
  | { readonly commitmentId: string }
  | { readonly orderId: string }
  | { readonly offerId: string }
  | { readonly testOrderId: string }

/** Payments of a subject in some states, oldest first, locked. */
export async function lockPaymentsOf(
  tx: Tx,
  subject: PaymentSubject,
  states: readonly PaymentState[],
): Promise<PaymentRow[]> {
  const [column, id] =
    'commitmentId' in subject
      ? ['commitment_id', subject.commitmentId]
      : 'orderId' in subject
        ? ['order_id', subject.orderId]
        : 'testOrderId' in subject
          ? ['test_order_id', subject.testOrderId]
          : ['offer_id', subject.offerId]
  const rows = await tx.sql<PaymentRow[]>`
    select ${tx.sql.unsafe(COLUMNS)} from payments
    where ${tx.sql(column)} = ${id} and state in ${tx.sql(states)} order by id for update`
  return [...rows]
}

/** What an order asks for falls due later: a dispute stopped its clocks. */
export async function postponePayments(tx: Tx, now: Date, orderId: string, byMs: number): Promise<void> {
  await tx.sql`
    update payments set due_at = due_at + ${byMs} * interval '1 millisecond', updated_at = ${now}
    where order_id = ${orderId} and direction = 'in' and state in ('payable', 'refused') and due_at is not null`
}

/** What an order asks for, for one purpose, falls due at another instant. */
export async function movePaymentDue(
  tx: Tx,
  now: Date,
  orderId: string,
  purpose: PaymentPurpose,
  dueAt: Date,
): Promise<void> {
  await tx.sql`
    update payments set due_at = ${dueAt}, updated_at = ${now}
    where order_id = ${orderId} and purpose = ${purpose} and state in ('payable', 'refused')`
}

/** Whether the bank has been told of money for an order and has not said yet what became of it. */
export async function isMoneyOnItsWay(tx: Tx, orderId: string): Promise<boolean> {
  const rows = await tx.sql`
    select 1 from payments
    where order_id = ${orderId} and direction = 'in' and state in ('instructed', 'processing', 'in_doubt') limit 1`
  return rows.length > 0
}

/**
 * Whether money may still come into escrow for a pool that trades: the bank has been told of it, or a buyer
 * still owes the retention of sets that a supplier in default had delivered.
 */
export async function isMoneyExpected(tx: Tx, poolId: string): Promise<boolean> {
  const rows = await tx.sql`
    select 1 from payments p left join orders o on o.id = p.order_id
    where p.pool_id = ${poolId} and p.direction = 'in' and (p.state in ('instructed', 'processing', 'in_doubt')
      or (p.state in ('payable', 'refused') and p.purpose = 'retention' and o.state = 'terminated')) limit 1`
  return rows.length > 0
}

export async function notePaymentReason(tx: Tx, now: Date, id: string, reason: string | null): Promise<void> {
  await tx.sql`update payments set reason = ${reason}, updated_at = ${now} where id = ${id}`
}

/** Deposits that nobody has begun to pay are no longer asked for: the commitment changed under them. */
export async function cancelOpenDeposits(
  tx: Tx,
  now: Date,
  commitmentIds: readonly string[],
): Promise<string[]> {
  if (commitmentIds.length === 0) return []
  const rows = await tx.sql<{ id: string }[]>`
    update payments set state = 'cancelled', updated_at = ${now}
    where commitment_id in ${tx.sql(commitmentIds)} and purpose = 'deposit' and state in ('payable', 'refused')
    returning id`
  return rows.map((row) => row.id)
}

/** Prepayments of a booking that nobody has begun to pay are no longer asked for; each with its state before. */
export async function cancelBookingPayments(
  tx: Tx,
  now: Date,
  bookingId: string,
): Promise<{ id: string; from: PaymentState }[]> {
  const rows = await tx.sql<{ id: string; from: PaymentState }[]>`
    with open as (
      select id, state from payments
      where booking_id = ${bookingId} and direction = 'in' and state in ('payable', 'refused') order by id for update)
    update payments p set state = 'cancelled', updated_at = ${now} from open where p.id = open.id
    returning p.id, open.state as from`
  return [...rows]
}
