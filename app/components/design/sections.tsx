import type { ReactNode } from 'react'
import { formatFen, formatFenCompact, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Badge, StateBadge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, Radio } from '../ui/choices.tsx'
import { EmptyState, Notice, Progress, RefusalNotice, Skeleton } from '../ui/feedback.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, InstantInput, MoneyInput, QuantityInput, Select, TextArea } from '../ui/inputs.tsx'
import { Stat, Stats } from '../ui/page-header.tsx'
import { Steps } from '../ui/steps.tsx'
import { SAMPLE_NOW_AT } from './samples.ts'

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl font-semibold">{title}</h2>
      {children}
    </section>
  )
}

const COLOURS = [
  'bg-page',
  'bg-surface',
  'bg-sunken',
  'bg-line',
  'bg-line-strong',
  'bg-ink',
  'bg-ink-soft',
  'bg-ink-faint',
  'bg-accent',
  'bg-accent-strong',
  'bg-accent-soft',
  'bg-saving',
  'bg-saving-soft',
  'bg-warning',
  'bg-warning-soft',
  'bg-danger',
  'bg-danger-soft',
  'bg-notice',
  'bg-notice-soft',
]

export function Colours() {
  return (
    <ul className="grid grid-cols-4 gap-2 sm:grid-cols-7">
      {COLOURS.map((colour) => (
        <li key={colour} className="text-xs text-ink-faint">
          <span className={`mb-1 block h-10 rounded-control border border-line ${colour}`} />
          {colour.slice(3)}
        </li>
      ))}
    </ul>
  )
}

export function TypeScale() {
  const text = useText()
  return (
    <Card>
      <p className="text-4xl font-semibold">{formatPrice(11_850_000)}</p>
      <p className="text-3xl font-semibold">{text.common.productTagline}</p>
      <p className="text-2xl">{text.design.sampleText}</p>
      <p className="text-lg">{text.design.sampleText}</p>
      <p>{text.design.sampleText}</p>
      <p className="text-sm text-ink-soft">{text.design.sampleText}</p>
      <p className="text-xs text-ink-faint">{text.design.sampleText}</p>
      <p className="mt-2 font-mono text-sm">
        {formatFen(1_234_567_890)} · {formatFenCompact(1_285_000_000, text.locale)} ·{' '}
        {formatFenCompact(32_000_000_000, text.locale)} · {formatQuantity(1, text.locale)}
      </p>
    </Card>
  )
}

export function Buttons() {
  const text = useText()
  const tones = ['primary', 'secondary', 'quiet', 'cautious', 'danger'] as const
  return (
    <Card>
      <div className="flex flex-col gap-3">
        {tones.map((tone) => (
          <div key={tone} className="flex flex-wrap items-center gap-2">
            <Button tone={tone} size="small">
              {text.common.save}
            </Button>
            <Button tone={tone}>{text.common.save}</Button>
            <Button tone={tone} size="large" icon="check">
              {text.common.save}
            </Button>
            <Button tone={tone} isBusy>
              {text.common.save}
            </Button>
            <Button tone={tone} disabled>
              {text.design.disabled}
            </Button>
          </div>
        ))}
        <LinkButton to="/design" tone="secondary" icon="arrowRight" className="self-start">
          {text.common.details}
        </LinkButton>
      </div>
    </Card>
  )
}

export function Fields() {
  const text = useText()
  return (
    <Card>
      <form className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={text.createPool.poolTitle} hint={text.createPool.poolTitleHint} isRequired>
          <Input name="title" />
        </Field>
        <Field label={text.join.quantity} error={text.faults.tooSmall('1')} isRequired>
          <QuantityInput name="quantity" defaultValue="0" />
        </Field>
        <Field label={text.join.reserve} hint={text.join.reserveHint} isOptional>
          <MoneyInput name="reserveYuan" defaultFen={11_850_050} />
        </Field>
        <Field label={text.pools.category}>
          <Select name="category">
            <option>{text.common.all}</option>
          </Select>
        </Field>
        <Field label={text.createPool.joinClosesAt}>
          <InstantInput name="joinClosesAt" defaultValue="2026-03-04T18:00" />
        </Field>
        <Field label={text.design.disabled}>
          <Input disabled defaultValue={text.common.unknown} />
        </Field>
        <Field label={text.createPool.description} className="sm:col-span-2">
          <TextArea name="description" />
        </Field>
        <FieldGroup legend={text.createPool.visibility}>
          <Radio
            name="visibility"
            value="open"
            label={text.pools.visibility.open}
            hint={text.createPool.visibilityHint.open}
            defaultChecked
          />
          <Radio name="visibility" value="sealed" label={text.pools.visibility.sealed} />
        </FieldGroup>
        <FieldGroup legend={text.join.acceptsSome} error={text.faults.notOneOf}>
          <Checkbox label={text.common.local} defaultChecked />
          <Checkbox label={text.pools.pinned} disabled />
        </FieldGroup>
      </form>
    </Card>
  )
}

