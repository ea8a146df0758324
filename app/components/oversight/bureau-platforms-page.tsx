import type { BureauPlatformsView, UseRow } from '#app/contracts/views/insights.ts'
import { shareOf } from '#app/domain/bookings/utilisation.ts'
import { formatBasisPoints, formatDay } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { Chart } from '../charts/chart.tsx'
import { AXIS, INK, LABELS_INSIDE, LETTERS, TOOLTIP } from '../charts/palette.ts'
import { paths } from '../paths.ts'
import { platformUseColumns } from '../platforms/insight-columns.tsx'
import { FileLinks, SpanTabs } from '../platforms/insight-page.tsx'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'

/** How shared equipment is used in a city or a county, by county and by chain. */
export function BureauPlatformsPage({ view }: { view: BureauPlatformsView }) {
  const text = useText()
  const words = text.insights
  const where = view.county === null ? text.oversight.city : countyName(view.county, text)
  const chainName = (key: string) => text.places.clusters[key] ?? key
  return (
    <>
      <PageHeader
        title={words.bureauTitle}
        lead={words.bureauLead(where, formatDay(view.fromOn, text.locale), formatDay(view.toOn, text.locale))}
        crumbs={[{ label: text.oversight.title, to: paths.bureau }]}
        actions={
          <div className="flex gap-3">
            <FileLinks
              address={`${paths.bureauPlatformsExport}?days=${view.days}`}
              name={words.exportOf.utilisation}
            />
          </div>
        }
      />
      <div className="flex flex-col gap-4 lg:gap-6">
        <SpanTabs days={view.days} />
        <Uses
          of="county"
          title={words.byCounty}
          rows={view.byCounty}
          nameOf={(key) => countyName(key, text)}
        />
        <Uses of="chain" title={words.byChain} rows={view.byChain} nameOf={chainName} />
      </div>
    </>
  )
}

interface UsesProps {
  of: 'county' | 'chain'
  title: string
  rows: UseRow[]
  nameOf: (key: string) => string
}

function Uses({ of, title, rows, nameOf }: UsesProps) {
  const text = useText()
  const words = text.insights
  if (rows.length === 0)
    return (
      <Card title={title}>
        <p className="text-sm text-ink-faint">{words.bureauNone}</p>
      </Card>
    )
  const ranked = rows.toSorted((a, b) => (shareOf(a) ?? -1) - (shareOf(b) ?? -1))
  return (
    <Card title={title}>
      <Chart
        height={60 + ranked.length * 36}
        label={words.chartLabel(title)}
        option={{
          grid: { ...LABELS_INSIDE, left: 16, right: 48, top: 4, bottom: 4 },
          tooltip: { ...TOOLTIP, trigger: 'item' },
          xAxis: {
            ...AXIS,
            type: 'value',
            min: 0,
            max: 100,
            axisLabel: { ...LETTERS, formatter: '{value}%' },
          },
          yAxis: { ...AXIS, type: 'category', data: ranked.map(({ key }) => nameOf(key)) },
          series: [
            {
              type: 'bar',
              barMaxWidth: 22,
              itemStyle: { color: INK.line, borderRadius: 3 },
              label: { ...LETTERS, show: true, position: 'right', color: INK.strong },
              data: ranked.map((row) => {
                const share = shareOf(row)
                const said = share === null ? '–' : formatBasisPoints(share)
                return {
                  value: (share ?? 0) / 100,
                  label: { formatter: said },
                  tooltip: { formatter: `{b}<br>${said}` },
                }
              }),
            },
          ],
        }}
        table={
          <SmartTable
            name={of}
            caption={title}
            rows={ranked.toReversed()}
            rowKey={({ key }) => key}
            exportPath={paths.sheet(`platform-use-${of}`)}
            columns={platformUseColumns(title, nameOf, text)}
          />
        }
      />
    </Card>
  )
}
