import type { NextTierView, OneMoreView } from '#app/contracts/views/awards.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'

/** What one more set, and what the next tier, would have done. */
export function OneMoreLine({
  nextTier,
  oneMore,
}: {
  nextTier: NextTierView | null
  oneMore: OneMoreView | null
}) {
  const { awards: words, locale } = useText()
  if (oneMore === null && nextTier === null) return null
  return (
    <ul className="flex flex-col gap-1 text-sm text-ink-soft">
      {oneMore && (
        <li>
          {words.oneMore(formatPrice(oneMore.unitPriceFen))}
          {oneMore.isCheaperInTotal && words.oneMoreCheaper}
        </li>
      )}
      {nextTier && (
        <li>
          {words.nextTier(formatQuantity(nextTier.missingSets, locale), formatPrice(nextTier.unitPriceFen))}
        </li>
      )}
    </ul>
  )
}
