import { Link } from '@remix-run/react'
import { formatInstantShort, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { calendarAddress } from './address.ts'
import { windowFields } from './book-form.tsx'
import type { ChosenProps } from './chosen-props.ts'

/** Where a taken slot's refused booker could go instead: one tap books, a link shows the arithmetic first. */
export function NearestPlaces({ view, chosen, answer }: ChosenProps) {
  const { locale, bookings: words } = useText()
  if (chosen.nearest.length === 0) return null
  return (
    <div className="mt-3">
      <h3 className="font-semibold">{words.nearest}</h3>
      <p className="text-sm text-ink-faint">{words.nearestHint}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {chosen.nearest.map((place) => (
          <li key={place.startsAt} className="flex flex-wrap items-center gap-2">
            <IntentForm
              intent="book"
              idempotencyKey={view.idempotencyKey}
              answer={answer}
              answersTo={{ field: 'startsAt', value: windowFields(place).startsAt }}
              hidden={windowFields(place)}
              className="min-w-0 flex-1"
            >
              {({ isBusy }) => (
                <>
                  {view.purpose !== '' && <input type="hidden" name="purpose" value={view.purpose} />}
                  {view.together.map((id) => (
                    <input key={id} type="hidden" name="together" value={id} />
                  ))}
                  <Button type="submit" className="w-full" isBusy={isBusy}>
                    {words.nearestBook(
                      formatInstantShort(place.startsAt, locale),
                      formatPrice(place.totalFen),
                    )}
                  </Button>
                </>
              )}
            </IntentForm>
            <Link
              to={calendarAddress(view, { chosen: place })}
              preventScrollReset
              className="inline-flex min-h-11 items-center text-sm text-accent hover:underline"
            >
              {words.nearestLook}
              <span className="sr-only"> {formatInstantShort(place.startsAt, locale)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
