import { createHash } from 'node:crypto'
import { refuse } from '#app/domain/shared/outcome.ts'
import type { Tx } from '#db/transaction.ts'
import type { Act, Result } from './use-case.ts'

/** A request that may come twice: the key the form carried, and what it asked for. */
export interface Replay {
  readonly key: string
  readonly fingerprint: string
}

/** The same command with the same input has the same fingerprint; bigint reads as its digits. */
export function fingerprintOf(command: string, input: unknown): string {
  const text = JSON.stringify(input, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
  return createHash('sha256').update(`${command}\n${text}`).digest('base64url')
}

/**
 * Does the work once per key and actor. The key is claimed first, so that two copies of one request wait for
 * each other: the second answers what the first answered. Without a key the work is simply done.
 */
export async function onceOnly<Value>(
  act: Act,
  replay: Replay | null,
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  if (replay === null || act.actor.kind !== 'person') return work()
  const { tx, actor } = act
  const claimed = await tx.sql`
    insert into request_keys (actor_id, key, fingerprint, outcome, created_at)
    values (${actor.userId}, ${replay.key}, ${replay.fingerprint}, 'null'::jsonb, ${act.now})
    on conflict do nothing returning 1`
  if (claimed.length === 0) {
    const [before] = await tx.sql<{ fingerprint: string; outcome: Result<Value> }[]>`
      select fingerprint, outcome from request_keys where actor_id = ${actor.userId} and key = ${replay.key}`
    if (before?.fingerprint !== replay.fingerprint) return refuse('REPLAYED_WITH_OTHER_INPUT')
    return before.outcome
  }
  const result = await work()
  await tx.sql`
    update request_keys set outcome = ${JSON.stringify(result)}::jsonb
    where actor_id = ${actor.userId} and key = ${replay.key}`
  return result
}

/** A key with who brought it: what a group commit claims for many at once. */
export interface KeyedRequest {
  readonly userId: string
  readonly replay: Replay
}

const keyOf = (userId: string, key: string) => `${userId}\n${key}`

/**
 * Claims many keys in one statement. Answers, by user and key, what was answered before for those that had
 * been claimed; a key that is absent from the answer is new.
 */
export async function claimKeys(
  tx: Tx,
  now: Date,
  requests: readonly KeyedRequest[],
): Promise<(userId: string, replay: Replay) => Result<never> | null> {
  if (requests.length === 0) return () => null
  const rows = requests.map(({ userId, replay }) => ({ actor_id: userId, ...replay }))
  const claimed = await tx.sql<{ actor_id: string; key: string }[]>`
    insert into request_keys (actor_id, key, fingerprint, outcome, created_at)
    select actor_id, key, fingerprint, 'null'::jsonb, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k (actor_id text, key text, fingerprint text)
    on conflict do nothing returning actor_id, key`
  const isNew = new Set(claimed.map((row) => keyOf(row.actor_id, row.key)))
  if (isNew.size === requests.length) return () => null
  const known = await tx.sql<
    { actor_id: string; key: string; fingerprint: string; outcome: Result<never> }[]
  >`
    select actor_id, key, fingerprint, outcome from request_keys
    where (actor_id, key) in (select actor_id, key
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k (actor_id text, key text))`
  const before = new Map(known.map((row) => [keyOf(row.actor_id, row.key), row]))
  return (userId, replay) => {
    const id = keyOf(userId, replay.key)
    if (isNew.has(id)) return null
    const row = before.get(id)
    if (row?.fingerprint !== replay.fingerprint) return refuse('REPLAYED_WITH_OTHER_INPUT')
    return row.outcome
  }
}

/** Keeps the answers of claimed keys; a refusal gives its key back, so that a corrected try is a new one. */
export async function keepAnswers(
  tx: Tx,
  answers: readonly (KeyedRequest & { readonly result: Result<unknown> })[],
): Promise<void> {
  if (answers.length === 0) return
  const rows = answers.map(({ userId, replay, result }) => ({
    actor_id: userId,
    key: replay.key,
    outcome: result.ok ? result : null,
  }))
  const json = JSON.stringify(rows)
  await tx.sql`
    with answer as (select * from jsonb_to_recordset(${json}::jsonb) as a (actor_id text, key text, outcome jsonb)),
    given_back as (
      delete from request_keys k using answer
      where k.actor_id = answer.actor_id and k.key = answer.key
        and (answer.outcome is null or answer.outcome = 'null'::jsonb)
    )
    update request_keys k set outcome = answer.outcome from answer
    where k.actor_id = answer.actor_id and k.key = answer.key
      and answer.outcome is not null and answer.outcome <> 'null'::jsonb`
}
