import { Form, Link } from '@remix-run/react'
import type { ResourceView } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatInstantShort, formatMinutes, formatPrice, localFieldOf } from '#app/i18n/format.ts'
import { refusalSentence } from '#app/i18n/refusals.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Input, InstantInput, Select } from '../ui/inputs.tsx'
import { LinkTabs } from '../ui/link-tabs.tsx'
import { PageHeader } from '../ui/page-header.tsx'

const MODES = ['month', 'week', 'day'] as const

/** A resource: its calendar by month, week or day, a price before anything is confirmed, and booking. */
export function ResourcePage({ view, answer }: { view: ResourceView; answer: FormAnswer | null }) {
  const text = useText()
  const words = text.platforms
  const at = (on: string, mode = view.mode) => `${paths.resource(view.id)}?mode=${mode}&on=${on}`
  return (
    <>
      <PageHeader
        title={(text.locale === 'en' && view.nameEn) || view.name}
        lead={view.description}
        crumbs={[{ label: view.platform.name, to: paths.platform(view.platform.slug) }]}
      />
      <div className="grid gap-6 lg:grid-cols-[1fr_22rem]">
        <Card title={words.calendar} className="order-2 lg:order-1">
          <LinkTabs
            label={words.calendar}
            tabs={MODES.map((mode) => ({
              to: at(view.on, mode),
              label: words.modes[mode],
              isCurrent: mode === view.mode,
            }))}
          />
          <div className="my-3 flex justify-between text-sm">
            <Link to={at(view.before)} className="text-accent hover:underline">
              {words.before}
            </Link>
            <Link to={at(view.after)} className="text-accent hover:underline">
              {words.after}
            </Link>
          </div>
          <Days view={view} />
        </Card>
        <div className="order-1 flex flex-col gap-4 lg:order-2">
          <Choose view={view} />
          {view.chosen && <Chosen view={view} chosen={view.chosen} answer={answer} />}
        </div>
      </div>
    </>
  )
}

/** The free places of days, each a link that chooses it. */
export function Days({ view }: { view: ResourceView }) {
  const words = useText().platforms
  return (
    <ul className={view.mode === 'day' ? '' : 'grid grid-cols-1 gap-3 sm:grid-cols-4 lg:grid-cols-7'}>
      {view.days.map((day) => (
        <li key={day.on} className="min-w-0">
          <h3 className="text-sm font-semibold">{day.on.slice(5)}</h3>
          {day.slots.length === 0 && <p className="text-sm text-ink-faint">{words.noSlots}</p>}
          {view.mode === 'month' ? (
            <Link to={`${paths.resource(view.id)}?mode=day&on=${day.on}`} className="text-sm text-accent">
              {words.free(day.slots.filter((slot) => slot.free > 0 && !slot.isPast).length)}
            </Link>
          ) : (
            <ol className="flex flex-col gap-1">
              {day.slots.map((slot) => (
                <li key={slot.startsAt}>
                  {slot.isPast || slot.free === 0 ? (
                    <span className="block rounded bg-sunken px-2 py-1 text-xs text-ink-faint">
                      {localFieldOf(slot.startsAt).slice(11)} {words.taken}
                    </span>
                  ) : (
                    <Link
                      to={`${paths.resource(view.id)}?mode=${view.mode}&on=${view.on}&from=${localFieldOf(slot.startsAt)}`}
                      className="block rounded bg-accent-soft px-2 py-1 text-xs text-accent"
                    >
                      {localFieldOf(slot.startsAt).slice(11)} {words.free(slot.free)}
                    </Link>
                  )}
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ul>
  )
}

function Choose({ view }: { view: ResourceView }) {
  const words = useText().platforms
  return (
    <Card title={words.choose}>
      <Form method="get" preventScrollReset className="flex flex-col gap-3">
        <input type="hidden" name="mode" value={view.mode} />
        <input type="hidden" name="on" value={view.on} />
        <Field label={words.from} isRequired>
          <InstantInput
            key={view.chosen?.startsAt}
            name="from"
            defaultValue={view.chosen ? localFieldOf(view.chosen.startsAt) : ''}
          />
        </Field>
        <Field label={words.to} isRequired>
          <InstantInput
            key={view.chosen?.endsAt}
            name="to"
            defaultValue={view.chosen ? localFieldOf(view.chosen.endsAt) : ''}
          />
        </Field>
        <Field label={words.rule} hint={words.ruleHint} isOptional>
          <Input name="rule" defaultValue={view.chosen?.rule ?? ''} maxLength={300} />
        </Field>
        <Button type="submit">{words.quote}</Button>
      </Form>
    </Card>
  )
}

function Chosen({
  view,
  chosen,
  answer,
}: {
  view: ResourceView
  chosen: NonNullable<ResourceView['chosen']>
  answer: FormAnswer | null
}) {
  const text = useText()
  const words = text.platforms
  const hidden = { startsAt: localFieldOf(chosen.startsAt), endsAt: localFieldOf(chosen.endsAt) }
  const isTaken = chosen.refusal?.code === 'SLOT_TAKEN'
  return (
    <Card title={words.total} aside={formatPrice(chosen.totalFen)}>
      <ul className="flex flex-col gap-1 text-sm">
        {chosen.lines.map((line) => (
          <li key={line.band}>
            {words.priceLine(
              words[line.band],
              formatMinutes(line.minutes, text.locale),
              formatPrice(line.hourFen),
              formatPrice(line.fen),
            )}
          </li>
        ))}
        {chosen.occurrences.map((one) => (
          <li key={one.startsAt}>
            {formatInstantShort(one.startsAt, text.locale)}{' '}
            {one.code === null
              ? words.occurrenceFree
              : refusalSentence({ code: one.code, facts: {} }, text.locale)}
          </li>
        ))}
      </ul>
      {chosen.refusal && (
        <p className="mt-2 text-sm text-danger">{refusalSentence(chosen.refusal, text.locale)}</p>
      )}
      <IntentForm
        intent={isTaken && chosen.rule === '' ? 'wait' : 'book'}
        idempotencyKey={view.idempotencyKey}
        answer={answer}
        hidden={chosen.rule === '' ? hidden : { ...hidden, rule: chosen.rule }}
        className="mt-3 flex flex-col gap-3"
      >
        {({ isBusy }) => (
          <>
            <Field label={words.purpose} isOptional>
              <Input name="purpose" maxLength={200} />
            </Field>
            {chosen.rule !== '' && (
              <Field label={words.onConflict}>
                <Select name="onConflict">
                  <option value="refuse">{words.refuseAll}</option>
                  <option value="skip">{words.skip}</option>
                </Select>
              </Field>
            )}
            <Button type="submit" tone="primary" disabled={isBusy}>
              {isTaken && chosen.rule === '' ? words.wait : words.book}
            </Button>
          </>
        )}
      </IntentForm>
    </Card>
  )
}
