import type { EngagementCard } from '#app/contracts/views/directory.ts'
import type { EngagementState } from '#app/domain/directory/engagement-lifecycle.ts'
import type { Text } from '#app/i18n/text.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

export const ENGAGEMENT_TONES: Readonly<Record<EngagementState, Tone>> = {
  requested: 'warning',
  agreed: 'notice',
  delivered: 'warning',
  completed: 'accent',
  declined: 'neutral',
  withdrawn: 'neutral',
}

/** Where a dealing stands on its page with all that can be done about it. */
export const engagementPlace = (id: string) => `dealing-${id}`

/** A firm's dealings with providers and with those it serves; each leads to its place on the page. */
export function engagementColumns(text: Text): SmartColumn<EngagementCard>[] {
  const words = text.directory
  return [
    wordColumn(
      { key: 'partner', header: words.partner },
      ({ partnerName }) => partnerName,
      ({ id, partnerName }) => (
        <a href={`#${engagementPlace(id)}`} className="font-medium text-accent underline">
          {partnerName}
        </a>
      ),
    ),
    wordColumn({ key: 'side', header: words.side, isPicked: true }, ({ side }) =>
      side === 'client' ? words.asClient : words.asProvider,
    ),
    wordColumn(
      { key: 'state', header: text.common.state, isPicked: true },
      ({ state }) => words.states[state],
      ({ state }) => <Badge tone={ENGAGEMENT_TONES[state]}>{words.states[state]}</Badge>,
    ),
    wordColumn({ key: 'kind', header: words.kind, isPicked: true }, ({ kind }) => words.kinds[kind]),
    wordColumn(
      { key: 'subject', header: words.subject },
      ({ subject }) => subject,
      ({ subject }) => <span className="line-clamp-2 [overflow-wrap:anywhere]">{subject}</span>,
    ),
    {
      key: 'stars',
      header: words.starsLabel,
      align: 'right',
      by: ({ rating }) => rating?.stars ?? null,
      unit: words.starUnit,
      cell: ({ rating }) => (rating ? words.stars(String(rating.stars)) : text.common.unknown),
    },
    timeColumn(text, { key: 'since', header: words.since, isDay: true }, ({ createdAt }) => createdAt),
  ]
}
