import type { OrderEvent } from '#app/contracts/views/orders.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { Timeline } from '../ui/steps.tsx'

const SAD = new Set<OrderEvent['kind']>(['payment_refused', 'rejected', 'disputed', 'terminated'])
const LOUD = new Set<OrderEvent['kind']>(['accepted_part', 'accepted_by_clock', 'completed', 'paid_out'])

function titleOf(event: OrderEvent, text: Text): string {
  const states: Record<string, string> = text.states.order
  const happened: Record<string, (facts: OrderEvent['facts']) => string> = text.orders.happened
  return happened[event.kind]?.(event.facts) ?? states[event.kind] ?? event.kind
}

/** What happened to the order, the latest first. */
export function OrderTimeline({ events }: { events: OrderEvent[] }) {
  const text = useText()
  return (
    <Timeline
      entries={events.map((event) => ({
        id: event.id,
        time: <time dateTime={event.at}>{formatInstant(event.at, text.locale)}</time>,
        title: titleOf(event, text),
        hint: event.actorName,
        tone: SAD.has(event.kind) ? 'danger' : LOUD.has(event.kind) ? 'accent' : 'plain',
      }))}
    />
  )
}
