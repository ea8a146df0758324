import type { OrderPageView, OrderShipment } from '#app/contracts/views/orders.ts'
import type { FormAnswer, Locale } from '#app/contracts/views/shell.ts'
import { formatDay, formatInstant, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Attachments, PhotosField } from '../dealings/attachments.tsx'
import { IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { QuantityInput, Select, TextArea } from '../ui/inputs.tsx'

interface ShipmentsProps {
  order: OrderPageView
  answer: FormAnswer | null
}

export function ShipmentsList({ order, answer }: ShipmentsProps) {
  const text = useText()
  return (
    <div className="flex flex-col gap-4">
      {order.shipments.length === 0 && <p className="text-sm text-ink-faint">{text.orders.shipmentsNone}</p>}
      {order.shipments.map((shipment) => (
        <Shipment key={shipment.id} order={order} shipment={shipment} answer={answer} />
      ))}
      {order.actions.ship.isAllowed && <ShipForm order={order} answer={answer} />}
    </div>
  )
}

function ShipForm({ order, answer }: ShipmentsProps) {
  const text = useText()
  // What was sent back and has not come again.
  const isOwed = order.shipments.some((shipment) =>
    shipment.rejections.some((one) => one.remediedQuantity < one.quantity),
  )
  return (
    <IntentForm
      intent="ship"
      idempotencyKey={order.idempotencyKey}
      answer={answer}
      className="flex flex-wrap items-end gap-3 rounded-control bg-sunken p-4"
    >
      {(form) => (
        <>
          <Field label={text.orders.shipQuantity} error={form.error('quantity')} isRequired>
            <QuantityInput
              name="quantity"
              defaultValue={form.typed('quantity') ?? order.quantity - order.shippedQuantity}
            />
          </Field>
          {isOwed && (
            <Field label={text.dealings.remedy}>
              <Select name="remedy" defaultValue={form.typed('remedy')}>
                <option value="">{text.dealings.remedyNone}</option>
                <option value="repaired">{text.dealings.remedies.repaired}</option>
                <option value="replaced">{text.dealings.remedies.replaced}</option>
              </Select>
            </Field>
          )}
          <Button type="submit" tone="primary" isBusy={form.isBusy}>
            {text.orders.ship}
          </Button>
        </>
      )}
    </IntentForm>
  )
}

function Shipment({ order, shipment, answer }: ShipmentsProps & { shipment: OrderShipment }) {
  const text = useText()
  const sets = (quantity: number) => formatQuantity(quantity, text.locale)
  const instant = (at: string) => formatInstant(at, text.locale)
  // Of an order in dispute the clock stands still, of one that is over it is gone.
  const isUnderWay = order.state === 'shipping' || order.state === 'delivered'
  return (
    <article className="rounded-control border border-line p-4">
      <h3 className="flex flex-wrap justify-between gap-2 font-medium">
        {text.orders.shipmentNumber(shipment.number)}
        <span>{sets(shipment.quantity)}</span>
      </h3>
      <p className="text-sm text-ink-soft">
        {text.orders.shippedAt} {instant(shipment.shippedAt)}
        {shipment.remedy &&
          ` · ${text.dealings.remedied(sets(shipment.remediedQuantity), text.dealings.remedies[shipment.remedy])}`}
        {shipment.receivedAt && ` · ${text.orders.receivedAt} ${instant(shipment.receivedAt)}`}
      </p>
      <ul className="mt-1 text-sm">
        {shipment.acceptances.map((one) => (
          <li key={one.id} className="text-accent-strong">
            {one.acceptedBy === 'clock'
              ? text.orders.happened.accepted_by_clock({ quantity: one.quantity })
              : text.orders.happened.accepted_part({ quantity: one.quantity })}
            <span className="text-ink-faint">
              {' '}
              · {text.orders.warrantyEnds(formatDay(one.warrantyUntilAt, text.locale))}
            </span>
          </li>
        ))}
        {shipment.rejections.map((one) => (
          <li key={one.id} className="text-danger">
            {text.orders.happened.rejected({ quantity: one.quantity, reason: one.reason })}
            {one.remediedQuantity > 0 && ` · ${text.dealings.remediedOf(sets(one.remediedQuantity))}`}
            <Attachments files={one.files} />
          </li>
        ))}
      </ul>
      {isUnderWay && shipment.openQuantity > 0 && shipment.acceptByAt && (
        <p className="mt-1 text-sm text-warning">{text.orders.acceptanceDue(instant(shipment.acceptByAt))}</p>
      )}
      <ShipmentActions order={order} shipment={shipment} answer={answer} />
    </article>
  )
}

function ShipmentActions({ order, shipment, answer }: ShipmentsProps & { shipment: OrderShipment }) {
  const text = useText()
  const { actions } = order
  const shared = {
    idempotencyKey: order.idempotencyKey,
    answer,
    hidden: { shipmentId: shipment.id },
    answersTo: { field: 'shipmentId', value: shipment.id },
  }
  if (shipment.receivedAt === null && actions.receive.isAllowed)
    return (
      <IntentForm intent="receive" {...shared} className="mt-3">
        {(form) => (
          <Button type="submit" tone="primary" isBusy={form.isBusy}>
            {text.orders.receive}
          </Button>
        )}
      </IntentForm>
    )
  if (shipment.openQuantity === 0) return null
  return (
    <div className="mt-3 flex flex-col gap-3">
      {actions.accept.isAllowed && (
        <IntentForm intent="accept" {...shared} className="flex flex-wrap items-end gap-3">
          {(form) => (
            <>
              <Field label={text.orders.acceptQuantity} error={form.error('quantity')} isRequired>
                <QuantityInput
                  name="quantity"
                  defaultValue={form.typed('quantity') ?? shipment.openQuantity}
                />
              </Field>
              <ConfirmButton
                label={text.orders.accept}
                will={(fields) => text.orders.acceptWill(typedSets(fields, text.locale))}
                tone="primary"
                isBusy={form.isBusy}
              />
            </>
          )}
        </IntentForm>
      )}
      {actions.reject.isAllowed && <RejectForm shared={shared} openQuantity={shipment.openQuantity} />}
    </div>
  )
}

/** How many sets a form says, as the server will read them. */
function typedSets(fields: FormData, locale: Locale): string {
  const typed = String(fields.get('quantity') ?? '').normalize('NFKC')
  return formatQuantity(Number(typed.replaceAll(/[\s,]/g, '')), locale)
}

interface RejectFormProps {
  shared: {
    idempotencyKey: string
    answer: FormAnswer | null
    hidden: Record<string, string>
    answersTo: { field: string; value: string }
  }
  openQuantity: number
}

function RejectForm({ shared, openQuantity }: RejectFormProps) {
  const text = useText()
  const isOpen =
    shared.answer?.intent === 'reject' && shared.answer.values.shipmentId === shared.hidden.shipmentId
  return (
    <details open={isOpen}>
      <summary className="inline-flex min-h-11 items-center text-sm text-danger">
        {text.orders.reject}…
      </summary>
      <IntentForm
        intent="reject"
        draftKey={`reject-${shared.hidden.shipmentId}`}
        {...shared}
        hasFile
        className="flex flex-col gap-3 rounded-control bg-danger-soft p-4"
      >
        {(form) => (
          <>
            <Field label={text.orders.rejectQuantity} error={form.error('quantity')} isRequired>
              <QuantityInput name="quantity" defaultValue={form.typed('quantity') ?? openQuantity} />
            </Field>
            <Field label={text.orders.rejectReason} error={form.error('reason')} isRequired>
              <TextArea name="reason" defaultValue={form.typed('reason') ?? ''} />
            </Field>
            <PhotosField form={form} />
            <ConfirmButton label={text.orders.reject} will={text.orders.rejectWill} isBusy={form.isBusy} />
          </>
        )}
      </IntentForm>
    </details>
  )
}
