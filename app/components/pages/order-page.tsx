import { Link } from '@remix-run/react'
import type { OrderPageView } from '#app/contracts/views/orders.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatBasisPoints, formatDay, formatInstant, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { AgreementsCard } from '../dealings/agreements-card.tsx'
import { ClaimsCard } from '../dealings/claims-card.tsx'
import { DealingsLinks } from '../dealings/dealings-links.tsx'
import { IntentForm } from '../forms.tsx'
import { milestoneOf } from '../orders/milestones.ts'
import { NextActionLine } from '../orders/next-action.tsx'
import { OrderTimeline } from '../orders/order-timeline.tsx'
import { PaymentsTable } from '../orders/payments-table.tsx'
import { ShipmentsList } from '../orders/shipments-list.tsx'
import { paths } from '../paths.ts'
import { StrayRefusal } from '../stray-refusal.tsx'
import { Badge, StateBadge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Facts, PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { Steps } from '../ui/steps.tsx'
import { Toast } from '../ui/toast.tsx'

interface OrderPageProps {
  order: OrderPageView
  answer: FormAnswer | null
}

/** One order: where it stands, what comes next and by whom, its money, its deliveries, its story. */
export function OrderPage({ order, answer }: OrderPageProps) {
  const text = useText()
  return (
    <>
      <PageHeader
        title={order.listingTitle}
        crumbs={[{ label: text.orders.title, to: paths.orders }]}
        lead={`${text.orders.number} ${order.number} · ${order.pool.title}`}
        badges={
          <>
            <StateBadge of="order" state={order.state} />
            {order.termination && <Badge tone="danger">{text.orders.termination[order.termination]}</Badge>}
          </>
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          <StrayRefusal answer={answer} shown={shownForms(order, answer)} />
          <Progress order={order} />
          <Card
            id="payments"
            title={text.orders.payments}
            aside={
              <Link to={paths.orderStatement(order.id)} className="text-accent hover:underline">
                {text.statement.title}
              </Link>
            }
            isPadded={false}
          >
            <PaymentsTable order={order} answer={answer} />
          </Card>
          <Card id="shipments" title={text.orders.shipments}>
            <ShipmentsList order={order} answer={answer} />
          </Card>
          <ClaimsCard order={order} answer={answer} />
        </div>
        <aside className="flex min-w-0 flex-col gap-4 lg:gap-6">
          <Contract order={order} answer={answer} />
          <Terms order={order} />
          <DealingsLinks order={order} />
          <AgreementsCard order={order} answer={answer} />
          <Card title={text.orders.timeline}>
            <OrderTimeline events={order.events} />
          </Card>
        </aside>
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

/** Which of the order's forms stand on its page now: those of a shipment or a payment only for that one. */
function shownForms({ actions, shipments, payments }: OrderPageView, answer: FormAnswer | null) {
  const shipment = shipments.find(({ id }) => id === answer?.values.shipmentId)
  const payment = payments.find(({ id }) => id === answer?.values.paymentId)
  const isOpen = (shipment?.openQuantity ?? 0) > 0
  return {
    sign: actions.sign.isAllowed,
    ship: actions.ship.isAllowed,
    receive: actions.receive.isAllowed && shipment?.receivedAt === null,
    accept: actions.accept.isAllowed && isOpen,
    reject: actions.reject.isAllowed && isOpen,
    pay: actions.pay.isAllowed && (payment?.state === 'payable' || payment?.state === 'refused'),
  }
}

/** Where on the page a step is taken. */
const PLACES: Partial<Record<OrderPageView['next']['step'], string>> = {
  sign: 'contract',
  pay_prepayment: 'payments',
  pay_balance: 'payments',
  pay_retention: 'payments',
  ship: 'shipments',
  receive: 'shipments',
  accept: 'shipments',
}

function Progress({ order }: { order: OrderPageView }) {
  const text = useText()
  const { current, isStopped } = milestoneOf({
    ...order,
    isSigned: order.contract.buyerSignedAt !== null && order.contract.supplierSignedAt !== null,
  })
  const place = PLACES[order.next.step]
  return (
    <Card>
      <Steps
        label={text.orders.progress}
        steps={text.orders.milestones}
        current={current}
        isStopped={isStopped}
      />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3 rounded-control bg-sunken px-4 py-3">
        <NextActionLine next={order.next} nowAt={order.nowAt} />
        {order.next.isMine && place && (
          <a
            href={`#${place}`}
            className="inline-flex min-h-11 items-center gap-1 font-medium text-accent underline underline-offset-2 sm:min-h-8"
          >
            {text.orders.toNext}
            <Icon name="arrowRight" className="rotate-90" />
          </a>
        )}
      </div>
      <Stats className="mt-4 grid-cols-2 sm:grid-cols-4">
        <Stat label={text.common.total} value={formatPrice(order.totalFen)} />
        <Stat label={text.orders.held} tone="accent" value={formatPrice(order.heldFen)} />
        <Stat label={text.orders.paidOut} value={formatPrice(order.paidOutFen)} />
        <Stat
          label={text.orders.accepted}
          value={`${order.acceptedQuantity} / ${formatQuantity(order.quantity, text.locale)}`}
          hint={
            order.refundedFen > 0 ? `${text.orders.refunded} ${formatPrice(order.refundedFen)}` : undefined
          }
        />
      </Stats>
    </Card>
  )
}

function Contract({ order, answer }: OrderPageProps) {
  const text = useText()
  const { contract } = order
  const signature = (at: string | null) =>
    at ? text.orders.signed(formatInstant(at, text.locale)) : text.orders.unsigned
  return (
    <Card id="contract" title={text.orders.contract}>
      <Facts
        facts={[
          { name: `${text.orders.buyer} ${order.buyerName}`, value: signature(contract.buyerSignedAt) },
          {
            name: `${text.orders.supplier} ${order.supplierName}`,
            value: signature(contract.supplierSignedAt),
          },
        ]}
      />
      <p className="mt-3 text-xs text-ink-faint">{text.orders.contractHash}</p>
      <p className="font-mono text-xs break-all text-ink-soft">{contract.sha256}</p>
      {order.actions.sign.isAllowed && (
        <IntentForm
          intent="sign"
          idempotencyKey={order.idempotencyKey}
          answer={answer}
          className="mt-4 flex flex-col gap-2"
        >
          {(form) => (
            <>
              <p className="text-sm text-ink-faint">
                {text.orders.signWill} {text.orders.dueAt(formatInstant(contract.signBeforeAt, text.locale))}
              </p>
              <ConfirmButton
                label={text.orders.sign}
                will={text.orders.signWill}
                tone="primary"
                isBusy={form.isBusy}
              />
            </>
          )}
        </IntentForm>
      )}
    </Card>
  )
}

function Terms({ order }: { order: OrderPageView }) {
  const text = useText()
  const { terms } = order
  return (
    <Card title={text.pools.terms}>
      <Facts
        facts={[
          { name: text.common.quantity, value: formatQuantity(order.quantity, text.locale) },
          { name: text.orders.price, value: <strong>{formatPrice(order.priceFen)}</strong> },
          { name: text.orders.tierPrice, value: formatPrice(order.tierPriceFen) },
          { name: text.orders.surcharge, value: formatPrice(order.surchargeFen) },
          ...(order.soloPriceFen === null
            ? []
            : [{ name: text.orders.soloPrice, value: <s>{formatPrice(order.soloPriceFen)}</s> }]),
          {
            name: text.pools.paymentTerms,
            value: text.pools.paymentTermsValue(
              formatBasisPoints(terms.prepaymentBasisPoints),
              formatBasisPoints(terms.balanceBasisPoints),
              formatBasisPoints(terms.retentionBasisPoints),
            ),
          },
          {
            name: text.orders.agreedDelivery,
            value: order.agreedDeliveryAt
              ? formatDay(order.agreedDeliveryAt, text.locale)
              : text.common.unknown,
          },
        ]}
      />
    </Card>
  )
}
