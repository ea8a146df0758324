import type { ModeratePost } from '#app/contracts/questions.ts'
import { ANSWER_LIFECYCLE, QUESTION_LIFECYCLE } from '#app/domain/questions/post-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { lockPost, setHiddenReason } from '#db/stores/questions.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The operator hides a question or an answer, saying why, or shows it again. Its author still sees that it was
 * hidden, and the reason. Refused: QUESTION_NOT_FOUND, NOTHING_TO_DO when it is so already.
 */
export function moderatePost(ctx: Ctx, input: ModeratePost): Promise<Result<{ postId: string }>> {
  return inTransaction(ctx, 'question.moderate', async (act) => {
    const { tx } = act
    const { kind, postId, reason } = input
    const post = await lockPost(tx, kind, postId)
    if (!post) return refuse('QUESTION_NOT_FOUND')
    const lifecycle = kind === 'question' ? QUESTION_LIFECYCLE : ANSWER_LIFECYCLE
    const event = reason === null ? 'show' : 'hide'
    const to = nextState(lifecycle, post.state, event)
    if (to === null) return refuse('NOTHING_TO_DO')
    const { poolId, state: fromState } = post
    // State and reason are one fact to the table: they are written together.
    await setHiddenReason(tx, kind, postId, to, reason)
    await recordTrail(tx, act, [
      { machine: kind, subjectId: postId, poolId, event, fromState, toState: to, reason },
    ])
    await tellWatchers(tx, poolId)
    return accept({ postId })
  })
}
