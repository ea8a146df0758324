import { formatInstant, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { StateBadge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Facts } from '../ui/page-header.tsx'
import type { TestOrderProps } from './props.ts'

/** The fee with its arithmetic, where its money is, and the button that pays it. */
export function FeeCard({ order, answer }: TestOrderProps) {
  const text = useText()
  const words = text.testing
  const { fee } = order
  const amount = formatPrice(fee.feeFen)
  const isOpen = fee.payment?.state === 'payable' || fee.payment?.state === 'refused'
  return (
    <Card title={words.fee}>
      <p className="mb-3 font-semibold">
        {words.estimate(fee.sampleCount, formatPrice(fee.unitPriceFen), amount)}
      </p>
      <Facts
        facts={[
          {
            name: words.paymentState,
            value: fee.payment ? <StateBadge of="payment" state={fee.payment.state} /> : words.notAsked,
          },
          { name: words.held, value: formatPrice(fee.heldFen) },
          ...(fee.refundedFen > 0 ? [{ name: words.refunded, value: formatPrice(fee.refundedFen) }] : []),
          ...(fee.paidOutFen > 0 ? [{ name: words.paidOut, value: formatPrice(fee.paidOutFen) }] : []),
        ]}
      />
      {isOpen && fee.payment?.dueAt && (
        <p className="mt-2 text-sm text-ink-faint">
          {words.payBy(formatInstant(fee.payment.dueAt, text.locale))}
        </p>
      )}
      {order.actions.pay && fee.payment && (
        <IntentForm
          intent="pay"
          idempotencyKey={order.idempotencyKey}
          answer={answer}
          hidden={{ paymentId: fee.payment.id }}
          className="mt-3"
        >
          {(form) => (
            <ConfirmButton
              label={words.pay(amount)}
              will={words.payWill(amount)}
              tone="primary"
              isBusy={form.isBusy}
            />
          )}
        </IntentForm>
      )}
    </Card>
  )
}
