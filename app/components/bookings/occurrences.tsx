import type { ChosenView, OccurrenceView } from '#app/contracts/views/bookings.ts'
import { formatInstantShort, formatPrice } from '#app/i18n/format.ts'
import { refusalSentence } from '#app/i18n/refusals.ts'
import { useText } from '#app/i18n/text.ts'
import { Icon } from '../ui/icon.tsx'

/** Each occurrence of a recurrence: free, or what stands against it and where it could go. */
export function Occurrences({ chosen }: { chosen: ChosenView }) {
  const words = useText().bookings
  const { skip } = chosen.choices
  return (
    <div className="mt-3">
      <h3 className="flex flex-wrap justify-between gap-x-3 font-semibold">
        {words.occurrences}
        <span>
          {words.sumOf(skip.count)} {formatPrice(skip.totalFen)}
        </span>
      </h3>
      <ol className="mt-1 max-h-80 divide-y divide-line overflow-y-auto text-sm" tabIndex={-1}>
        {chosen.occurrences.map((one) => (
          <li key={one.startsAt} className="py-1.5">
            <Occurrence one={one} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Occurrence({ one }: { one: OccurrenceView }) {
  const { locale, bookings: words } = useText()
  const when = <span className="whitespace-nowrap">{formatInstantShort(one.startsAt, locale)}</span>
  if (one.code === null) {
    return (
      <p className="flex justify-between gap-3">
        {when}
        <span className="text-ink-soft">
          {words.occurrenceFree} · {formatPrice(one.totalFen)}
        </span>
      </p>
    )
  }
  return (
    <>
      <p className="flex gap-2 text-danger">
        <Icon name="warning" className="mt-1" />
        <span>
          {when}{' '}
          {one.code === 'SLOT_TAKEN'
            ? words.slot.taken
            : refusalSentence({ code: one.code, facts: one.facts }, locale)}
        </span>
      </p>
      <p className="pl-6 text-ink-soft">
        {one.movedTo ? words.occurrenceMove(formatInstantShort(one.movedTo, locale)) : words.occurrenceStuck}
      </p>
    </>
  )
}
