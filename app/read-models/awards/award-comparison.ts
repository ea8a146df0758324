import type { AwardComparison, OneMoreSetView, OtherAwardView } from '#app/contracts/views/awards.ts'
import type { OneMoreSet, Weighed } from '#app/domain/awards/award-alternatives.ts'
import type { AwardRow, OfferNameRow } from './award-rows.ts'

export type Names = ReadonlyMap<string, OfferNameRow>

/**
 * The award beside every other that was solved, in public figures: DOMAIN 8's own saving would tell reserves.
 * Null while the job has not told.
 */
export function comparisonOf(award: AwardRow, names: Names): AwardComparison | null {
  if (award.alternatives === null) return null
  const { budgetSeconds, isComplete, isOver = true, seconds, offers } = award.alternatives
  const { answered, questions } = award.alternatives
  const isCounted = answered !== undefined && questions !== undefined
  const progress = isCounted ? { answered, questions, seconds: Math.round(seconds), isOver } : null
  const rows = offers.map(({ offerId, kind, award: weighed }) => ({
    offerId,
    kind,
    supplierName: names.get(offerId)?.supplierName ?? '',
    award: otherAward(award, weighed),
  }))
  const savingOf = (other: OtherAwardView) =>
    other === null || other === 'impossible' ? -1 : other.savingFen
  rows.sort((a, b) => savingOf(b.award) - savingOf(a.award) || (a.offerId < b.offerId ? -1 : 1))
  return { budgetSeconds, isComplete, progress, rows }
}

/** An alternative without its private figure. */
export function otherAward(award: AwardRow, weighed: Weighed): OtherAwardView {
  if (weighed === null || weighed === 'impossible') return weighed
  const { publicSavingFen, servedQuantity, suppliers, isExact } = weighed
  const lessFen = Number(award.publicSavingFen) - publicSavingFen
  return { savingFen: publicSavingFen, lessFen, servedQuantity, suppliers, isExact }
}

export function oneMoreSetView(
  oneMore: OneMoreSet | null,
  names: Names,
  quantity: number,
  nowFen: bigint | null,
): OneMoreSetView | null {
  if (oneMore === null) return null
  const { offerId, priceFen, isExact } = oneMore
  const extraCostFen =
    priceFen === null || nowFen === null ? null : (quantity + 1) * priceFen - quantity * Number(nowFen)
  const supplierName = offerId === null ? null : (names.get(offerId)?.supplierName ?? '')
  return { supplierName, priceFen, extraCostFen, isExact }
}
