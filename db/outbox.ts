import { markTold } from './bell.ts'
import type { Tx } from './transaction.ts'

/** Something that happened, told in the transaction in which it happened. The relay hands it to the queues. */
export interface Told {
  readonly topic: string
  readonly key: string
  readonly payload: Record<string, unknown>
}

/** Writes what is to be told; nothing is told when the transaction fails. */
export async function tell(tx: Tx, at: Date, messages: readonly Told[]): Promise<void> {
  if (messages.length === 0) return
  markTold(tx.sql)
  const rows = messages.map((message) => ({ ...message, at: at.toISOString() }))
  await tx.sql`
    insert into outbox (topic, key, payload, created_at)
    select topic, key, payload, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as told (topic text, key text, payload jsonb, at timestamptz)`
}

/** What must happen at an instant even when nobody looks (`jobs/catalog.ts` knows what each kind does). */
export type DeadlineKind =
  | 'pool.open'
  | 'pool.lock'
  | 'pool.award'
  | 'award.signing'
  | 'order.prepayment_due'
  | 'order.balance_due'
  | 'order.balance_default'
  | 'order.delivery_default'
  | 'order.retention_default'
  | 'dispute.appeal'
  | 'claim.answer'
  | 'shipment.accept'
  | 'acceptance.warranty'
  | 'bank.callback'
  | 'search.repair'
  | 'certificate.expiry'
  | 'demand.expire'
  | 'search.alerts'
  | 'acceptance.near'
  | 'test.fee_due'
  | 'test.close'
  | 'engagement.confirm'
  | 'bank.inquiry'
  | 'bank.reconcile'
  | 'booking.payment'
  | 'booking.no_show'
  | 'booking.answer'
  | 'booking.reminder'
  | 'waitlist.end'
  | 'qualification.near'

/** Sets or moves a deadline; one per kind and subject. A moved deadline is undone again. */
export async function setDeadline(
  tx: Tx,
  now: Date,
  kind: DeadlineKind,
  subjectId: string,
  dueAt: Date,
): Promise<void> {
  await tx.sql`
    insert into deadlines (kind, subject_id, due_at) values (${kind}, ${subjectId}, ${dueAt.toISOString()}::timestamptz)
    on conflict (kind, subject_id) do update set due_at = excluded.due_at, done_at = null`
  await tell(tx, now, [
    {
      topic: 'deadline.set',
      key: `${kind}:${subjectId}`,
      payload: { kind, subjectId, dueAt: dueAt.toISOString() },
    },
  ])
}

/** Sets a deadline unless it was set before, done or not: what many cause happens once. */
export async function ensureDeadline(
  tx: Tx,
  now: Date,
  kind: DeadlineKind,
  subjectId: string,
  dueAt: Date,
): Promise<void> {
  const written = await tx.sql`
    insert into deadlines (kind, subject_id, due_at) values (${kind}, ${subjectId}, ${dueAt.toISOString()}::timestamptz)
    on conflict (kind, subject_id) do nothing returning 1`
  if (written.length === 0) return
  const payload = { kind, subjectId, dueAt: dueAt.toISOString() }
  await tell(tx, now, [{ topic: 'deadline.set', key: `${kind}:${subjectId}`, payload }])
}

/** Replays of a message that failed in their turn are over: another one takes their place. */
export async function finishReplays(tx: Tx, now: Date, messageId: string): Promise<void> {
  await tx.sql`
    update outbox set finished_at = ${now}
    where finished_at is null and topic like 'replay:%' and key = ${messageId}`
}

/** Finishes a message that nobody will do: those behind it in its lane go on. */
export async function finishMessage(tx: Tx, now: Date, messageId: string): Promise<void> {
  const own = /^outbox-(\d+)$/.exec(messageId)?.[1] ?? null
  await tx.sql`
    update outbox set finished_at = ${now}
    where finished_at is null and dispatched_at is not null
      and (id = ${own}::bigint or (topic like 'replay:%' and key = ${messageId}))`
  await tx.sql`select pg_notify('outbox', '')`
}

/**
 * Claims a deadline that is due: true exactly once, and only from its instant on. Whoever gets true acts in
 * the same transaction, so the effect and the mark stand or fall together.
 */
export async function claimDeadline(
  tx: Tx,
  now: Date,
  kind: DeadlineKind,
  subjectId: string,
): Promise<boolean> {
  const at = now.toISOString()
  const rows = await tx.sql`
    update deadlines set done_at = ${at}::timestamptz
    where kind = ${kind} and subject_id = ${subjectId} and done_at is null and due_at <= ${at}::timestamptz
    returning 1`
  return rows.length === 1
}

/** Takes a deadline away: what it waited for has happened or can no longer happen. */
export async function dropDeadline(tx: Tx, now: Date, kind: DeadlineKind, subjectId: string): Promise<void> {
  await tx.sql`
    update deadlines set done_at = ${now.toISOString()}::timestamptz
    where kind = ${kind} and subject_id = ${subjectId} and done_at is null`
}

/** True the first time a consumer sees a message, inside the transaction of its effect. */
export async function consumeOnce(tx: Tx, now: Date, consumer: string, messageId: string): Promise<boolean> {
  const rows = await tx.sql`
    insert into consumed_messages (consumer, message_id, consumed_at)
    values (${consumer}, ${messageId}, ${now.toISOString()}::timestamptz)
    on conflict do nothing returning 1`
  return rows.length === 1
}

/** As `consumeOnce` for messages that came together: answers those that the consumer sees for the first time. */
export async function consumeEach(
  tx: Tx,
  now: Date,
  consumer: string,
  messageIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.sql<{ id: string }[]>`
    insert into consumed_messages (consumer, message_id, consumed_at)
    select ${consumer}, id, ${now.toISOString()}::timestamptz from unnest(${[...messageIds]}::text[]) id order by id
    on conflict do nothing returning message_id as id`
  return new Set(rows.map(({ id }) => id))
}

export interface NewDeadline {
  readonly kind: DeadlineKind
  readonly subjectId: string
  readonly dueAt: Date
}

/** Many deadlines in two statements, for who writes many rows at once. */
export async function setDeadlines(tx: Tx, now: Date, deadlines: readonly NewDeadline[]): Promise<void> {
  if (deadlines.length === 0) return
  const rows = deadlines.map(({ kind, subjectId, dueAt }) => ({
    kind,
    subjectId,
    dueAt: dueAt.toISOString(),
  }))
  await tx.sql`
    insert into deadlines (kind, subject_id, due_at)
    select kind, "subjectId", "dueAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (kind text, "subjectId" text, "dueAt" timestamptz)
    on conflict (kind, subject_id) do update set due_at = excluded.due_at, done_at = null`
  await tell(
    tx,
    now,
    rows.map((row) => ({ topic: 'deadline.set', key: `${row.kind}:${row.subjectId}`, payload: row })),
  )
}
