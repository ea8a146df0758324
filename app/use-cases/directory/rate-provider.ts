import type { RateProvider } from '#app/contracts/directory.ts'
import { isRatingOpen } from '#app/domain/directory/stars.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { changeRating, insertRating, lockEngagement, lockRating } from '#db/stores/directory.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

type RatedAnswer = Result<{ ratingId: string }>

/**
 * 评价: the client of a completed dealing gives its stars, once per dealing; for 30 days it may change them,
 * and every writing stays in the trail. Refused: ENGAGEMENT_NOT_FOUND, RATING_NOT_EARNED before the dealing is
 * completed, RATING_FIXED afterwards or when it was taken down.
 */
export function rateProvider(ctx: Ctx, input: RateProvider): Promise<RatedAnswer> {
  return inTransaction(ctx, 'engagement.ask', (act) =>
    onceOnly(act, replayOf('rate-provider', input), () => rate(act, input)),
  )
}

async function rate(act: Act, { engagementId, stars, comment }: RateProvider): Promise<RatedAnswer> {
  const { tx, now, actor } = act
  const engagement = await lockEngagement(tx, engagementId)
  if (!engagement || actor.kind !== 'person' || engagement.clientId !== actor.organisationId)
    return refuse('ENGAGEMENT_NOT_FOUND')
  if (engagement.state !== 'completed') return refuse('RATING_NOT_EARNED')
  const known = await lockRating(tx, { engagementId })
  const isFixed = known && (known.state === 'hidden' || !isRatingOpen(known.ratedAt, now))
  if (isFixed) return refuse('RATING_FIXED')
  const id = known?.id ?? act.ids.next('rtg')
  if (known) await changeRating(tx, now, id, { stars, comment })
  else await insertRating(tx, now, id, engagement, { stars, comment })
  const line = { machine: 'provider_rating', subjectId: id, poolId: null, facts: { stars } }
  const step = known ? { event: 'change', toState: null } : { event: 'rate', toState: 'visible' }
  await recordTrail(tx, act, [{ ...line, ...step, fromState: null }])
  return accept({ ratingId: id })
}
