import type { EngagementCard, EngagementsView } from '#app/contracts/views/directory.ts'
import {
  ENGAGEMENT_EVENTS,
  ENGAGEMENT_LIFECYCLE,
  type EngagementEvent,
  LIVING_ENGAGEMENTS,
  SIDE_OF,
} from '#app/domain/directory/engagement-lifecycle.ts'
import { isRatingOpen } from '#app/domain/directory/stars.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import type { Database } from '#db/client.ts'

const MOST = 200

interface Row extends Omit<EngagementCard, 'createdAt' | 'updatedAt' | 'events' | 'canRate' | 'canReply'> {
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly ratedAt: Date | null
}

/** A firm's dealings on either side, the living ones first, with what its reader may do with each. */
export async function listEngagements(
  { sql }: Database,
  actor: PersonActor,
  now: Date,
  idempotencyKey: string,
): Promise<EngagementsView> {
  const firm = actor.organisationId
  const rows = await sql<Row[]>`
    select e.id, case when e.client_id = ${firm} then 'client' else 'provider' end as side,
      e.provider_id as "providerId", case when e.client_id = ${firm} then p.name else c.name end as "partnerName",
      e.kind, e.subject, e.state, e.reason, e.created_at as "createdAt", e.updated_at as "updatedAt",
      r.rated_at as "ratedAt",
      case when r.id is null then null else jsonb_build_object('id', r.id, 'stars', r.stars, 'comment', r.comment,
        'reply', r.reply, 'hiddenReason', r.hidden_reason) end as rating
    from engagements e join organisations p on p.id = e.provider_id join organisations c on c.id = e.client_id
      left join provider_ratings r on r.engagement_id = e.id
    where ${firm} in (e.client_id, e.provider_id)
    order by e.state in ${sql([...LIVING_ENGAGEMENTS])} desc, e.updated_at desc, e.id desc limit ${MOST}`
  return { engagements: rows.map((row) => cardOf(row, actor, now)), idempotencyKey }
}

function cardOf({ ratedAt, ...row }: Row, actor: PersonActor, now: Date): EngagementCard {
  const { side, state, rating } = row
  const canAct = isPermitted(actor, side === 'client' ? 'engagement.ask' : 'engagement.answer')
  const isOpen = (event: EngagementEvent) =>
    SIDE_OF[event] === side && nextState(ENGAGEMENT_LIFECYCLE, state, event) !== null
  const isChangeable = ratedAt === null || (rating?.hiddenReason === null && isRatingOpen(ratedAt, now))
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    events: canAct ? ENGAGEMENT_EVENTS.filter(isOpen) : [],
    canRate: canAct && side === 'client' && state === 'completed' && isChangeable,
    canReply: canAct && side === 'provider' && rating !== null,
  }
}
