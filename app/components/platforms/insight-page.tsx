import { INSIGHT_DAYS, type InsightDays, type InsightView } from '#app/contracts/views/insights.ts'
import { shareOf } from '#app/domain/bookings/utilisation.ts'
import { formatBasisPoints, formatCount, formatDay, formatFen, formatFenCompact } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { UseHeat } from '../charts/use-heat.tsx'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { LinkTabs } from '../ui/link-tabs.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { IdleCapacity, ResourceUses, TopUsers } from './insight-cards.tsx'
import { Income } from './insight-income.tsx'

const EXPORTS = ['bookings', 'income', 'utilisation'] as const

/** A platform in figures for its leader: use by hour of the week, income, who uses it, what stands idle. */
export function InsightPage({ view }: { view: InsightView }) {
  const text = useText()
  const words = text.insights
  const { platform, use } = view
  const share = shareOf(use)
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead(formatDay(view.fromOn, text.locale), formatDay(view.toOn, text.locale))}
        crumbs={[
          {
            label: (text.locale === 'en' && platform.nameEn) || platform.name,
            to: paths.platform(platform.slug),
          },
        ]}
        actions={<LinkButton to={paths.platformBoard(platform.slug)}>{text.platforms.boardTitle}</LinkButton>}
      />
      <div className="flex flex-col gap-4 lg:gap-6">
        <SpanTabs days={view.days} />
        <Card>
          <Stats>
            <Stat
              label={words.share}
              value={share === null ? '–' : formatBasisPoints(share)}
              hint={words.shareHint(
                words.hours(formatCount(Math.round(use.bookedMinutes / 60))),
                words.hours(formatCount(Math.round(use.openMinutes / 60))),
              )}
              tone="accent"
            />
            <Stat label={words.bookings} value={words.bookingCount(formatCount(view.bookings))} />
            <Stat
              label={words.settled}
              value={formatFenCompact(view.earned.bookingFen + view.earned.testFen, text.locale)}
              hint={words.earnedOf(formatFen(view.earned.bookingFen), formatFen(view.earned.testFen))}
            />
            <Stat
              label={words.held}
              value={formatFenCompact(view.heldFen, text.locale)}
              hint={words.heldHint}
            />
          </Stats>
        </Card>
        <Card title={words.heatTitle} hint={words.heatHint}>
          <HeatTabs view={view} />
          <UseHeat heat={view.heat} />
        </Card>
        <ResourceUses view={view} />
        <Income slug={platform.slug} income={view.income} />
        <TopUsers view={view} />
        <IdleCapacity view={view} />
        <Exports slug={platform.slug} days={view.days} />
      </div>
    </>
  )
}

/** All equipment together, or one piece for itself. */
function HeatTabs({ view: { days, heatOf, resources } }: { view: InsightView }) {
  const words = useText().insights
  if (resources.length < 2) return null
  const tabs = resources.map(({ id, name }) => ({
    to: `?days=${days}&resource=${id}`,
    label: name,
    isCurrent: heatOf === id,
  }))
  const all = { to: `?days=${days}`, label: words.all, isCurrent: heatOf === null }
  return (
    <div className="mb-3">
      <LinkTabs label={words.resource} tabs={[all, ...tabs]} />
    </div>
  )
}

/** How far back: an address each. */
export function SpanTabs({ days }: { days: InsightDays }) {
  const words = useText().insights
  return (
    <LinkTabs
      label={words.span}
      tabs={INSIGHT_DAYS.map((one) => ({
        to: `?days=${one}`,
        label: words.spans[one],
        isCurrent: one === days,
      }))}
    />
  )
}

function Exports({ slug, days }: { slug: string; days: InsightDays }) {
  const words = useText().insights
  return (
    <Card title={words.exports}>
      <ul className="flex flex-col gap-2">
        {EXPORTS.map((of) => (
          <li key={of} className="flex flex-wrap items-center gap-3">
            <span className="min-w-24">{words.exportOf[of]}</span>
            <FileLinks
              address={`${paths.platformExport(slug)}?of=${of}&days=${days}`}
              name={words.exportOf[of]}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The same rows as CSV and as a workbook. */
export function FileLinks({ address, name }: { address: string; name: string }) {
  return (['csv', 'xlsx'] as const).map((format) => (
    <a
      key={format}
      href={`${address}&format=${format}`}
      aria-label={`${name} ${format.toUpperCase()}`}
      className="inline-flex min-h-8 items-center text-sm text-accent underline"
    >
      {format.toUpperCase()}
    </a>
  ))
}
