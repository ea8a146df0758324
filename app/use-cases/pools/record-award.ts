import { allMemberTerms } from '#app/domain/awards/reference-price.ts'
import { COMMITMENT_LIFECYCLE } from '#app/domain/pools/commitment-lifecycle.ts'
import { POOL_LIFECYCLE } from '#app/domain/pools/pool-lifecycle.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { entryOf } from '#app/domain/shared/entry-of.ts'
import { setDeadline, tell } from '#db/outbox.ts'
import { insertAward } from '#db/stores/awards.ts'
import type { CommitmentRow } from '#db/stores/commitments.ts'
import { tellWatchers } from '#db/stores/pools.ts'
import { moveState } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'
import type { AwardCase } from './award-case.ts'
import type { KeptAward } from './award-evidence.ts'
import { closeOffers } from './close-offers.ts'
import { placeOrders } from './place-orders.ts'
import { releaseMembers } from './release-members.ts'

/** Writes an award: who is served by whom at what price, who is not, and the orders that follow from it. */
export async function recordAward(act: Act, found: AwardCase, outcome: KeptAward): Promise<void> {
  const { tx, now } = act
  const { pool, members } = found
  const awardId = act.ids.next('awd')
  const round = pool.awardRound + 1
  const signBy = addDays(now, pool.signDays)
  const terms = allMemberTerms(found.instance)
  await insertAward(tx, {
    ...outcome,
    id: awardId,
    poolId: pool.id,
    round,
    instance: found.instance,
    decidedAt: now,
    signBy,
    lines: members.map((member) => ({
      commitmentId: member.id,
      organisationId: member.organisationId,
      offerId: entryOf(outcome.assignment, member.organisationId) ?? null,
      quantity: member.quantity,
      unitPriceFen: entryOf(outcome.priceFen, member.organisationId) ?? null,
      referenceFen: terms.get(member.organisationId)?.refFen ?? null,
      capFen: terms.get(member.organisationId)?.capFen ?? null,
    })),
  })
  const isServed = (member: CommitmentRow) =>
    (entryOf(outcome.assignment, member.organisationId) ?? null) !== null
  await releaseMembers(
    act,
    members.filter((member) => !isServed(member)),
    'leave_unserved',
    'not served by the award',
  )
  for (const member of members.filter(isServed)) {
    const move = {
      lifecycle: COMMITMENT_LIFECYCLE,
      id: member.id,
      poolId: pool.id,
      from: member.state,
    } as const
    await moveState(tx, act, { ...move, event: 'award' })
  }
  await closeOffers(act, found, outcome)
  await moveState(tx, act, {
    lifecycle: POOL_LIFECYCLE,
    id: pool.id,
    poolId: pool.id,
    from: pool.state,
    event: 'award',
    facts: { round, served: outcome.servedQuantity, suppliers: outcome.suppliers },
  })
  await tx.sql`update pools set award_round = ${round} where id = ${pool.id}`
  await placeOrders(act, found, outcome, awardId, signBy)
  await setDeadline(tx, now, 'award.signing', awardId, signBy)
  await tell(tx, now, [
    { topic: 'pool.notice', key: pool.id, payload: { poolId: pool.id, kind: 'awarded' } },
    { topic: 'award.decided', key: awardId, payload: { awardId } },
    // Orders kept from an earlier round may already all be signed.
    { topic: 'order.signed', key: pool.id, payload: { poolId: pool.id, orderId: awardId } },
  ])
  await tellWatchers(tx, pool.id)
}
