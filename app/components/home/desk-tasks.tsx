import { Link } from '@remix-run/react'
import type { DeskTask } from '#app/contracts/views/desk.ts'
import type { OrderCard } from '#app/contracts/views/orders.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { OrderRows } from '../orders/order-rows.tsx'
import { paths } from '../paths.ts'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'

/** Where a task is done; one thing of many is found in its list. */
function placeOf({ kind, count, subjectId }: DeskTask): string {
  const only = count === 1 ? subjectId : null
  const one = subjectId ?? ''
  switch (kind) {
    case 'payDeposits':
      return only ? paths.pool(only) : paths.commitments
    case 'answerInvitations':
      return only ? paths.demand(only) : paths.demands
    case 'answerReplacements':
    case 'payBookings':
      return paths.bookings
    case 'stepTests':
    case 'stepLab':
      return only ? paths.testOrder(only) : paths.testOrders
    case 'makeOffers':
      return only ? paths.offer(only) : `${paths.pools}?state=open`
    case 'payBonds':
      return paths.myOffers
    case 'issueInvoices':
      return paths.invoices
    case 'answerClaims':
      return paths.order(one)
    case 'mendListings':
      return only ? paths.ownListing(only) : paths.ownListings
    case 'answerQuestions':
      return `${paths.pool(one)}#questions`
    case 'approveBookings':
      return paths.platformBoard(one)
    case 'admitMembers':
      return `${paths.platformManage(one)}#members`
    case 'foundPlatform':
      return paths.newPlatform
    case 'listFirst':
      return paths.ownListings
    case 'listProvider':
      return paths.ownProvider
    case 'answerRequests':
    case 'finishEngagements':
    case 'confirmEngagements':
      return paths.engagements
    case 'answerRatings':
      return `${paths.provider(one)}#ratings`
    case 'reviewListings':
      return paths.listingReview
    case 'verifyFirms':
      return paths.waitingFirms
    case 'ruleDisputes':
    case 'decideClaims':
      return paths.disputeDesk
    case 'seeLetters':
      return paths.jobs
    case 'seeBankCases':
      return paths.bankDesk
    case 'verifyCertificates':
      return paths.certificates
  }
}

/** What the reader has to do next, the most urgent first, each a step away. */
export function DeskTasks({
  tasks,
  orders,
  nowAt,
}: {
  tasks: DeskTask[]
  orders: OrderCard[]
  nowAt: string
}) {
  const text = useText()
  const words = text.home
  return (
    <section>
      <h2 className="mb-3 text-xl font-semibold">{words.tasksTitle}</h2>
      {tasks.length === 0 && orders.length === 0 && (
        <p className="flex items-center gap-2 text-ink-soft">
          <Icon name="check" className="text-accent" />
          {words.tasksNone}
        </p>
      )}
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {tasks.map((task) => (
          <li key={task.kind}>
            <Link
              to={placeOf(task)}
              className="flex h-full min-h-11 items-center justify-between gap-3 rounded-card border border-line bg-surface px-4 py-3 shadow-card hover:border-accent"
            >
              <span>
                {words.tasks[task.kind](task.count)}
                {task.dueAt && (
                  <time
                    dateTime={task.dueAt}
                    className={classes('block text-sm', task.dueAt <= nowAt ? 'text-danger' : 'text-warning')}
                  >
                    {(task.dueAt <= nowAt ? words.overdueSince : words.dueAt)(
                      formatInstant(task.dueAt, text.locale),
                    )}
                  </time>
                )}
              </span>
              <span className="flex items-center gap-1 whitespace-nowrap text-sm font-medium text-accent">
                {words.go}
                <Icon name="arrowRight" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {orders.length > 0 && (
        <div className={tasks.length > 0 ? 'mt-3' : ''}>
          <OrderRows rows={orders} />
        </div>
      )}
    </section>
  )
}
