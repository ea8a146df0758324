import type { AskProvider } from '#app/contracts/directory.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { insertEngagement, kindsOfListed } from '#db/stores/directory.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

type Asked = Result<{ engagementId: string }>

/**
 * A firm asks a listed provider for a service. Refused: PROVIDER_NOT_FOUND, PROVIDER_SELF, PROVIDER_KIND when
 * it does not do that, ENGAGEMENT_EXISTS while the two have a living dealing.
 */
export function askProvider(ctx: Ctx, input: AskProvider): Promise<Asked> {
  return inTransaction(ctx, 'engagement.ask', (act) =>
    onceOnly(act, replayOf('ask-provider', input), () => ask(act, input)),
  )
}

async function ask(act: Act, { providerId, kind, subject }: AskProvider): Promise<Asked> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const kinds = await kindsOfListed(tx, providerId)
  if (!kinds) return refuse('PROVIDER_NOT_FOUND')
  if (providerId === actor.organisationId) return refuse('PROVIDER_SELF')
  if (!kinds.includes(kind)) return refuse('PROVIDER_KIND')
  const id = act.ids.next('eng')
  const clientId = actor.organisationId
  const isNew = await insertEngagement(tx, now, { id, providerId, clientId, kind, subject })
  if (!isNew) return refuse('ENGAGEMENT_EXISTS')
  const line = { machine: 'engagement', subjectId: id, poolId: null, event: 'ask' }
  await recordTrail(tx, act, [{ ...line, fromState: null, toState: 'requested' }])
  return accept({ engagementId: id })
}
