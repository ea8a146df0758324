import type { AwardPageSupplier } from '#app/contracts/views/awards.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Notice } from '../ui/feedback.tsx'

/** Why an offer lost, and which price or quantity would have won. */
export function LosingOffer({ offer }: { offer: AwardPageSupplier }) {
  const { awards: words, locale } = useText()
  const { used, lowered, earlier, winningUnitPriceFen } = offer
  const sets = (quantity: number) => formatQuantity(quantity, locale)
  const estimate =
    winningUnitPriceFen === null
      ? words.wouldNotWin
      : words.wouldWin(formatPrice(winningUnitPriceFen), sets(offer.winningQuantity))
  return (
    <Notice>
      <ul className="flex flex-col gap-1">
        <li>
          {lowered === null && estimate}
          {lowered === 'impossible' && words.noPriceWins}
          {lowered !== null &&
            lowered !== 'impossible' &&
            words.wouldWinLowered(
              formatPrice(lowered.value),
              formatPrice(lowered.unitPriceFen),
              sets(lowered.quantity),
              lowered.isExact,
            )}
        </li>
        {earlier !== null && earlier !== 'impossible' && (
          <li>
            {words.wouldWinEarlier(
              sets(earlier.value),
              formatPrice(earlier.unitPriceFen),
              sets(earlier.quantity),
              earlier.isExact,
            )}
          </li>
        )}
        {used === 'impossible' && <li>{words.cannotBeUsed}</li>}
        {used !== null && used !== 'impossible' && (
          <li>{words.usedSaves(formatPrice(used.savingFen), formatPrice(used.lessFen), used.isExact)}</li>
        )}
      </ul>
    </Notice>
  )
}
