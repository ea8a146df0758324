import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { ComparisonChart } from '../awards/comparison-chart.tsx'
import { PoolGrid } from '../pools/pool-card.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Glowing } from '../ui/glowing.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Facts } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'
import { SAMPLE_COMPARISON } from './chart-samples.ts'
import { SAMPLE_NOW_AT, SAMPLE_POOLS } from './samples.ts'

/** The compiler asks for a new one here. */
const ICONS: Record<IconName, true> = {
  arrowDown: true,
  arrowRight: true,
  bell: true,
  check: true,
  chevronRight: true,
  chevronDown: true,
  clock: true,
  close: true,
  danger: true,
  factory: true,
  lock: true,
  menu: true,
  minus: true,
  notice: true,
  people: true,
  plus: true,
  saving: true,
  search: true,
  warning: true,
}
const TONES: readonly Tone[] = ['neutral', 'accent', 'saving', 'warning', 'danger', 'notice']

export function Icons() {
  return (
    <Card>
      <ul className="flex flex-wrap gap-x-5 gap-y-3 text-xs text-ink-faint">
        {(Object.keys(ICONS) as IconName[]).map((name) => (
          <li key={name} className="flex items-center gap-1.5">
            <Icon name={name} className="size-5 text-ink" />
            {name}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Names and values, tones of a badge, a figure that has just changed. */
export function Values() {
  const { design, common, pools, join } = useText()
  return (
    <Card>
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <Facts
          facts={[
            { name: common.unitPrice, value: formatPrice(11_850_000) },
            { name: pools.referencePrice, value: formatPrice(13_300_000) },
            { name: join.page.pool, value: design.longText },
          ]}
        />
        <div className="flex flex-col items-start gap-3">
          <p className="flex flex-wrap gap-1.5">
            {TONES.map((tone) => (
              <Badge key={tone} tone={tone}>
                {tone}
              </Badge>
            ))}
          </p>
          <p className="text-2xl font-semibold">
            <Glowing>{formatPrice(11_850_000)}</Glowing>{' '}
            <span className="rounded bg-saving-soft">{formatPrice(10_900_000)}</span>
          </p>
        </div>
      </div>
    </Card>
  )
}

/** Words that are longer than anybody meant. */
export function LongWords() {
  const { design, join, common } = useText()
  const [pool] = SAMPLE_POOLS
  if (!pool) return null
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning" title={design.longText}>
        {design.longText}
      </Notice>
      <PoolGrid pools={[{ ...pool, title: design.longText }]} nowAt={SAMPLE_NOW_AT} />
      <Card isPadded={false}>
        <DataTable
          caption={design.longText}
          rows={[pool]}
          rowKey={({ poolId }) => poolId}
          columns={[
            { key: 'pool', header: join.page.pool, cell: () => design.longText },
            { key: 'note', header: common.details, cell: () => design.longText },
            { key: 'price', header: common.unitPrice, align: 'right', cell: () => formatPrice(11_850_000) },
          ]}
        />
      </Card>
    </div>
  )
}

export function AwardPicture() {
  return (
    <ComparisonChart
      poolId="pool_sample"
      comparison={SAMPLE_COMPARISON}
      savingFen={49_300_000}
      servedQuantity={34}
      suppliers={2}
    />
  )
}
