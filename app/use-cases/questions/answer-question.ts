import type { AnswerQuestion } from '#app/contracts/questions.ts'
import { HOUR_MS } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { tellNotice } from '#db/notices.ts'
import { lockPool } from '#db/stores/commitments.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { countPosts, insertAnswer, lockPost } from '#db/stores/questions.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

const MOST_PER_HOUR = 40

/**
 * The organiser or any supplier answers a question that is shown; who asked is told. Refused:
 * QUESTION_NOT_FOUND (also a hidden one), NOT_PERMITTED, TOO_MANY_REQUESTS.
 */
export function answerQuestion(ctx: Ctx, input: AnswerQuestion): Promise<Result<{ answerId: string }>> {
  return inTransaction(ctx, 'question.ask', (act) => {
    const replay = input.idempotencyKey
      ? { key: input.idempotencyKey, fingerprint: fingerprintOf('answer-question', input) }
      : null
    return onceOnly(act, replay, () => answer(act, input))
  })
}

async function answer(act: Act, { questionId, body }: AnswerQuestion): Promise<Result<{ answerId: string }>> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { organisationId, userId } = actor
  const question = await lockPost(tx, 'question', questionId)
  const pool = question && (await lockPool(tx, question.poolId))
  if (!question || !pool || question.state !== 'visible') return refuse('QUESTION_NOT_FOUND')
  const isOrganiser = pool.organiserId === organisationId
  if (!isOrganiser && !actor.capabilities.includes('supplier')) return refuse('NOT_PERMITTED')
  const { poolId } = question
  const since = new Date(now.getTime() - HOUR_MS)
  if ((await countPosts(tx, poolId, organisationId, since)) >= MOST_PER_HOUR)
    return refuse('TOO_MANY_REQUESTS')
  const id = act.ids.next('qst')
  await insertAnswer(tx, now, { id, questionId, poolId, organisationId, userId, body })
  await recordTrail(tx, act, [
    { machine: 'answer', subjectId: id, poolId, event: 'answer', fromState: null, toState: 'visible' },
  ])
  await tellNotice(tx, now, {
    kind: 'answer_given',
    firms: [question.organisationId].filter((firm) => firm !== organisationId),
    about: { kind: 'pool', id: poolId },
    poolId,
    once: `answer:${id}`,
  })
  await tellWatchers(tx, poolId)
  return accept({ answerId: id })
}
