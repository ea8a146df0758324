import { DEAD_LETTER_LIFECYCLE, type DeadLetterState } from '#app/domain/operations/dead-letter-lifecycle.ts'
import type { Tx } from '../transaction.ts'
import { type Act, moveState, recordTrail } from './trail.ts'

/** A job that used up its attempts, as it failed last. */
export interface DeadLetter {
  readonly id: string
  /** The message that it was about: failing again it is the same letter. */
  readonly messageId: string
  readonly queue: string
  readonly job: string
  readonly payload: unknown
  readonly attempts: number
  readonly reason: string
  readonly stack: string | null
}

/** Keeps what failed: a new letter, or the one that was replayed in vain, opened again. */
export async function keepDeadLetter(tx: Tx, act: Act, letter: DeadLetter): Promise<void> {
  const { id, messageId, queue, job, attempts, reason, stack } = letter
  const payload = JSON.stringify(letter.payload ?? {})
  const written = await tx.sql`
    insert into dead_letters (id, message_id, queue, job, payload, lane, state, attempts, reason, stack, failed_at)
    values (${id}, ${messageId}, ${queue}, ${job}, ${payload}::jsonb,
      coalesce(${payload}::jsonb ->> 'orderId', ${payload}::jsonb ->> 'paymentId'), 'open', ${attempts},
      ${reason}, ${stack}, ${act.now})
    on conflict (message_id) do nothing returning 1`
  if (written.length === 1) {
    const birth = { machine: 'dead_letter', subjectId: id, poolId: null, event: 'fail', fromState: null }
    await recordTrail(tx, act, [{ ...birth, toState: 'open', facts: { job, messageId } }])
    return
  }
  const [known] = await tx.sql<{ id: string; state: DeadLetterState }[]>`
    update dead_letters set failures = failures + 1, attempts = ${attempts}, reason = ${reason}, stack = ${stack},
      failed_at = ${act.now}
    where message_id = ${messageId} returning id, state`
  if (known?.state !== 'replayed') return
  const move = { lifecycle: DEAD_LETTER_LIFECYCLE, id: known.id, poolId: null, from: known.state }
  await moveState(tx, act, { ...move, event: 'fail_again', reason })
}

export interface LetterRow extends DeadLetter {
  readonly state: DeadLetterState
}

export async function lockDeadLetter(tx: Tx, id: string): Promise<LetterRow | null> {
  const [row] = await tx.sql<LetterRow[]>`
    select id, message_id as "messageId", queue, job, payload, attempts, reason, stack, state
    from dead_letters where id = ${id} for update`
  return row ?? null
}

/** Who decided, and why. */
export async function noteDecision(tx: Tx, act: Act, id: string, reason: string | null): Promise<void> {
  const by = act.actor.kind === 'person' ? act.actor.userId : null
  await tx.sql`
    update dead_letters set decided_by = ${by}, decided_at = ${act.now}, decision_reason = ${reason} where id = ${id}`
}
