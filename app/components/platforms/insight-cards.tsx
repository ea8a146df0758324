import type { InsightView } from '#app/contracts/views/insights.ts'
import { formatCount } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { idleColumns, resourceUseColumns, topUserColumns } from './insight-columns.tsx'

const sheetOf = (name: string, { platform }: InsightView) => `${paths.sheet(name)}?platform=${platform.slug}`

/** How much of its open time each piece of equipment was booked. */
export function ResourceUses({ view }: { view: InsightView }) {
  const text = useText()
  const words = text.insights
  return (
    <Card title={words.resourcesTitle} isPadded={false}>
      <SmartTable
        name="resources"
        caption={words.resourcesTitle}
        rows={view.resources}
        rowKey={({ id }) => id}
        exportPath={sheetOf('insight-resources', view)}
        columns={resourceUseColumns(text)}
      />
    </Card>
  )
}

/** The firms that use the platform most, by booked time. */
export function TopUsers({ view }: { view: InsightView }) {
  const text = useText()
  const words = text.insights
  if (view.topUsers.length === 0)
    return (
      <Card title={words.topTitle}>
        <p className="text-sm text-ink-faint">{words.none}</p>
      </Card>
    )
  return (
    <Card title={words.topTitle} isPadded={false}>
      <SmartTable
        name="users"
        caption={words.topTitle}
        rows={view.topUsers}
        rowKey={({ name }, index) => `${index} ${name}`}
        exportPath={sheetOf('insight-users', view)}
        columns={topUserColumns(text)}
      />
    </Card>
  )
}

/** The longest gaps of the coming week, each a step from being offered to other chains. */
export function IdleCapacity({ view }: { view: InsightView }) {
  const text = useText()
  const words = text.insights
  if (view.idle.length === 0)
    return (
      <Card title={words.idleTitle}>
        <p className="text-sm text-ink-faint">{words.idleNone}</p>
      </Card>
    )
  const hours = words.hours(formatCount(Math.floor(view.idleMinutes / 60)))
  return (
    <Card title={words.idleTitle} hint={words.idleHint(hours)} isPadded={false}>
      <SmartTable
        name="idle"
        caption={words.idleTitle}
        rows={view.idle}
        rowKey={(row) => `${row.resourceId} ${row.unitNumber} ${row.startsAt}`}
        exportPath={sheetOf('insight-idle', view)}
        columns={idleColumns(text)}
      />
    </Card>
  )
}
