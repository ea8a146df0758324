import type { MoveEngagement } from '#app/contracts/directory.ts'
import {
  ENGAGEMENT_LIFECYCLE,
  type EngagementState,
  SIDE_OF,
} from '#app/domain/directory/engagement-lifecycle.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline, setDeadline } from '#db/outbox.ts'
import { lockEngagement, markEngagement } from '#db/stores/directory.ts'
import { moveState } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

export interface EngagementAnswer {
  readonly engagementId: string
  readonly state: EngagementState
}

/** In this time a client confirms what was delivered or sends it back; then the clock confirms. */
const DAYS_TO_CONFIRM = 14

/**
 * One of the two firms makes a move of their dealing: the provider agrees, declines or delivers, the client
 * confirms, sends back or withdraws. Refused: ENGAGEMENT_NOT_FOUND to strangers and the other side,
 * ENGAGEMENT_STATE.
 */
export function moveEngagement(ctx: Ctx, input: MoveEngagement): Promise<Result<EngagementAnswer>> {
  const permission = SIDE_OF[input.event] === 'client' ? 'engagement.ask' : 'engagement.answer'
  return inTransaction(ctx, permission, (act) =>
    onceOnly(act, replayOf('move-engagement', input), () => move(act, input)),
  )
}

async function move(act: Act, input: MoveEngagement): Promise<Result<EngagementAnswer>> {
  const { tx, now, actor } = act
  const { engagementId: id, event, reason } = input
  const engagement = await lockEngagement(tx, id)
  const side = SIDE_OF[event] === 'client' ? engagement?.clientId : engagement?.providerId
  if (!engagement || actor.kind !== 'person' || side !== actor.organisationId)
    return refuse('ENGAGEMENT_NOT_FOUND')
  const from = engagement.state
  if (nextState(ENGAGEMENT_LIFECYCLE, from, event) === null) return refuse('ENGAGEMENT_STATE')
  await markEngagement(tx, now, id, reason)
  const lifecycle = ENGAGEMENT_LIFECYCLE
  const state = await moveState(tx, act, { lifecycle, id, poolId: null, from, event, reason })
  if (event === 'deliver') await setDeadline(tx, now, 'engagement.confirm', id, addDays(now, DAYS_TO_CONFIRM))
  if (from === 'delivered') await dropDeadline(tx, now, 'engagement.confirm', id)
  return accept({ engagementId: id, state })
}
