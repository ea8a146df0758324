import type { BookingView } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'

/** Cancels what was booked together in one act, after saying how many, what is charged and what goes back. */
export function CancelTogether({ view, answer }: { view: BookingView; answer: FormAnswer | null }) {
  const words = useText().bookings
  return (
    <ul className="mt-3 flex flex-col gap-3 border-t border-line pt-3 empty:hidden">
      {view.cancels.map(({ scope, count, charged, feeFen, refundFen }) => {
        const will = words.willCancelTogether(count, charged, formatPrice(feeFen), formatPrice(refundFen))
        return (
          <li key={scope}>
            <IntentForm
              intent="cancelTogether"
              idempotencyKey={view.idempotencyKey}
              answer={answer}
              hidden={{ bookingId: view.booking.id, scope, mostFeeFen: feeFen }}
              answersTo={{ field: 'scope', value: scope }}
              className="flex flex-col items-start gap-1"
            >
              {({ isBusy }) => (
                <>
                  <p className="text-sm text-ink-soft">{will}</p>
                  <ConfirmButton label={words.cancelTogether[scope](count)} will={will} isBusy={isBusy} />
                </>
              )}
            </IntentForm>
          </li>
        )
      })}
    </ul>
  )
}
