import type { NextAction } from '#app/contracts/views/orders.ts'
import { formatInstant, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Badge } from '../ui/badge.tsx'

/** Who has to do what by when, in one line. */
export function NextActionLine({ next, nowAt }: { next: NextAction; nowAt?: string }) {
  const text = useText()
  const isLate = next.dueAt !== null && nowAt !== undefined && next.dueAt < nowAt
  if (next.step === 'none') return <span className="text-ink-faint">{text.orders.step.none}</span>
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {next.isMine ? (
        <Badge tone="warning">{text.orders.nextMine}</Badge>
      ) : (
        <span className="text-ink-faint">{text.orders.nextOther(text.orders.by[next.by])}</span>
      )}
      <span className={next.isMine ? 'font-semibold' : ''}>{text.orders.step[next.step]}</span>
      {next.amountFen !== null && <span>{formatPrice(next.amountFen)}</span>}
      {next.dueAt && (
        <time dateTime={next.dueAt} className={isLate ? 'text-warning' : 'text-ink-faint'}>
          {(isLate ? text.orders.overdueSince : text.orders.dueAt)(formatInstant(next.dueAt, text.locale))}
        </time>
      )}
    </span>
  )
}