export function Badges() {
  const text = useText()
  const keys = <Key extends string>(names: Record<Key, string>) => Object.keys(names) as Key[]
  return (
    <Card>
      <div className="flex flex-col gap-2">
        <p className="flex flex-wrap gap-1.5">
          {keys(text.states.pool).map((state) => (
            <StateBadge key={state} of="pool" state={state} />
          ))}
        </p>
        <p className="flex flex-wrap gap-1.5">
          {keys(text.states.commitment).map((state) => (
            <StateBadge key={state} of="commitment" state={state} />
          ))}
        </p>
        <p className="flex flex-wrap gap-1.5">
          {keys(text.states.offer).map((state) => (
            <StateBadge key={state} of="offer" state={state} />
          ))}
        </p>
        <p className="flex flex-wrap gap-1.5">
          {keys(text.states.order).map((state) => (
            <StateBadge key={state} of="order" state={state} />
          ))}
        </p>
        <p className="flex flex-wrap gap-1.5">
          {keys(text.states.payment).map((state) => (
            <StateBadge key={state} of="payment" state={state} />
          ))}
        </p>
        <p>
          <Badge>{text.common.local}</Badge>
        </p>
      </div>
    </Card>
  )
}

export function Notices() {
  const text = useText()
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      <Notice title={text.pools.visibility.sealed}>{text.pools.sealedHint}</Notice>
      <Notice tone="accent">{text.common.done}</Notice>
      <Notice tone="saving">{text.offers.beats(formatPrice(120_000))}</Notice>
      <Notice tone="warning">{text.join.pendingQuantity(formatQuantity(8, text.locale))}</Notice>
      <RefusalNotice refusal={{ code: 'CAP_EXCEEDED', facts: { left: 6 } }} isAnswer />
      <RefusalNotice refusal={{ code: 'POOL_CLOSED', facts: { closedAt: SAMPLE_NOW_AT } }} />
      <Card>
        <EmptyState title={text.pools.empty} hint={text.pools.emptyHint}>
          <Button>{text.common.clear}</Button>
        </EmptyState>
      </Card>
      <Card>
        <div className="flex flex-col gap-3">
          <Skeleton className="h-6 w-1/2" />
          <Skeleton />
          <Skeleton />
          <Skeleton className="h-24 w-full" />
        </div>
      </Card>
    </div>
  )
}

export function Figures() {
  const text = useText()
  return (
    <Card>
      <Stats>
        <Stat label={text.pools.priceNow} value={formatPrice(11_850_000)} tone="accent" size="large" />
        <Stat
          label={text.pools.savingTotal}
          value={formatFenCompact(49_300_000, text.locale)}
          tone="saving"
          size="large"
        />
        <Stat label={text.pools.firms} value={text.common.firms(12)} />
        <Stat label={text.pools.joined} value={formatQuantity(34, text.locale)} hint={text.pools.noCap} />
      </Stats>
      <div className="mt-5 flex flex-col gap-4">
        <Progress value={0} max={40} label={text.pools.joined} />
        <Progress value={14} max={40} mark={20} label={text.pools.joined} />
        <Progress value={40} max={40} label={text.pools.joined} tone="saving" />
      </div>
    </Card>
  )
}

export function StepSamples() {
  const text = useText()
  const steps = text.orders.milestones
  return (
    <Card>
      <div className="flex flex-col gap-6">
        <Steps label={text.orders.progress} steps={steps} current={0} />
        <Steps label={text.orders.progress} steps={steps} current={4} />
        <Steps label={text.orders.progress} steps={steps} current={5} isStopped />
        <Steps label={text.orders.progress} steps={steps} current={steps.length} />
      </div>
    </Card>
  )
}
