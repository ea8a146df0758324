import type { ReplyRating } from '#app/contracts/directory.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockRating, writeReply } from '#db/stores/directory.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** A provider answers one of its ratings, or words its answer anew. Refused: RATING_NOT_FOUND. */
export function replyRating(
  ctx: Ctx,
  { ratingId, reply }: ReplyRating,
): Promise<Result<{ ratingId: string }>> {
  return inTransaction<{ ratingId: string }>(ctx, 'engagement.answer', async (act) => {
    const { tx, now, actor } = act
    const rating = await lockRating(tx, { id: ratingId })
    if (!rating || actor.kind !== 'person' || rating.providerId !== actor.organisationId)
      return refuse('RATING_NOT_FOUND')
    await writeReply(tx, now, ratingId, reply)
    const line = { machine: 'provider_rating', subjectId: ratingId, poolId: null, event: 'reply' }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: null }])
    return accept({ ratingId })
  })
}
