import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Card } from '../ui/card.tsx'
import { Radio } from '../ui/choices.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { FieldGroup } from '../ui/field.tsx'
import type { ResourceDeskProps } from './desk-props.ts'

/** 退役: how many bookings are still to come, what becomes of them, and the one step that does it. */
export function RetireCard({ view, answer }: ResourceDeskProps) {
  const words = useText().desk
  const begun = view.held.filter(({ hasBegun }) => hasBegun).length
  const coming = view.held.length - begun
  const will = (fields: FormData) =>
    words.willRetire(coming, begun, fields.get('onBookings') === 'cancel' ? 'cancel' : 'replan')
  return (
    <Card title={words.retire} hint={words.retireHint} id="retire">
      <IntentForm
        intent="retireResource"
        idempotencyKey={view.idempotencyKey}
        answer={answer}
        className="flex flex-col gap-3"
      >
        {({ isBusy, typed }) => (
          <>
            <p className="text-sm">{words.retireCounts(coming, begun)}</p>
            {coming > 0 && (
              <FieldGroup legend={words.onBookings}>
                <Radio
                  name="onBookings"
                  value="replan"
                  label={words.retireReplan}
                  defaultChecked={typed('onBookings') !== 'cancel'}
                />
                <Radio
                  name="onBookings"
                  value="cancel"
                  label={words.retireCancel}
                  defaultChecked={typed('onBookings') === 'cancel'}
                />
              </FieldGroup>
            )}
            <ConfirmButton label={words.retireNow} will={will} isBusy={isBusy} />
          </>
        )}
      </IntentForm>
    </Card>
  )
}
