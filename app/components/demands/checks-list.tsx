import type { CheckView, MatchView } from '#app/contracts/views/demands.ts'
import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import { formatDay, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { specText } from '../catalogue/spec-text.ts'
import { Badge } from '../ui/badge.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { wishName, wishText } from './wish-text.ts'

interface Line {
  subject: string
  wanted: string
  actual: string
  /** By how much it failed; null when held. */
  gap: string | null
}

function lineOf(check: CheckView, fields: readonly SpecField[], text: Text): Line {
  const words = text.demands
  const sets = (quantity: number) => formatQuantity(quantity, text.locale)
  const dayOf = (day: string) => formatDay(`${day}T00:00:00+08:00`, text.locale)
  if (check.subject === 'price')
    return {
      subject: words.checks.price,
      wanted: words.atMost(formatPrice(check.limitFen)),
      actual: formatPrice(check.actualFen),
      gap: check.isHeld ? null : words.over(formatPrice(check.overFen)),
    }
  if (check.subject === 'delivery')
    return {
      subject: words.checks.delivery,
      wanted: words.byDay(dayOf(check.limitOn)),
      actual: dayOf(check.actualOn),
      gap: check.isHeld ? null : words.late(check.lateDays),
    }
  if (check.subject === 'quantity')
    return {
      subject: words.checks.quantity,
      wanted: sets(check.wanted),
      actual: sets(check.available),
      gap: check.isHeld ? null : words.short(sets(check.missing)),
    }
  if (check.subject === 'county')
    return {
      subject: words.checks.county,
      wanted: countyName(check.county, text),
      actual: check.isHeld ? words.held : words.failed,
      gap: check.isHeld ? null : words.notForCounty,
    }
  return specLine(check, fields, text)
}

function specLine(check: CheckView & { subject: 'spec' }, fields: readonly SpecField[], text: Text): Line {
  const { verdict } = check
  const { key } = verdict.constraint
  const field = fields.find((each) => each.key === key)
  const print = (value: number | string | boolean | null) =>
    field ? specText(field, value, text) : String(value ?? '')
  const line = {
    subject: wishName(key, fields, text),
    wanted: wishText(verdict.constraint, fields, text),
    actual: print(verdict.actual),
  }
  if (verdict.held) return { ...line, gap: null }
  if (verdict.why === 'missing') return { ...line, gap: text.demands.missing }
  if (verdict.by === null) return { ...line, gap: text.demands.failed }
  const by = print(verdict.by)
  return { ...line, gap: verdict.why === 'below' ? text.demands.below(by) : text.demands.above(by) }
}

/** Whether a candidate fits, in one badge. */
export function FitBadge({ match }: { match: MatchView }) {
  const text = useText()
  if (match.failed > 0) return <Badge tone="warning">{text.demands.failedCount(match.failed)}</Badge>
  if (!match.areSpecsKnown) return <Badge tone="notice">{text.demands.unknownYet}</Badge>
  return <Badge tone="accent">{text.demands.allHeld}</Badge>
}

interface ChecksListProps {
  match: MatchView
  fields: readonly SpecField[]
  isOpen?: boolean
}

/** Every condition with what was wanted, what is there, and by how much it failed: what failed stands first. */
export function ChecksList({ match, fields, isOpen = match.failed > 0 }: ChecksListProps) {
  const text = useText()
  if (match.checks.length === 0) return null
  const checks = match.checks.toSorted((a, b) => Number(a.isHeld) - Number(b.isHeld))
  return (
    <details open={isOpen} className="text-sm">
      <summary className="flex min-h-11 cursor-pointer items-center font-medium text-accent">
        {text.demands.showChecks}
      </summary>
      <ul className="grid gap-1.5">
        {checks.map((check, index) => {
          const line = lineOf(check, fields, text)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a check has no other name than its place
            <li key={index} className="flex items-start gap-2">
              <Icon
                name={check.isHeld ? 'check' : 'close'}
                className={classes('mt-1', check.isHeld ? 'text-accent' : 'text-danger')}
              />
              <div className="min-w-0 [overflow-wrap:anywhere]">
                <span className="font-medium">{line.subject}</span>{' '}
                <span className="text-ink-soft">
                  {text.demands.wants(line.wanted)} · {text.demands.has(line.actual)}
                </span>{' '}
                {line.gap === null ? (
                  <span className="sr-only">{text.demands.held}</span>
                ) : (
                  <strong className="text-danger">{line.gap}</strong>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
