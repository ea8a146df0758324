import type { CheckInView } from '#app/contracts/views/platform-desk.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { BookingList } from './booking-list.tsx'

/** Where the code on a machine leads: one button to begin, and one to end. */
export function CheckInPage({ view, answer }: { view: CheckInView; answer: FormAnswer | null }) {
  const text = useText()
  const words = text.platforms
  const isRunning = view.bookings.some(({ state }) => state === 'checked_in')
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader
        title={words.checkInTitle}
        lead={`${view.resourceName} · ${view.platformName}`}
        actions={<LinkButton to={paths.resource(view.resourceId)}>{text.desk.findMachine}</LinkButton>}
      />
      <div className="flex flex-col gap-4">
        {answer?.isDone && answer.intent === 'checkIn' && <Notice tone="saving">{words.checkedIn}</Notice>}
        {!isRunning && (
          <IntentForm
            intent="checkIn"
            idempotencyKey={view.idempotencyKey}
            answer={answer}
            className="flex flex-col gap-3"
          >
            {({ isBusy }) => (
              <Button type="submit" tone="primary" size="large" isBusy={isBusy} className="w-full">
                {words.checkIn}
              </Button>
            )}
          </IntentForm>
        )}
        <Card title={text.desk.yours}>
          {view.bookings.length === 0 ? (
            <p className="text-sm text-ink-faint">{text.desk.yoursNone}</p>
          ) : (
            <BookingList
              bookings={view.bookings}
              answer={answer}
              idempotencyKey={view.idempotencyKey}
              as="holder"
            />
          )}
        </Card>
      </div>
    </div>
  )
}
