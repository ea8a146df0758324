import type { PublishDemand } from '#app/contracts/demands.ts'
import { dayInShanghai } from '#app/domain/catalogue/certificate.ts'
import { constraintFaults } from '#app/domain/demands/constraint.ts'
import { DEMAND_LIFECYCLE } from '#app/domain/demands/demand-lifecycle.ts'
import { wishFaults } from '#app/domain/demands/match-demand.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { tell } from '#db/outbox.ts'
import { insertDemand } from '#db/stores/demands.ts'
import { loadSpecSchema } from '#db/stores/listings.ts'
import { moveState, recordTrail } from '#db/stores/trail.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A buyer says what it needs (DOMAIN 5). Wishes must be about specs of the category and possible to hold; the
 * reserve price goes into no trail and no message. Refused: CATEGORY_NOT_FOUND, SPECS_INVALID (field by
 * field), DEADLINE_IN_PAST.
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
  const { category, idempotencyKey: _, ...wishes } = input
  const schema = await loadSpecSchema(tx, category)
  if (!schema) return refuse('CATEGORY_NOT_FOUND')
  const faults = [
    ...wishFaults(schema, wishes.constraints),
    ...constraintFaults(wishes.constraints).map(({ index, code }) => ({
      key: wishes.constraints[index]?.key ?? '',
      code,
    })),
  ]
  if (faults.length > 0)
    return refuse('SPECS_INVALID', Object.fromEntries(faults.map(({ key, code }) => [`specs.${key}`, code])))
  const { latestDeliveryOn } = wishes
  if (latestDeliveryOn !== null && latestDeliveryOn < dayInShanghai(now)) return refuse('DEADLINE_IN_PAST')
  const id = act.ids.next('dmd')
  await insertDemand(tx, now, {
    ...wishes,
    id,
    buyerId: actor.organisationId,
    categorySlug: category,
  })
  await recordTrail(tx, act, [
    { machine: 'demand', subjectId: id, poolId: null, event: 'create', fromState: null, toState: 'draft' },
  ])
  const move = { lifecycle: DEMAND_LIFECYCLE, id, poolId: null, from: 'draft' } as const
  await moveState(tx, act, { ...move, event: 'publish' })
  await tell(tx, now, [{ topic: 'demand.changed', key: id, payload: { demandId: id } }])
  return accept({ demandId: id })
}
