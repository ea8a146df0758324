import type { HomeView } from '#app/contracts/views/home.ts'
import type { PoolCard } from '#app/contracts/views/pools.ts'
import type { TourState } from '#app/contracts/views/shell.ts'
import { formatFenCompact, formatQuantity } from '#app/i18n/format.ts'
import { clusterName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { CityMap } from '../home/city-map.tsx'
import { Near } from '../home/near.tsx'
import { Tour } from '../home/tour.tsx'
import { paths } from '../paths.ts'
import { PoolGrid } from '../pools/pool-card.tsx'
import { apart } from '../ui/apart.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'

const Meanwhile = apart(() => import('../home/meanwhile.tsx').then((module) => module.Meanwhile), ['market'])
const DeskTasks = apart(() => import('../home/desk-tasks.tsx').then((module) => module.DeskTasks), ['deals'])
const Desks = apart(() => import('../home/desks.tsx').then((module) => module.Desks))

const PlatformsToday = apart(
  () => import('../platforms/platforms-today.tsx').then((module) => module.PlatformsToday),
  ['chain', 'desks'],
)

interface HomePageProps {
  view: HomeView
  isSignedIn: boolean
  /** The reader's firm has registered and the platform has not verified it yet. */
  isUnverified: boolean
  isDemo: boolean
  tour: TourState | null
}

/** What is running, what it saves, and how to join; for a firm, first what waits for it. */
export function HomePage({ view, isSignedIn, isUnverified, isDemo, tour }: HomePageProps) {
  const text = useText()
  const others = notYetShown(view)
  return (
    <div className="flex flex-col gap-8">
      {isSignedIn ? (
        <div className="-mb-6">
          <PageHeader title={text.home.desk} lead={text.home.deskLead} />
        </div>
      ) : (
        <Hero view={view} />
      )}
      {!isSignedIn && <JoinSteps />}
      {isUnverified && <Meanwhile />}
      {isSignedIn && !isUnverified && (
        <DeskTasks tasks={view.tasks} orders={view.myOrders} nowAt={view.nowAt} />
      )}
      {view.platforms.length > 0 && <PlatformsToday platforms={view.platforms} />}
      {isSignedIn && <Desks desks={view.desks} />}
      {isDemo && <Tour tour={tour} />}
      {view.myPools.length > 0 && (
        <section>
          <h2 className="mb-3 text-xl font-semibold">{text.home.myPools}</h2>
          <PoolGrid pools={view.myPools} nowAt={view.nowAt} />
        </section>
      )}
      <Near view={view} isSignedIn={isSignedIn} />
      <section>
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-xl font-semibold">
            {others.length < view.running.length ? text.home.runningOthers : text.home.running}
          </h2>
          <LinkButton to={paths.pools} tone="quiet" size="small">
            {text.common.more}
          </LinkButton>
        </div>
        {view.running.length === 0 ? (
          <EmptyState title={text.home.runningNone} hint={text.home.runningNoneHint} />
        ) : (
          <PoolGrid pools={others} nowAt={view.nowAt} />
        )}
      </section>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_24rem]">
        <Clusters view={view} />
        <section>
          <h2 className="mb-3 text-xl font-semibold">{text.charts.map}</h2>
          <Card>
            <CityMap map={view.map} />
          </Card>
        </section>
      </div>
    </div>
  )
}

/** What runs besides the reader's own pools and those near it: no pool stands twice on the page. */
function notYetShown({ running, myPools, near }: HomeView): PoolCard[] {
  const above = new Set([...myPools, ...(near?.pools ?? [])].map(({ poolId }) => poolId))
  return running.filter(({ poolId }) => !above.has(poolId))
}

function Hero({ view }: { view: HomeView }) {
  const text = useText()
  const { totals } = view
  return (
    <section className="grid grid-cols-1 items-center gap-8 rounded-card bg-accent-soft p-5 sm:p-10 lg:grid-cols-[1.2fr_1fr]">
      <div>
        <h1 className="text-3xl font-bold sm:text-4xl">{text.home.heroTitle}</h1>
        <p className="mt-3 max-w-prose text-lg text-ink-soft">{text.home.heroLead}</p>
        <div className="mt-6 flex flex-wrap gap-3">
          <LinkButton to={paths.pools} tone="primary" size="large">
            {text.home.heroAction}
          </LinkButton>
          <LinkButton to={paths.signIn} size="large">
            {text.shell.signIn}
          </LinkButton>
        </div>
      </div>
      <div className="rounded-card bg-surface p-4 shadow-card sm:p-5">
        <Stats className="grid-cols-2">
          <Stat label={text.home.openPools} value={text.charts.poolCount(totals.openPools)} size="large" />
          <Stat label={text.home.firms} value={text.common.firms(totals.firms)} size="large" />
          <Stat
            label={text.home.quantity}
            value={formatQuantity(totals.quantity, text.locale)}
            size="large"
          />
          <Stat
            label={text.home.saving}
            tone="saving"
            value={formatFenCompact(totals.savingFen, text.locale)}
            size="large"
          />
        </Stats>
      </div>
    </section>
  )
}

function Clusters({ view }: { view: HomeView }) {
  const text = useText()
  if (view.clusters.length === 0) return null
  return (
    <section>
      <h2 className="mb-3 text-xl font-semibold">{text.home.clusters}</h2>
      <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {view.clusters.map((cluster) => (
          <li key={cluster.slug}>
            <Card>
              <h3 className="font-semibold">{clusterName(cluster.slug, text)}</h3>
              <p className="text-sm text-ink-faint">{text.home.clusterLine(cluster.pools, cluster.firms)}</p>
              <p className="mt-2 flex justify-between text-sm">
                <span>{formatQuantity(cluster.quantity, text.locale)}</span>
                {cluster.savingFen > 0 && (
                  <strong className="text-saving">
                    {text.home.clusterSaving(formatFenCompact(cluster.savingFen, text.locale))}
                  </strong>
                )}
              </p>
              <LinkButton
                to={`${paths.pools}?cluster=${cluster.slug}`}
                size="small"
                tone="quiet"
                className="mt-2 -ml-3"
                icon="arrowRight"
              >
                {text.common.more}
              </LinkButton>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  )
}

function JoinSteps() {
  const text = useText()
  return (
    <section>
      <h2 className="mb-3 text-xl font-semibold">{text.home.steps}</h2>
      <ol className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        {text.home.stepsBody.map(([title, body], index) => (
          <li key={title} className="flex gap-3">
            <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent font-semibold text-on-accent">
              {index + 1}
            </span>
            <div>
              <h3 className="font-semibold">{title}</h3>
              <p className="text-sm text-ink-soft">{body}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
