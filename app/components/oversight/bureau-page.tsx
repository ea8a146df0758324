import type { BureauView, CountyProgress, TargetView } from '#app/contracts/views/oversight.ts'
import { formatBasisPoints, formatCount, formatFenCompact, formatQuantity } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { DataTable } from '../ui/table.tsx'
import { countyColumns, FIGURES, type Figure, figureOf } from './county-columns.tsx'

/** The plan's targets against what the platform itself has seen, and its counties side by side. */
export function BureauPage({ view }: { view: BureauView }) {
  const text = useText()
  const words = text.oversight
  const where = view.county === null ? words.city : countyName(view.county, text)
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead(view.year, where)}
        actions={
          <>
            <LinkButton to={paths.bureauPlatforms}>{text.insights.bureauTitle}</LinkButton>
            <PrintButton />
          </>
        }
      />
      <div className="flex flex-col gap-4 lg:gap-6">
        <Card title={words.targetsTitle} isPadded={false}>
          <Targets targets={view.targets} />
        </Card>
        <Card title={words.countiesTitle} hint={words.countiesHint} isPadded={false}>
          <Counties counties={view.counties} />
        </Card>
      </div>
    </>
  )
}

function Targets({ targets }: { targets: TargetView[] }) {
  const text = useText()
  const words = text.oversight
  return (
    <DataTable
      caption={words.targetsTitle}
      rows={targets}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'target',
          header: words.target,
          cell: ({ key }) => (
            <>
              <span className="font-medium">{words.targets[key].name}</span>
              <span className="block text-ink-soft">{words.targets[key].target}</span>
              <span className="block text-xs text-ink-faint">
                {words.article(words.targets[key].article)}
              </span>
              <span className="mt-1 block text-xs text-ink-soft sm:hidden">{words.targets[key].basis}</span>
            </>
          ),
        },
        {
          key: 'known',
          header: words.known,
          align: 'right',
          cell: ({ known, shareBasisPoints }) =>
            known === null ? (
              <Badge>{words.unknown}</Badge>
            ) : (
              <>
                <strong>{spell(known, text)}</strong>
                {shareBasisPoints !== null && (
                  <span className="block text-xs text-ink-faint">
                    {words.share(
                      shareBasisPoints === 0 && known.value > 0
                        ? words.tiny
                        : formatBasisPoints(shareBasisPoints),
                    )}
                  </span>
                )}
              </>
            ),
        },
        {
          key: 'basis',
          header: words.basis,
          isWideOnly: true,
          cell: ({ key }) => <span className="text-ink-soft">{words.targets[key].basis}</span>,
        },
      ]}
    />
  )
}

function spell({ value, unit }: NonNullable<TargetView['known']>, text: Text): string {
  const words = text.oversight
  if (unit === 'fen') return formatFenCompact(value, text.locale)
  if (unit === 'sets') return formatQuantity(value, text.locale)
  if (unit === 'basisPoints') return formatBasisPoints(value)
  return (unit === 'firms' ? words.firmCount : words.certificateCount)(formatCount(value))
}

function Counties({ counties }: { counties: CountyProgress[] }) {
  const text = useText()
  const words = text.oversight
  const sumOf = (figure: Figure) => counties.reduce((sum, row) => sum + row[figure], 0)
  return (
    <SmartTable
      caption={words.countiesTitle}
      exportPath={paths.sheet('counties')}
      rows={counties}
      rowKey={({ county }) => county}
      columns={countyColumns(text)}
      totals={
        counties.length > 1
          ? {
              county: words.total,
              ...Object.fromEntries(FIGURES.map((figure) => [figure, figureOf(figure, sumOf(figure), text)])),
            }
          : undefined
      }
    />
  )
}
