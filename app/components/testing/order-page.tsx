import type { TestOrderPageView } from '#app/contracts/views/testing.ts'
import type { TestOrderState } from '#app/domain/testing/test-order-lifecycle.ts'
import { formatDay, formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { useLiveReload } from '#app/realtime/use-live-reload.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Facts, PageHeader } from '../ui/page-header.tsx'
import { Steps, Timeline } from '../ui/steps.tsx'
import { Toast } from '../ui/toast.tsx'
import { FeeCard } from './fee-card.tsx'
import { OrderActions } from './order-actions.tsx'
import type { TestOrderProps } from './props.ts'
import { ReportsCard } from './reports-card.tsx'
import { SamplesCard } from './samples-card.tsx'
import { nameOf, TEST_ORDER_TONES } from './words.ts'

/** As the order page, and it looks again whenever something of the reader's firm has changed. */
export function LiveTestOrderPage(props: TestOrderProps) {
  useLiveReload()
  return <TestOrderPage {...props} />
}

/** One test order: where it stands, what comes next, its samples and custody, its fee, its reports, its story. */
export function TestOrderPage({ order, answer }: TestOrderProps) {
  const text = useText()
  const words = text.testing
  return (
    <>
      <PageHeader
        title={nameOf(order, text)}
        crumbs={[{ label: words.ordersTitle, to: paths.testOrders }]}
        lead={`${order.number} · ${words.samplesOf(order.fee.sampleCount)}`}
        badges={<Badge tone={TEST_ORDER_TONES[order.state]}>{words.states[order.state]}</Badge>}
        actions={
          order.samples.length > 0 && (
            <LinkButton to={paths.testLabels(order.id)}>{words.printLabels}</LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          <Standing order={order} answer={answer} />
          <SamplesCard order={order} answer={answer} />
        </div>
        <aside className="flex min-w-0 flex-col gap-4 lg:gap-6">
          <FeeCard order={order} answer={answer} />
          <ReportsCard order={order} answer={answer} />
          <AboutCard order={order} />
          <Card title={words.timeline}>
            <Story order={order} />
          </Card>
        </aside>
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

/** The step that is under way in a state; an order that ended stands where it ended. */
const STEP: Readonly<Record<TestOrderState, number>> = {
  draft: 0,
  submitted: 1,
  rejected: 1,
  accepted: 2,
  samples_received: 3,
  sample_lost: 2,
  cancelled: 1,
  testing: 3,
  amended: 3,
  under_review: 4,
  reported: 6,
  closed: 7,
}
const ENDED: readonly TestOrderState[] = ['rejected', 'cancelled', 'sample_lost']

function Standing({ order, answer }: TestOrderProps) {
  const text = useText()
  const words = text.testing
  const isMine = order.next.who === order.side
  return (
    <Card>
      <Steps
        label={words.progress}
        steps={words.steps}
        current={STEP[order.state]}
        isStopped={ENDED.includes(order.state)}
      />
      <p className="mt-4 flex flex-wrap items-center gap-2 rounded-control bg-sunken px-4 py-3">
        {order.next.step !== 'none' && (
          <Badge tone={isMine ? 'warning' : 'neutral'}>
            {words.next} · {words.nextOf[order.next.who]}
          </Badge>
        )}
        <span className={isMine ? 'font-semibold' : ''}>{words.nextSteps[order.next.step]}</span>
      </p>
      {order.reason && (
        <div className="mt-3">
          <Notice tone="warning" title={words.reason}>
            {order.reason === 'fee_not_paid' ? words.feeNotPaid : order.reason}
          </Notice>
        </div>
      )}
      <OrderActions order={order} answer={answer} />
    </Card>
  )
}

function AboutCard({ order }: { order: TestOrderPageView }) {
  const { testing: words, locale } = useText()
  return (
    <Card title={words.order}>
      <Facts
        facts={[
          { name: words.client, value: order.customerName },
          { name: words.lab, value: order.labName },
          { name: words.methods, value: order.methods.map(({ standard }) => standard).join('、') },
          {
            name: words.due,
            value: order.dueOn ? formatDay(order.dueOn, locale) : words.turnaround(order.turnaroundDays),
          },
          ...(order.needsReturn ? [{ name: words.samples, value: words.needsReturn }] : []),
          ...(order.note ? [{ name: words.note, value: order.note }] : []),
        ]}
      />
    </Card>
  )
}

function Story({ order }: { order: TestOrderPageView }) {
  const text = useText()
  const sad = ['reject', 'cancel', 'lose_samples', 'send_back']
  return (
    <Timeline
      entries={order.events.map((event) => ({
        id: event.id,
        time: <time dateTime={event.at}>{formatInstant(event.at, text.locale)}</time>,
        title: text.testing.events[event.event],
        hint: event.actorName ?? text.testing.byClock,
        tone: sad.includes(event.event) ? 'danger' : event.event === 'issue' ? 'accent' : 'plain',
      }))}
    />
  )
}
