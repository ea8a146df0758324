import type { PoolPageView } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { localFieldOf } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { InstantInput } from '../ui/inputs.tsx'

/** What only the organiser may do. */
export function OrganiserActions({ pool, answer }: { pool: PoolPageView; answer: FormAnswer | null }) {
  const text = useText()
  const { extend, cancel } = pool.actions
  return (
    <Card title={text.pools.organiser}>
      {extend.isAllowed && (
        <IntentForm
          intent="extend"
          idempotencyKey={pool.idempotencyKey}
          answer={answer}
          className="flex flex-col gap-3"
        >
          {(form) => (
            <>
              <Field
                label={text.pools.extendUntil}
                hint={text.pools.extendHint}
                error={form.error('joinClosesAt')}
                isRequired
              >
                <InstantInput
                  name="joinClosesAt"
                  min={localFieldOf(pool.joinClosesAt)}
                  defaultValue={form.typed('joinClosesAt') ?? localFieldOf(pool.joinClosesAt)}
                />
              </Field>
              <Button type="submit" isBusy={form.isBusy}>
                {text.pools.extend}
              </Button>
            </>
          )}
        </IntentForm>
      )}
      {cancel.isAllowed && (
        <IntentForm
          intent="cancel"
          idempotencyKey={pool.idempotencyKey}
          answer={answer}
          className="mt-4 flex flex-col gap-2"
        >
          {(form) => (
            <>
              <p className="text-sm text-ink-faint">{text.pools.cancelPoolWill}</p>
              <ConfirmButton
                label={text.pools.cancelPool}
                will={text.pools.cancelPoolWill}
                isBusy={form.isBusy}
              />
            </>
          )}
        </IntentForm>
      )}
    </Card>
  )
}
