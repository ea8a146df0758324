import type { AwardChange } from '#app/contracts/views/awards.ts'
import type { Names } from './award-comparison.ts'
import type { AwardLineRow, AwardRow } from './award-rows.ts'

/** How an award differs from the one it replaces, in public figures and in the reader's own line. */
export function awardChange(
  award: AwardRow,
  previous: AwardRow | null,
  lines: readonly AwardLineRow[],
  names: Names,
  organisationId: string | null,
): AwardChange | null {
  if (previous === null) return null
  const before = soldBy(lines, previous)
  const after = soldBy(lines, award)
  const offerIds = [...new Set([...before.keys(), ...after.keys()])].sort()
  const mine = lines.find((line) => line.awardId === previous.id && line.organisationId === organisationId)
  return {
    previousAwardedAt: previous.decidedAt.toISOString(),
    savingBeforeFen: Number(previous.publicSavingFen),
    servedBefore: previous.servedQuantity,
    offers: offerIds.map((offerId) => ({
      offerId,
      supplierName: names.get(offerId)?.supplierName ?? '',
      before: before.get(offerId) ?? 0,
      after: after.get(offerId) ?? 0,
    })),
    mine:
      mine === undefined
        ? null
        : {
            supplierName: mine.offerId === null ? null : (names.get(mine.offerId)?.supplierName ?? ''),
            priceFen: mine.unitPriceFen === null ? null : Number(mine.unitPriceFen),
          },
  }
}

function soldBy(lines: readonly AwardLineRow[], award: AwardRow): Map<string, number> {
  const sold = new Map<string, number>()
  for (const { awardId, offerId, quantity } of lines) {
    if (awardId !== award.id || offerId === null) continue
    sold.set(offerId, (sold.get(offerId) ?? 0) + quantity)
  }
  return sold
}
