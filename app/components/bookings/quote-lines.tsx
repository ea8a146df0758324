import type { ChosenView, QuotePartView } from '#app/contracts/views/bookings.ts'
import { formatBasisPoints, formatInstant, formatMinutes, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'

/** The arithmetic of a price, line by line: hours by tariff, what an idle offer leaves, and the sum. */
export function QuoteLines({ chosen }: { chosen: ChosenView }) {
  const words = useText().bookings
  return (
    <div className="flex flex-col gap-2 text-sm">
      {chosen.parts.map((part) => (
        <Part key={part.resourceId} part={part} isNamed={chosen.parts.length > 1} />
      ))}
      {chosen.parts.length > 1 && (
        <p className="border-t border-line pt-2 font-semibold">
          {words.sum} {formatPrice(chosen.totalFen)}
        </p>
      )}
    </div>
  )
}

function Part({ part, isNamed }: { part: QuotePartView; isNamed: boolean }) {
  const { locale, bookings: words } = useText()
  const fullFen = part.lines.reduce((sum, line) => sum + line.fen, 0)
  const isFree = part.totalFen === 0 && part.basisPoints > 0 && fullFen > 0
  return (
    <div>
      {isNamed && <p className="font-medium">{part.resourceName}</p>}
      <p className="text-ink-faint">{isFree ? words.leaderFree : words.asClass[part.class]}</p>
      <ul>
        {part.lines.map((line) => (
          <li key={line.band}>
            {words.line(
              words.bandLong[line.band],
              formatMinutes(line.minutes, locale),
              formatPrice(line.hourFen),
              formatPrice(line.fen),
            )}
          </li>
        ))}
        {part.basisPoints < 10_000 && (
          <li>
            {words.idleLine(
              formatPrice(fullFen),
              formatBasisPoints(part.basisPoints),
              formatPrice(part.totalFen),
            )}
          </li>
        )}
      </ul>
    </div>
  )
}

/** What has to be paid and when, and what cancelling would cost. */
export function QuoteTerms({ chosen, now }: { chosen: ChosenView; now: string }) {
  const { locale, bookings: words } = useText()
  if (chosen.totalFen === 0) return null
  const amount = formatPrice(chosen.totalFen)
  const fee = formatPrice(chosen.lateFeeFen)
  return (
    <ul className="mt-3 flex list-disc flex-col gap-1 pl-4 text-sm text-ink-soft">
      <li>
        {chosen.isApproval
          ? words.prepayLater(amount)
          : words.prepay(amount, formatInstant(chosen.payBy, locale))}
      </li>
      <li>
        {chosen.freeUntil > now
          ? words.cancelTerms(formatInstant(chosen.freeUntil, locale), fee)
          : words.cancelTermsLate(fee)}
      </li>
    </ul>
  )
}
