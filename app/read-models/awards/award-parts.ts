import type {
  AwardPageMember,
  AwardPageSupplier,
  NextTierView,
  OneMoreView,
} from '#app/contracts/views/awards.ts'
import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { explainToMember, explainToSupplier, type NextTier } from '#app/domain/awards/explain-award.ts'
import { ladderPriceFen } from '#app/domain/awards/ladder.ts'
import { entryOf } from '#app/domain/shared/entry-of.ts'
import { type Names, oneMoreSetView, otherAward } from './award-comparison.ts'
import type { AwardRow } from './award-rows.ts'

const fenOf = (fen: bigint | null): number | null => (fen === null ? null : Number(fen))

export function nextTierView(tier: NextTier | null): NextTierView | null {
  return tier === null ? null : { missingSets: tier.missingSets, unitPriceFen: Number(tier.unitPriceFen) }
}

/** What is the reader's alone as a member; null when it was not in the award. */
export function memberPart(
  instance: AwardInstance,
  outcome: AwardOutcome,
  award: AwardRow,
  names: Names,
  memberId: string,
): AwardPageMember | null {
  const told = explainToMember(instance, outcome, memberId)
  const member = instance.members.find(({ id }) => id === memberId)
  if (told === null || member === undefined) return null
  const weighed = award.alternatives?.members.find((one) => one.memberId === memberId)
  const blocking = award.evidence?.stability?.blocking ?? null
  const isInGroup = blocking?.members.includes(memberId) === true
  return {
    quantity: member.quantity,
    supplierName: told.offerId === null ? null : (names.get(told.offerId)?.supplierName ?? ''),
    priceFen: fenOf(told.priceFen),
    soloPriceFen: fenOf(told.refFen),
    capFen: fenOf(told.capFen),
    savingFen: Number(told.savingFen),
    alternatives: told.alternatives.map(({ offerId, verdict, priceFen, extraCostFen }) => ({
      offerId,
      supplierName: names.get(offerId)?.supplierName ?? '',
      verdict,
      priceFen: fenOf(priceFen),
      extraCostFen: fenOf(extraCostFen),
      award: otherAward(award, (weighed ? entryOf(weighed.byOffer, offerId) : null) ?? null),
    })),
    nextTier: nextTierView(told.nextTier),
    oneMore: told.offerId === null ? null : oneMore(instance, outcome, told.offerId),
    oneMoreSet: oneMoreSetView(weighed?.oneMore ?? null, names, member.quantity, told.priceFen),
    served: otherAward(award, weighed?.served ?? null),
    blocking:
      blocking !== null && isInGroup
        ? {
            supplierName: names.get(blocking.offer)?.supplierName ?? '',
            firms: blocking.members.length,
            quantity: blocking.quantity,
            priceFen: entryOf(blocking.priceFen, memberId) ?? 0,
          }
        : null,
  }
}

/** What is the reader's alone as a supplier: a line for each of its offers that was weighed. */
export function supplierPart(
  instance: AwardInstance,
  outcome: AwardOutcome,
  award: AwardRow,
  names: Names,
  supplierId: string,
): AwardPageSupplier[] {
  return instance.offers.flatMap(({ id }) => {
    const name = names.get(id)
    const told = name?.supplierId === supplierId ? explainToSupplier(instance, outcome, id) : null
    if (told === null) return []
    const weighed = award.alternatives?.offers.find((one) => one.offerId === id)
    return [
      {
        offerId: id,
        listingTitle: name?.listingTitle ?? '',
        quantity: told.quantity,
        unitPriceFen: fenOf(told.unitPriceFen),
        revenueFen: Number(told.revenueFen),
        nextTier: nextTierView(told.nextTier),
        nextTierSavingFen: Number(told.nextTierSavingFen),
        oneMore: oneMore(instance, outcome, id),
        used: weighed?.kind === 'using' ? otherAward(award, weighed.award) : null,
        lowered: weighed?.lowered ?? null,
        earlier: weighed?.earlier ?? null,
        winningUnitPriceFen: fenOf(told.winningUnitPriceFen),
        winningQuantity: told.winningQuantity,
      },
    ]
  })
}

/** What one more set would have done to an offer in use; null when it is not, or full. */
function oneMore(instance: AwardInstance, outcome: AwardOutcome, offerId: string): OneMoreView | null {
  const offer = instance.offers.find(({ id }) => id === offerId)
  const quantity = entryOf(outcome.quantity, offerId) ?? 0
  if (offer === undefined || quantity === 0 || quantity + 1 > offer.capacity) return null
  const nowFen = ladderPriceFen(offer.tiers, quantity)
  const thenFen = ladderPriceFen(offer.tiers, quantity + 1)
  if (nowFen === null || thenFen === null) return null
  const isCheaperInTotal = BigInt(quantity + 1) * thenFen < BigInt(quantity) * nowFen
  return { unitPriceFen: Number(thenFen), isCheaperInTotal }
}
