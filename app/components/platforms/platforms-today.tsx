import type { PlatformToday } from '#app/contracts/views/insights.ts'
import { formatFen, formatFenCompact } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Stat, Stats } from '../ui/page-header.tsx'

/** The day of each platform that the reader works for: what waits, what is due, what is down, what came in. */
export function PlatformsToday({ platforms }: { platforms: PlatformToday[] }) {
  const text = useText()
  const words = text.insights
  if (platforms.length === 0) return null
  return (
    <section aria-label={words.todayTitle} className="flex flex-col gap-4">
      {platforms.map((platform) => (
        <Card
          key={platform.slug}
          title={(text.locale === 'en' && platform.nameEn) || platform.name}
          aside={words.todayTitle}
        >
          <Stats>
            <Stat label={words.requests} value={words.countOf(platform.requests)} />
            <Stat label={words.checkInsDue} value={words.countOf(platform.checkInsDue)} />
            <Stat label={words.running} value={words.countOf(platform.running)} />
            <Stat label={words.down} value={words.downOf(platform.machinesDown, platform.machines)} />
            {platform.isLead && (
              <Stat
                label={words.monthIncome}
                value={formatFenCompact(
                  platform.thisMonth.bookingFen + platform.thisMonth.testFen,
                  text.locale,
                )}
                hint={words.earnedOf(
                  formatFen(platform.thisMonth.bookingFen),
                  formatFen(platform.thisMonth.testFen),
                )}
              />
            )}
          </Stats>
          <div className="mt-4 flex flex-wrap gap-2">
            <LinkButton to={paths.platformBoard(platform.slug)} size="small">
              {text.platforms.boardTitle}
            </LinkButton>
            {platform.isLead && (
              <LinkButton to={paths.platformInsight(platform.slug)} size="small">
                {words.title}
              </LinkButton>
            )}
            <LinkButton to={paths.calendars} size="small">
              {text.calendars.title}
            </LinkButton>
          </div>
        </Card>
      ))}
    </section>
  )
}
