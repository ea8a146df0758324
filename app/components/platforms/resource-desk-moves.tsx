import type { MoveRow, MoveStanding } from '#app/contracts/views/platform-desk.ts'
import { formatBasisPoints, formatInstantShort } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { InstantInput, QuantityInput } from '../ui/inputs.tsx'
import type { ResourceDeskProps } from './desk-props.ts'

const TONES: Record<MoveStanding, Tone> = {
  asked: 'warning',
  waits: 'notice',
  moved: 'accent',
  declined: 'neutral',
  unplaced: 'danger',
  brokenOff: 'neutral',
}

/** Who moves where, and what each holder has said. */
export function MovesCard({ view }: Pick<ResourceDeskProps, 'view'>) {
  const words = useText().desk
  return (
    <Card title={words.moves} hint={words.movesHint} id="moves">
      {view.moves.length === 0 && <p className="text-sm text-ink-faint">{words.movesNone}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {view.moves.map((move) => (
          <li key={move.bookingId} className="py-3 text-sm">
            <Move move={move} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Move({ move }: { move: MoveRow }) {
  const text = useText()
  const words = text.desk
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{move.holderName}</span>
        <Badge tone={TONES[move.standing]}>{words.standings[move.standing]}</Badge>
        {move.makesRoom && <Badge>{words.makesRoom}</Badge>}
      </p>
      <p>
        {formatInstantShort(move.startsAt, text.locale)} – {formatInstantShort(move.endsAt, text.locale)}
      </p>
      <p className="text-ink-soft">
        {move.from.name} {words.unit(move.from.unitNumber)}
        {move.to && ` → ${move.to.name} ${words.unit(move.to.unitNumber)}`}
      </p>
      {move.standing === 'asked' && move.answerBy && (
        <p className="text-warning">{words.answerBy(formatInstantShort(move.answerBy, text.locale))}</p>
      )}
    </>
  )
}

/** 闲时共享: what is offered to other chains, to be withdrawn, and the form that offers more. */
export function IdleCardOf({ view, answer }: ResourceDeskProps) {
  const text = useText()
  const words = text.desk
  return (
    <Card title={words.idle} hint={words.idleHint} id="idle">
      {view.idle.length === 0 && <p className="text-sm text-ink-faint">{words.idleNone}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {view.idle.map((idle) => (
          <li key={idle.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5 text-sm">
            <span>
              {formatInstantShort(idle.startsAt, text.locale)} –{' '}
              {formatInstantShort(idle.endsAt, text.locale)} ·{' '}
              {text.platforms.idleShare(formatBasisPoints(idle.priceBasisPoints))}
            </span>
            {view.isLead && (
              <IntentForm
                intent="withdrawIdle"
                idempotencyKey={view.idempotencyKey}
                answer={answer}
                hidden={{ idleOfferId: idle.id }}
                answersTo={{ field: 'idleOfferId', value: idle.id }}
              >
                {({ isBusy }) => (
                  <Button type="submit" size="small" isBusy={isBusy}>
                    {words.withdraw}
                  </Button>
                )}
              </IntentForm>
            )}
          </li>
        ))}
      </ul>
      {view.isLead && <OfferForm view={view} answer={answer} />}
    </Card>
  )
}

function OfferForm({ view, answer }: ResourceDeskProps) {
  const words = useText().desk
  return (
    <IntentForm
      intent="offerIdle"
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      className="mt-4 border-t border-line pt-4"
    >
      {({ isBusy, typed, error }) => (
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-[1fr_1fr_10rem_auto] sm:items-start">
          <Field label={words.from} error={error('startsAt')} isRequired>
            <InstantInput name="startsAt" defaultValue={typed('startsAt') ?? ''} />
          </Field>
          <Field label={words.to} error={error('endsAt')} isRequired>
            <InstantInput name="endsAt" defaultValue={typed('endsAt') ?? ''} />
          </Field>
          <Field label={words.idleShare} error={error('pricePercent')} isRequired>
            <QuantityInput
              name="pricePercent"
              inputMode="decimal"
              unit={words.percent}
              defaultValue={typed('pricePercent') ?? '60'}
            />
          </Field>
          <Button type="submit" isBusy={isBusy} className="sm:mt-6">
            {words.offer}
          </Button>
        </div>
      )}
    </IntentForm>
  )
}
