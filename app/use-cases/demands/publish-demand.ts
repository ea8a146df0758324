import type { PublishDemand } from '#app/contracts/demands.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { insertDemand } from '#db/stores/demands.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { judgeWishes } from './judge-wishes.ts'
import { openForMatching } from './open-for-matching.ts'

/**
 * A buyer says what it needs (DOMAIN 5), at once or as a draft for itself. The reserve price goes into no
 * trail and no message. Refused: CATEGORY_NOT_FOUND, SPECS_INVALID (field by field), DEADLINE_IN_PAST.
 */
export function publishDemand(ctx: Ctx, input: PublishDemand): Promise<Result<{ demandId: string }>> {
  return inTransaction(ctx, 'demand.state', (act) => {
    const replay = input.idempotencyKey
      ? { key: input.idempotencyKey, fingerprint: fingerprintOf('publish-demand', input) }
      : null
    return onceOnly(act, replay, () => publish(act, input))
  })
}

async function publish(act: Act, input: PublishDemand): Promise<Result<{ demandId: string }>> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { category, isDraft, idempotencyKey: _, ...wishes } = input
  const judged = await judgeWishes(act, category, wishes)
  if (!judged.ok) return judged
  const id = act.ids.next('dmd')
  await insertDemand(tx, now, { ...wishes, id, buyerId: actor.organisationId, categorySlug: category })
  await recordTrail(tx, act, [
    { machine: 'demand', subjectId: id, poolId: null, event: 'create', fromState: null, toState: 'draft' },
  ])
  if (!isDraft) await openForMatching(act, { id, latestDeliveryOn: wishes.latestDeliveryOn })
  return accept({ demandId: id })
}
