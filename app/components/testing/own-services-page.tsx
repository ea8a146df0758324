import type { DeskPlatform, OwnServiceCard } from '#app/contracts/views/test-desk.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { nameOf } from './words.ts'

/** What the laboratories of a chain leader's platforms offer, and the way to change it. */
export function OwnServicesPage({ platforms }: { platforms: DeskPlatform[] }) {
  const text = useText()
  const words = text.testDesk
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        crumbs={[{ label: text.testing.title, to: paths.testing }]}
      />
      {platforms.length === 0 && (
        <EmptyState title={words.noPlatform} hint={words.noPlatformHint}>
          <LinkButton to={paths.platforms}>{text.platforms.title}</LinkButton>
        </EmptyState>
      )}
      <div className="flex flex-col gap-6">
        {platforms.map((platform) => (
          <Platform key={platform.platformId} platform={platform} />
        ))}
      </div>
    </>
  )
}

/** A platform's name in the reader's language. */
export function usePlatformName(): (
  platform: Pick<DeskPlatform, 'platformName' | 'platformNameEn'>,
) => string {
  const { locale } = useText()
  return ({ platformName, platformNameEn }) => (locale === 'en' && platformNameEn) || platformName
}

function Platform({ platform }: { platform: DeskPlatform }) {
  const words = useText().testDesk
  const name = usePlatformName()(platform)
  const { platformId, lab, services } = platform
  if (!lab)
    return (
      <Card title={name}>
        <EmptyState title={words.noLab} hint={words.noLabHint}>
          <LinkButton to={paths.ownLab(platformId)} tone="primary">
            {words.openLab}
          </LinkButton>
        </EmptyState>
      </Card>
    )
  return (
    <Card title={name} hint={`${lab.name} · ${lab.code} · ${lab.address}`}>
      <div className="mb-4 flex flex-wrap gap-2">
        <LinkButton to={paths.newTestService(platformId)} tone="primary">
          {words.newService}
        </LinkButton>
        <LinkButton to={paths.ownLab(platformId)}>{words.editLab}</LinkButton>
      </div>
      {services.length === 0 ? (
        <p className="text-ink-faint">{words.noService}</p>
      ) : (
        <ul className="grid gap-3 md:grid-cols-2">
          {services.map((offered) => (
            <li key={offered.id} className="rounded-card border border-line p-4">
              <Offered offered={offered} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Offered({ offered }: { offered: OwnServiceCard }) {
  const text = useText()
  const words = text.testDesk
  return (
    <>
      <h3 className="font-semibold">{nameOf(offered, text)}</h3>
      <div className="mt-1 flex flex-wrap gap-1.5">
        <Badge tone={offered.state === 'offered' ? 'accent' : 'neutral'}>{words.states[offered.state]}</Badge>
        {offered.running > 0 && <Badge tone="notice">{words.running(offered.running)}</Badge>}
        {offered.standards.map((standard) => (
          <Badge key={standard}>{standard}</Badge>
        ))}
      </div>
      <p className="mt-2 text-sm text-ink-soft">
        {formatPrice(offered.priceFen)} / {formatPrice(offered.memberPriceFen)} {text.testing.pricePerSample}{' '}
        · {text.testing.turnaround(offered.turnaroundDays)}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <LinkButton to={paths.ownTestService(offered.id)}>{words.editService}</LinkButton>
        {offered.state === 'offered' && (
          <LinkButton to={paths.testService(offered.id)}>{words.seePublic}</LinkButton>
        )}
      </div>
    </>
  )
}
