import type { AskQuestion } from '#app/contracts/questions.ts'
import { HOUR_MS } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { tellNotice } from '#db/notices.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { answerersOf, countPosts, insertQuestion } from '#db/stores/questions.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/** More from one firm under one pool within an hour is no conversation. */
const MOST_PER_HOUR = 20

/**
 * Whoever is signed in asks about a pool that all may see; its organiser and the suppliers in it are told.
 * Refused: POOL_NOT_FOUND (also somebody else's draft), TOO_MANY_REQUESTS.
 */
export function askQuestion(ctx: Ctx, input: AskQuestion): Promise<Result<{ questionId: string }>> {
  return inTransaction(ctx, 'question.ask', (act) => {
    const replay = input.idempotencyKey
      ? { key: input.idempotencyKey, fingerprint: fingerprintOf('ask-question', input) }
      : null
    return onceOnly(act, replay, () => ask(act, input))
  })
}

async function ask(act: Act, { poolId, body }: AskQuestion): Promise<Result<{ questionId: string }>> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { organisationId, userId } = actor
  const pool = await lockPool(tx, poolId)
  if (!pool || (pool.state === 'draft' && pool.organiserId !== organisationId))
    return refuse('POOL_NOT_FOUND')
  const since = new Date(now.getTime() - HOUR_MS)
  if ((await countPosts(tx, poolId, organisationId, since)) >= MOST_PER_HOUR)
    return refuse('TOO_MANY_REQUESTS')
  const id = act.ids.next('qst')
  await insertQuestion(tx, now, { id, poolId, organisationId, userId, body })
  // What was written stays out of the trail: a post that is hidden must be hidden everywhere.
  await recordTrail(tx, act, [
    { machine: 'question', subjectId: id, poolId, event: 'ask', fromState: null, toState: 'visible' },
  ])
  await tellNotice(tx, now, {
    kind: 'question_asked',
    firms: (await answerersOf(tx, poolId)).filter((firm) => firm !== organisationId),
    about: { kind: 'pool', id: poolId },
    poolId,
    once: `question:${id}`,
  })
  await tellWatchers(tx, poolId)
  return accept({ questionId: id })
}
