import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'
import { windowFields } from './book-form.tsx'
import type { ChosenProps } from './chosen-props.ts'

/** Joins the waitlist of a taken slot, or says where the firm stands on it. */
export function WaitForm({ view, chosen, answer }: ChosenProps) {
  const words = useText().bookings
  const { wait } = chosen
  return (
    <div className="mt-4 border-t border-line pt-3">
      <h3 className="font-semibold">{words.waitTitle}</h3>
      {wait === null ? (
        <IntentForm
          intent="wait"
          idempotencyKey={view.idempotencyKey}
          answer={answer}
          hidden={windowFields(chosen)}
          className="mt-1 flex flex-col gap-3"
        >
          {({ isBusy, typed }) => (
            <>
              <p className="text-sm text-ink-soft">{words.waitHint(chosen.waiting)}</p>
              <Field label={words.purpose} isOptional>
                <Input name="purpose" maxLength={200} defaultValue={typed('purpose') ?? view.purpose} />
              </Field>
              <Button type="submit" tone="primary" isBusy={isBusy}>
                {words.wait}
              </Button>
            </>
          )}
        </IntentForm>
      ) : wait.state === 'offered' ? (
        <div className="mt-1 flex flex-col items-start gap-2 text-sm">
          <p>{words.waitOffered}</p>
          <LinkButton to={paths.bookings} tone="primary">
            {words.title}
          </LinkButton>
        </div>
      ) : (
        <IntentForm
          intent="leaveWaitlist"
          idempotencyKey={view.idempotencyKey}
          answer={answer}
          hidden={{ entryId: wait.entryId }}
          className="mt-1 flex flex-col items-start gap-2 text-sm"
        >
          {({ isBusy }) => (
            <>
              <p>{words.waiting(wait.place)}</p>
              <ConfirmButton
                label={words.leaveWait}
                will={words.willLeaveWait(wait.place)}
                size="small"
                isBusy={isBusy}
              />
            </>
          )}
        </IntentForm>
      )}
    </div>
  )
}
