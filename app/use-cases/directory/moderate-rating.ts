import type { ModerateRating } from '#app/contracts/directory.ts'
import { RATING_LIFECYCLE } from '#app/domain/directory/rating-lifecycle.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { hideRating, lockRating } from '#db/stores/directory.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The operator takes a rating down, saying why, or shows it again. What is hidden counts for no stars; its two
 * firms still see it and the reason. Refused: RATING_NOT_FOUND, NOTHING_TO_DO when it is so already.
 */
export function moderateRating(
  ctx: Ctx,
  { ratingId, reason }: ModerateRating,
): Promise<Result<{ ratingId: string }>> {
  return inTransaction<{ ratingId: string }>(ctx, 'rating.moderate', async (act) => {
    const rating = await lockRating(act.tx, { id: ratingId })
    if (!rating) return refuse('RATING_NOT_FOUND')
    const event = reason === null ? 'show' : 'hide'
    const to = nextState(RATING_LIFECYCLE, rating.state, event)
    if (to === null) return refuse('NOTHING_TO_DO')
    await hideRating(act.tx, ratingId, to, reason)
    const line = { machine: 'provider_rating', subjectId: ratingId, poolId: null, event, reason }
    await recordTrail(act.tx, act, [{ ...line, fromState: rating.state, toState: to }])
    return accept({ ratingId })
  })
}
