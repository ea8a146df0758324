import { parseAwardInstance } from '#app/contracts/award-instance.ts'
import type { AwardPageOffer, AwardPageView } from '#app/contracts/views/awards.ts'
import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { evaluateAssignment } from '#app/domain/awards/evaluate-assignment.ts'
import { explainToPublic } from '#app/domain/awards/explain-award.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { isSeenBy } from '../pools/pool-rows.ts'
import { awardChange } from './award-change.ts'
import { comparisonOf, type Names } from './award-comparison.ts'
import { memberPart, nextTierView, supplierPart } from './award-parts.ts'
import { type AwardLineRow, type AwardRow, latestAwards, linesOfAwards, offerNames } from './award-rows.ts'

interface AwardPageQuestion {
  readonly poolId: string
  readonly actor: PersonActor | null
}

/**
 * The award of a pool as its reader may see it: totals and public offers for everybody, a member's own line to
 * the member, a supplier's own offers to the supplier. Null when there is no award, or no pool for this reader.
 */
export async function loadAwardPage(
  { sql }: Database,
  { poolId, actor }: AwardPageQuestion,
): Promise<AwardPageView | null> {
  const organisationId = actor?.organisationId ?? null
  const [pools, awards, lines, offers] = await Promise.all([
    sql<{ title: string }[]>`
      select p.title from pools p where p.id = ${poolId} and ${isSeenBy(sql, organisationId)}`,
    latestAwards(sql, poolId),
    linesOfAwards(sql, poolId),
    offerNames(sql, poolId),
  ])
  const [pool, award] = [pools[0], awards[0]]
  const parsed = award === undefined ? null : parseAwardInstance(award.instance)
  if (pool === undefined || award === undefined || parsed?.ok !== true) return null
  const names: Names = new Map(offers.map((offer) => [offer.id, offer]))
  const { instance } = parsed
  const outcome = outcomeOf(award, linesOf(lines, award), instance)
  const mine = organisationId === null ? null : memberPart(instance, outcome, award, names, organisationId)
  return {
    poolId,
    poolTitle: pool.title,
    ...figuresOf(award, instance, outcome),
    comparison: comparisonOf(award, names),
    offers: publicOffers(instance, outcome, names, organisationId),
    mine,
    myOffers: organisationId === null ? [] : supplierPart(instance, outcome, award, names, organisationId),
    change: awardChange(award, awards[1] ?? null, lines, names, organisationId),
  }
}

export function linesOf(lines: readonly AwardLineRow[], award: AwardRow): AwardLineRow[] {
  return lines.filter(({ awardId }) => awardId === award.id)
}

/** The outcome as it was decided: quantities and prices are recomputed from who is served by whom. */
function outcomeOf(award: AwardRow, lines: readonly AwardLineRow[], instance: AwardInstance): AwardOutcome {
  const assignment = Object.fromEntries(lines.map((line) => [line.organisationId, line.offerId]))
  const { violations, ...value } = evaluateAssignment(instance, assignment)
  if (violations.length > 0) throw new Error(`award ${award.id} breaks ${violations[0]?.code}`)
  return { status: award.status, boundFen: award.boundFen, assignment, ...value }
}

function figuresOf(award: AwardRow, instance: AwardInstance, outcome: AwardOutcome) {
  const { membersServed, membersUnserved } = explainToPublic(instance, outcome)
  return {
    round: award.round,
    awardedAt: award.decidedAt.toISOString(),
    isVoided: award.voidedAt !== null,
    status: award.status,
    savingFen: Number(award.publicSavingFen),
    gapFen: Number(award.boundFen - award.savingFen),
    servedQuantity: award.servedQuantity,
    membersServed,
    membersUnserved,
    suppliers: award.suppliers,
    isStable: award.evidence?.stability?.stable ?? null,
    proofSha256: award.proofSha256,
  }
}

function publicOffers(
  instance: AwardInstance,
  outcome: AwardOutcome,
  names: Names,
  organisationId: string | null,
): AwardPageOffer[] {
  const sold = explainToPublic(instance, outcome).offers
  const rows = instance.offers.map((offer, index) => {
    const name = names.get(offer.id)
    const { quantity = 0, unitPriceFen = null, nextTier = null } = sold[index] ?? {}
    return {
      offerId: offer.id,
      supplierName: name?.supplierName ?? '',
      listingTitle: name?.listingTitle ?? '',
      isMine: organisationId !== null && name?.supplierId === organisationId,
      quantity,
      capacity: offer.capacity,
      firms: Object.values(outcome.assignment).filter((id) => id === offer.id).length,
      unitPriceFen: unitPriceFen === null ? null : Number(unitPriceFen),
      lowestPriceFen: Number(offer.tiers.at(-1)?.unitPriceFen ?? 0n),
      nextTier: nextTierView(nextTier),
    }
  })
  return rows.sort((a, b) => b.quantity - a.quantity || (a.offerId < b.offerId ? -1 : 1))
}
