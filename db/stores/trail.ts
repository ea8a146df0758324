import type { Actor } from '#app/domain/identity/roles.ts'
import { isMoveTold } from '#app/domain/notices/move-notices.ts'
import { type Lifecycle, nextState } from '#app/domain/shared/lifecycle.ts'
import { tell } from '../outbox.ts'
import type { Tx } from '../transaction.ts'

/** Who does it and when: what every line of the trail says. */
export interface Act {
  readonly actor: Actor
  readonly now: Date
}

/** One line of the audit trail. Facts are public: never a reserve price, never a sealed ladder. */
export interface TrailLine {
  readonly machine: string
  readonly subjectId: string
  readonly poolId: string | null
  readonly event: string
  readonly fromState: string | null
  readonly toState: string | null
  readonly reason?: string | null
  readonly facts?: Record<string, unknown>
}

/** A line with its own actor and instant: a group commit carries many of them. */
export interface ActedLine extends TrailLine {
  readonly act: Act
}

export async function recordTrail(tx: Tx, act: Act, lines: readonly TrailLine[]): Promise<void> {
  await recordTrails(
    tx,
    lines.map((line) => ({ ...line, act })),
  )
}

export async function recordTrails(tx: Tx, lines: readonly ActedLine[]): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map((line) => ({
    at: line.act.now.toISOString(),
    actor_user_id: line.act.actor.kind === 'person' ? line.act.actor.userId : null,
    actor_organisation_id: line.act.actor.kind === 'person' ? line.act.actor.organisationId : null,
    machine: line.machine,
    subject_id: line.subjectId,
    pool_id: line.poolId,
    event: line.event,
    from_state: line.fromState,
    to_state: line.toState,
    reason: line.reason ?? null,
    facts: line.facts ?? {},
  }))
  await tx.sql`
    insert into audit_trail (at, actor_user_id, actor_organisation_id, machine, subject_id, pool_id, event,
      from_state, to_state, reason, facts)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as line (at timestamptz, actor_user_id text,
      actor_organisation_id text, machine text, subject_id text, pool_id text, event text, from_state text,
      to_state text, reason text, facts jsonb)`
  await tellMoves(tx, lines)
  await wakePages(tx, lines)
}

/**
 * Both firms of an order look again at their open pages when it, its pool or a payment has moved: also when nobody is
 * owed a notice of it, as of money that has just arrived.
 */
async function wakePages(tx: Tx, lines: readonly ActedLine[]): Promise<void> {
  const moved = (machine: string) =>
    lines.filter((line) => line.machine === machine && line.fromState !== null).map((line) => line.subjectId)
  const [orders, pools, payments] = [moved('order'), moved('pool'), moved('payment')]
  if (orders.length + pools.length + payments.length === 0) return
  await tx.sql`
    select pg_notify('organisation_changed', firm) from (
      select unnest(array[buyer_id, supplier_id]) as firm from orders
      where id = any(${orders}) or pool_id = any(${pools}) or id in (select order_id from payments where id = any(${payments}))
      union select organisation_id from payments where id = any(${payments})) as woken`
}

/** What others wait to hear goes out with the line itself; moves that nobody hears of cost nothing. */
async function tellMoves(tx: Tx, lines: readonly ActedLine[]): Promise<void> {
  for (const { machine, subjectId, poolId, event, act } of lines) {
    if (!isMoveTold(machine, event)) continue
    const payload = { machine, subjectId, poolId, event }
    await tell(tx, act.now, [{ topic: 'move.made', key: subjectId, payload }])
  }
}

const TABLES = {
  pool: 'pools',
  commitment: 'commitments',
  offer: 'offers',
  order: 'orders',
  payment: 'payments',
  listing: 'listings',
  demand: 'demands',
  invitation: 'invitations',
  dispute: 'disputes',
  claim: 'warranty_claims',
  booking: 'bookings',
  waitlist_entry: 'waitlist_entries',
  platform_member: 'platform_members',
  platform: 'platforms',
  test_service: 'test_services',
  test_order: 'test_orders',
  test_sample: 'test_samples',
  engagement: 'engagements',
  bank_case: 'bank_cases',
  dead_letter: 'dead_letters',
} as const

export interface Move<State extends string, Event extends string> {
  readonly lifecycle: Lifecycle<State, Event>
  readonly id: string
  readonly poolId: string | null
  readonly from: State
  readonly event: Event
  readonly reason?: string | null
  readonly facts?: Record<string, unknown>
}

/**
 * Makes one legal move of one row and writes it into the trail. Answers the state it led to. Throws when the
 * table has no such move or the row is no longer where it was: the caller held the lock, so that is a bug.
 */
export async function moveState<State extends string, Event extends string>(
  tx: Tx,
  act: Act,
  move: Move<State, Event>,
): Promise<State> {
  const { lifecycle, id, from, event } = move
  const to = nextState(lifecycle, from, event)
  if (to === null) throw new Error(`${lifecycle.name} ${id}: no move "${event}" from "${from}"`)
  const table = TABLES[lifecycle.name as keyof typeof TABLES]
  if (to !== from) {
    const rows = await tx.sql`
      update ${tx.sql(table)} set state = ${to} where id = ${id} and state = ${from} returning 1`
    if (rows.length !== 1) throw new Error(`${lifecycle.name} ${id} is not in "${from}"`)
  }
  await recordTrail(tx, act, [
    {
      machine: lifecycle.name,
      subjectId: id,
      poolId: move.poolId,
      event,
      fromState: from,
      toState: to,
      reason: move.reason ?? null,
      facts: move.facts ?? {},
    },
  ])
  return to
}
