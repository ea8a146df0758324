import type { AwardPageMember } from '#app/contracts/views/awards.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'

/** Prices as points on one scale: alone, and at every offer; the chosen one is full. The table says the same. */
export function PriceChart({ mine }: { mine: AwardPageMember }) {
  const { awards: words } = useText()
  const points = [
    ...mine.alternatives.flatMap(({ offerId, supplierName, priceFen, verdict }) =>
      priceFen === null
        ? []
        : [{ key: offerId, name: supplierName, fen: priceFen, isChosen: verdict === 'chosen' }],
    ),
    ...(mine.soloPriceFen === null
      ? []
      : [{ key: 'solo', name: words.solo, fen: mine.soloPriceFen, isChosen: false }]),
  ].sort((a, b) => a.fen - b.fen)
  if (points.length < 2) return null
  const [low, high] = [points[0]?.fen ?? 0, points.at(-1)?.fen ?? 1]
  const share = (fen: number) => `${4 + (92 * (fen - low)) / Math.max(1, high - low)}%`
  return (
    <ul className="mb-4 flex flex-col gap-1.5" aria-label={words.priceChart}>
      {points.map((point) => (
        <li
          key={point.key}
          className="grid grid-cols-[6.5rem_1fr_auto] items-center gap-2 text-sm break-inside-avoid sm:grid-cols-[12rem_1fr_auto]"
        >
          <span className={point.isChosen ? 'truncate font-semibold' : 'truncate text-ink-soft'}>
            {point.name}
          </span>
          <svg className="h-4 w-full" aria-hidden="true">
            <line x1="0" x2="100%" y1="8" y2="8" className="stroke-line" />
            <circle
              cx={share(point.fen)}
              cy="8"
              r="5"
              className={point.isChosen ? 'fill-accent stroke-accent' : 'fill-surface stroke-ink-faint'}
              strokeWidth="2"
            />
          </svg>
          <span className="text-right tabular-nums">{formatPrice(point.fen)}</span>
        </li>
      ))}
    </ul>
  )
}
