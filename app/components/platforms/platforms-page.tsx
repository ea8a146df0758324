import { Link } from '@remix-run/react'
import type { PlatformsView } from '#app/contracts/views/platforms.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { IdleList } from './idle-list.tsx'
import { PlatformsToday } from './platforms-today.tsx'

/** Every platform, closed ones last and so marked, and idle time that other chains may book. */
export function PlatformsPage({ view }: { view: PlatformsView }) {
  const text = useText()
  const words = text.platforms
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={
          view.mayFound && (
            <LinkButton to={paths.newPlatform} tone="primary">
              {text.desk.found}
            </LinkButton>
          )
        }
      />
      {view.today.length > 0 && (
        <div className="mb-6">
          <PlatformsToday platforms={view.today} />
        </div>
      )}
      {view.platforms.length === 0 && <EmptyState title={words.empty} />}
      <ul className="grid gap-4 sm:grid-cols-2">
        {view.platforms.map((platform) => (
          <li key={platform.id}>
            <Card className="relative h-full">
              <h2 className="text-lg font-semibold">
                <Link to={paths.platform(platform.slug)} className="after:absolute after:inset-0">
                  {(text.locale === 'en' && platform.nameEn) || platform.name}
                </Link>
              </h2>
              <p className="text-sm text-ink-faint">{words.led(platform.leaderName)}</p>
              <p className="mt-2 text-sm text-ink-soft">{platform.story}</p>
              <p className="mt-2 text-sm">{words.figures(platform.resources, platform.members)}</p>
              <div className="mt-2 flex flex-wrap gap-1.5">
                {platform.closed ? (
                  <Badge tone="danger">{words.closedTitle}</Badge>
                ) : (
                  <Badge>{words.membership[platform.membership]}</Badge>
                )}
                {platform.mine && <Badge tone="accent">{words.mine[platform.mine]}</Badge>}
              </div>
            </Card>
          </li>
        ))}
      </ul>
      {view.idle.length > 0 && (
        <Card title={words.idleTitle} className="mt-6">
          <IdleList idle={view.idle} />
        </Card>
      )}
    </>
  )
}
