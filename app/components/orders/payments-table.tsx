import type { OrderPageView, OrderPayment } from '#app/contracts/views/orders.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatDay, formatFen, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { StateBadge } from '../ui/badge.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { DataTable } from '../ui/table.tsx'

/** Every movement of the order's money, in and out, with the one button that is due. */
export function PaymentsTable({ order, answer }: { order: OrderPageView; answer: FormAnswer | null }) {
  const text = useText()
  const day = (instant: string | null) => (instant ? formatDay(instant, text.locale) : text.common.unknown)
  return (
    <DataTable
      caption={text.orders.payments}
      rows={order.payments}
      rowKey={(payment) => payment.id}
      columns={[
        {
          key: 'purpose',
          header: text.orders.purpose,
          cell: (payment) => (
            <>
              {payment.cause ? text.states.payout[payment.cause] : text.states.purpose[payment.purpose]}
              {payment.purpose === 'prepayment' && order.depositCountedFen > 0 && (
                <span className="block text-xs text-ink-faint">
                  {text.orders.depositCounted(formatPrice(order.depositCountedFen))}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'amount',
          header: text.orders.amount,
          align: 'right',
          cell: (payment) =>
            payment.direction === 'out' ? `→ ${formatFen(payment.amountFen)}` : formatFen(payment.amountFen),
        },
        {
          key: 'due',
          header: text.orders.due,
          isWideOnly: true,
          cell: (payment) => day(payment.settledAt ?? payment.dueAt),
        },
        {
          key: 'state',
          header: text.common.state,
          cell: (payment) => (
            <>
              <StateBadge of="payment" state={payment.state} />
              {payment.state === 'refused' && (
                <span className="mt-1 block text-xs text-danger">{text.orders.refusedHint}</span>
              )}
              <PayButton order={order} payment={payment} answer={answer} />
            </>
          ),
        },
      ]}
    />
  )
}

function PayButton({
  order,
  payment,
  answer,
}: {
  order: OrderPageView
  payment: OrderPayment
  answer: FormAnswer | null
}) {
  const text = useText()
  if (!payment.pay.isAllowed) return null
  const amount = formatPrice(payment.amountFen)
  return (
    <IntentForm
      intent="pay"
      idempotencyKey={order.idempotencyKey}
      answer={answer}
      hidden={{ paymentId: payment.id }}
      answersTo={{ field: 'paymentId', value: payment.id }}
      className="mt-2"
    >
      {(form) => (
        <ConfirmButton
          label={text.orders.pay(amount)}
          will={text.orders.payWill(amount)}
          tone="primary"
          size="small"
          isBusy={form.isBusy}
        />
      )}
    </IntentForm>
  )
}
