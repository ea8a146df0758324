import type { PoolActivity } from '#app/contracts/views/pools.ts'
import { formatInstantShort } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { Timeline } from '../ui/steps.tsx'

const LOUD = new Set(['tierReached', 'awarded', 'offerImproved', 'settled'])
const SAD = new Set(['failed', 'cancelled', 'awardVoided'])

/** What happened in the pool, the latest first, without any firm's name. */
export function ActivityList({ activity }: { activity: PoolActivity[] }) {
  const text = useText()
  if (activity.length === 0) return <p className="text-sm text-ink-faint">{text.pools.activityNone}</p>
  return (
    <Timeline
      entries={activity.map((entry) => ({
        id: entry.id,
        time: <time dateTime={entry.at}>{formatInstantShort(entry.at, text.locale)}</time>,
        title: text.pools.activity[entry.kind]({
          ...entry.facts,
          countyName: entry.facts.county ? countyName(String(entry.facts.county), text) : null,
        }),
        tone: LOUD.has(entry.kind) ? 'accent' : SAD.has(entry.kind) ? 'danger' : 'plain',
      }))}
    />
  )
}
