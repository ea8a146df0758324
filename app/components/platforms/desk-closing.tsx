import type { PlatformAhead } from '#app/contracts/views/platform-desk.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'
import type { DeskProps } from './desk-props.ts'

/** Closes the platform, after saying what that ends and what it leaves; or opens a closed one again. */
export function ClosingCard({ view, answer }: DeskProps) {
  const text = useText()
  const words = text.desk
  const { ahead, idempotencyKey, platform } = view
  if (platform.closed) {
    return (
      <Card title={words.reopenTitle} id="closing">
        <p className="text-sm text-ink-soft">{words.reopenHint}</p>
        <Rest ahead={ahead} />
        <IntentForm intent="reopenPlatform" idempotencyKey={idempotencyKey} answer={answer} className="mt-4">
          {({ isBusy }) => (
            <ConfirmButton
              label={words.reopen}
              will={text.will.reopenPlatform}
              tone="primary"
              isBusy={isBusy}
            />
          )}
        </IntentForm>
      </Card>
    )
  }
  return (
    <Card title={words.closeTitle} hint={words.closeHint} id="closing">
      <p className="text-sm">{willClose(ahead, text)}</p>
      <IntentForm intent="closePlatform" idempotencyKey={idempotencyKey} answer={answer} className="mt-4">
        {({ isBusy, typed, error }) => (
          <div className="grid grid-cols-1 gap-3 sm:grid-cols-[1fr_auto] sm:items-start">
            <Field label={words.closeReason} hint={words.closeReasonHint} error={error('reason')} isRequired>
              <Input name="reason" maxLength={500} defaultValue={typed('reason') ?? ''} />
            </Field>
            <div className="sm:mt-6">
              <ConfirmButton label={words.close} will={willClose(ahead, text)} isBusy={isBusy} />
            </div>
          </div>
        )}
      </IntentForm>
    </Card>
  )
}

/** What the closing has not ended yet: the clock works through it. */
function Rest({ ahead }: { ahead: PlatformAhead }) {
  const text = useText()
  const left = ahead.bookings + ahead.waits + ahead.testsToEnd
  const running = ahead.running + ahead.testsToFinish
  return (
    <>
      {left > 0 && <p className="mt-2 text-sm">{text.desk.closingLeft(left)}</p>}
      {running > 0 && (
        <p className="mt-2 text-sm">{text.desk.closingRuns(ahead.running, ahead.testsToFinish)}</p>
      )}
    </>
  )
}

function willClose(ahead: PlatformAhead, text: Text): string {
  const { bookings, waits, testsToEnd, running, testsToFinish } = ahead
  const ended = text.will.closeEnds({ bookings, waits, testsToEnd, held: formatPrice(ahead.heldFen) })
  const left = text.will.closeLeaves(running, testsToFinish)
  return [text.will.closePlatform, ended, left].join(text.locale === 'zh' ? '' : ' ')
}
