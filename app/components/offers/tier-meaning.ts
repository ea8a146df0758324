import type { TierMeaning } from '#app/contracts/views/offers.ts'
import type { TierView } from '#app/contracts/views/pools.ts'
import { fenOfYuan, yuanOfFen } from '#app/i18n/format.ts'
import { tierAt } from '../ladder/geometry.ts'

/** A row of the composer as it is typed. */
export interface TierDraft {
  key: string
  fromQuantity: string
  unitPriceYuan: string
}

export type TierFault = 'notRising' | 'notFalling' | 'raises'

const ROWS_WITHOUT_SCRIPT = 5

/** Rows to start with: what stands, filled up with empty ones so that the form works without JavaScript. */
export function draftsFrom(tiers: readonly TierView[]): TierDraft[] {
  return filledUp(
    tiers.map((tier) => ({
      fromQuantity: String(tier.fromQuantity),
      unitPriceYuan: yuanOfFen(tier.unitPriceFen),
    })),
  )
}

/** Rows as they were typed, from a form that came back: both fields repeat, a line each. */
export function draftsFromTyped(fromQuantity: string, unitPriceYuan: string): TierDraft[] {
  const prices = unitPriceYuan.split('\n')
  return filledUp(
    fromQuantity
      .split('\n')
      .map((typed, index) => ({ fromQuantity: typed, unitPriceYuan: prices[index] ?? '' })),
  )
}

function filledUp(rows: readonly Omit<TierDraft, 'key'>[]): TierDraft[] {
  const count = Math.max(ROWS_WITHOUT_SCRIPT, rows.length)
  return Array.from({ length: count }, (_, index) => ({
    key: `row-${index}`,
    ...(rows[index] ?? { fromQuantity: '', unitPriceYuan: '' }),
  }))
}

/** The tier of a row, or null while it is empty or half typed. */
export function tierOf(draft: TierDraft): TierView | null {
  const quantity = draft.fromQuantity.normalize('NFKC').trim()
  const unitPriceFen = fenOfYuan(draft.unitPriceYuan)
  if (!/^[1-9]\d{0,5}$/.test(quantity) || unitPriceFen === null || unitPriceFen === 0) return null
  return { fromQuantity: Number(quantity), unitPriceFen }
}

/** What is wrong with a row, seen against the filled row before it and against the offer that stands. */
export function faultOf(
  drafts: readonly TierDraft[],
  index: number,
  standing: readonly TierView[],
): TierFault | null {
  const tier = tierOf(drafts[index] ?? { key: '', fromQuantity: '', unitPriceYuan: '' })
  if (!tier) return null
  const before = drafts
    .slice(0, index)
    .map(tierOf)
    .findLast((one) => one !== null)
  if (before && tier.fromQuantity <= before.fromQuantity) return 'notRising'
  if (before && tier.unitPriceFen >= before.unitPriceFen) return 'notFalling'
  const old = tierAt(standing, tier.fromQuantity)
  return old && tier.unitPriceFen > old.unitPriceFen ? 'raises' : null
}

/** What a tier would mean at today's demand: distance, turnover, and what buyers save against the reference. */
export function meaningOf(tier: TierView, pooledQuantity: number, referencePriceFen: number): TierMeaning {
  return {
    ...tier,
    missingQuantity: Math.max(0, tier.fromQuantity - pooledQuantity),
    turnoverFen: tier.fromQuantity * tier.unitPriceFen,
    discountBasisPoints:
      referencePriceFen > 0
        ? Math.round(((referencePriceFen - tier.unitPriceFen) / referencePriceFen) * 10_000)
        : 0,
    savingFen: Math.max(0, referencePriceFen - tier.unitPriceFen) * tier.fromQuantity,
  }
}
