import type { LetterView } from '#app/contracts/views/operations.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { Actor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'

interface LetterRow
  extends Omit<LetterView, 'failedAt' | 'decidedAt' | 'payload' | 'mayAct' | 'idempotencyKey'> {
  readonly failedAt: Date
  readonly decidedAt: Date | null
  readonly payload: unknown
}

/** One failed job, to be looked into; null when there is none. */
export async function loadDeadLetter(
  { sql }: Database,
  actor: Actor,
  id: string,
  idempotencyKey: string,
): Promise<LetterView | null> {
  const [row] = await sql<LetterRow[]>`
    select id, message_id as "messageId", job, queue, state, attempts, failures, reason, stack, payload, lane,
      failed_at as "failedAt", decided_at as "decidedAt", decision_reason as "decisionReason",
      (select count(*)::int from outbox o where o.lane = d.lane and o.dispatched_at is null) as "waitingBehind"
    from dead_letters d where id = ${id}`
  if (!row) return null
  return {
    ...row,
    failedAt: row.failedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    payload: JSON.stringify(row.payload, null, 2),
    mayAct: row.state === 'open' && isPermitted(actor, 'operator.act'),
    idempotencyKey,
  }
}
