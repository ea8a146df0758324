import { useState } from 'react'
import type { PoolPageView } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, MoneyInput, QuantityInput } from '../ui/inputs.tsx'
import { billOf } from './bill.ts'
import { MyBill } from './my-bill.tsx'

interface JoinFormProps {
  pool: PoolPageView
  answer: FormAnswer | null
  /** `changeQuantity` starts from what stands. */
  intent: 'join' | 'changeQuantity'
}

/** Rate × quantity × base price, half up: what the server will ask for, as a preview. */
export function depositOf(quantity: number, basisPoints: number, basePriceFen: number): number {
  return Math.round((quantity * basePriceFen * basisPoints) / 10_000)
}

export function JoinForm({ pool, answer, intent }: JoinFormProps) {
  const text = useText()
  const mine = intent === 'changeQuantity' ? pool.mine : null
  const remaining =
    pool.capQuantity === null ? null : pool.capQuantity - pool.quantity + (mine?.quantity ?? 0)
  return (
    <IntentForm
      intent={intent}
      draftKey={`${intent}-${pool.poolId}`}
      idempotencyKey={pool.idempotencyKey}
      answer={answer}
      className="flex flex-col gap-4"
    >
      {(form) => (
        <>
          <QuantityField
            pool={pool}
            form={form}
            remaining={remaining}
            start={mine?.pendingQuantity ?? mine?.quantity ?? null}
          />
          <Field
            label={text.join.reserve}
            hint={text.join.reserveHint}
            error={form.error('reserveYuan')}
            isOptional
          >
            <MoneyInput
              name="reserveYuan"
              unit={text.common.yuanPerSet}
              defaultFen={mine?.reserveFen ?? null}
              typed={form.typed('reserveYuan')}
            />
          </Field>
          <Conditions pool={pool} form={form} />
          <Button type="submit" tone="primary" size="large" isBusy={form.isBusy}>
            {intent === 'join' ? text.join.submitJoin : text.join.submitChange}
          </Button>
        </>
      )}
    </IntentForm>
  )
}

interface QuantityFieldProps {
  pool: PoolPageView
  form: FormReading
  remaining: number | null
  start: number | null
}

function QuantityField({ pool, form, remaining, start }: QuantityFieldProps) {
  const text = useText()
  const [typed, setTyped] = useState(form.typed('quantity') ?? (start === null ? '' : String(start)))
  const quantity = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0
  const depositFen = depositOf(quantity, pool.depositBasisPoints, pool.referencePriceFen)
  const stands = pool.mine?.state === 'active' ? pool.mine.quantity : 0
  const bill =
    quantity > 0 && (remaining === null || quantity <= remaining)
      ? billOf(pool, {
          sets: quantity,
          poolQuantity: pool.quantity - stands + quantity,
          depositFen,
        })
      : null
  return (
    <div>
      <Field
        label={text.join.quantity}
        error={form.error('quantity')}
        hint={
          remaining === null
            ? undefined
            : text.join.quantityHint(formatQuantity(Math.max(0, remaining), text.locale))
        }
        isRequired
      >
        <QuantityInput
          name="quantity"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      <p className="mt-2 rounded-control bg-sunken px-3 py-2 text-sm">
        {quantity > 0 && (
          <span className="block font-semibold" aria-live="polite">
            {text.join.depositNow(formatPrice(depositFen))}
          </span>
        )}
        <span className="text-ink-faint">{text.pools.joining.depositHint}</span>
      </p>
      {bill && <MyBill bill={bill} terms={pool.terms} />}
    </div>
  )
}

/** What few need: which offers, and by when. */
function Conditions({ pool, form }: { pool: PoolPageView; form: FormReading }) {
  const text = useText()
  const offers = pool.standingOffers.filter(
    (offer) => offer.state === 'submitted' || offer.state === 'improved',
  )
  const accepted = pool.mine?.acceptedOfferIds ?? null
  return (
    <details
      className="rounded-control border border-line px-3"
      open={accepted !== null || !!pool.mine?.latestDeliveryOn}
    >
      <summary className="min-h-11 py-2.5 text-sm font-medium text-accent">
        {text.join.accepts} · {text.join.latestDelivery}
      </summary>
      <div className="flex flex-col gap-4 pb-4">
        <Field
          label={text.join.latestDelivery}
          hint={text.join.latestDeliveryHint}
          error={form.error('latestDeliveryOn')}
          isOptional
        >
          <Input
            type="date"
            name="latestDeliveryOn"
            defaultValue={form.typed('latestDeliveryOn') ?? pool.mine?.latestDeliveryOn ?? ''}
          />
        </Field>
        {offers.length > 0 && (
          <FieldGroup
            legend={text.join.acceptsSome}
            hint={text.join.acceptsAll}
            error={form.error('accepts')}
          >
            {offers.map((offer) => (
              <Checkbox
                key={offer.id}
                name="accepts"
                value={offer.id}
                label={offer.supplier.name}
                defaultChecked={accepted?.includes(offer.id) ?? false}
              />
            ))}
          </FieldGroup>
        )}
      </div>
    </details>
  )
}
