import { Link } from '@remix-run/react'
import type { TestPlatformView, TestServicesView, TestServiceView } from '#app/contracts/views/testing.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { nameOf } from './words.ts'

interface ServicesPageProps {
  view: TestServicesView
  /** The reader's firm may have tests done, or does them. */
  canSeeOrders: boolean
}

/** Every test service on offer, platform by platform. */
export function TestServicesPage({ view, canSeeOrders }: ServicesPageProps) {
  const text = useText()
  return (
    <>
      <PageHeader
        title={text.testing.title}
        lead={text.testing.lead}
        actions={
          <>
            {canSeeOrders && <LinkButton to={paths.testOrders}>{text.testing.ordersTitle}</LinkButton>}
            {view.canManage && <LinkButton to={paths.ownTestServices}>{text.testDesk.title}</LinkButton>}
            <LinkButton to={paths.verify}>{text.testing.verifyTitle}</LinkButton>
          </>
        }
      />
      {view.platforms.length === 0 && <EmptyState title={text.common.none} />}
      <div className="flex flex-col gap-8">
        {view.platforms.map((platform) => (
          <Platform key={platform.id} platform={platform} />
        ))}
      </div>
    </>
  )
}

function Platform({ platform }: { platform: TestPlatformView }) {
  const text = useText()
  const name = text.locale === 'en' && platform.nameEn ? platform.nameEn : platform.name
  return (
    <section>
      <h2 className="text-xl font-semibold">{name}</h2>
      <p className="mb-3 text-sm text-ink-faint">
        {platform.labName} · {countyName(platform.county, text)} · {platform.labAddress}
      </p>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2 lg:grid-cols-3">
        {platform.services.map((offered) => (
          <Offered key={offered.id} offered={offered} />
        ))}
      </div>
    </section>
  )
}

function Offered({ offered }: { offered: TestServiceView }) {
  const text = useText()
  const words = text.testing
  return (
    <Card className="flex flex-col">
      <h3 className="text-lg font-semibold">
        <Link to={paths.testService(offered.id)} className="hover:text-accent hover:underline">
          {nameOf(offered, text)}
        </Link>
      </h3>
      <p className="mt-1 text-sm text-ink-soft">
        {text.locale === 'zh' ? offered.summaryZh : offered.summaryEn}
      </p>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {offered.marks.map((mark) => (
          <Badge key={mark} tone="accent">
            {mark}
          </Badge>
        ))}
        {offered.methods.map(({ standard }) => (
          <Badge key={standard}>{standard}</Badge>
        ))}
      </div>
      <p className="mt-3">
        <strong className="text-xl">{formatPrice(offered.ownPriceFen)}</strong>{' '}
        <span className="text-sm text-ink-faint">{words.pricePerSample}</span>
        {offered.ownPriceFen < offered.priceFen && (
          <s className="ml-2 text-sm text-ink-faint">{formatPrice(offered.priceFen)}</s>
        )}
      </p>
      <p className="text-sm text-ink-faint">{words.turnaround(offered.turnaroundDays)}</p>
    </Card>
  )
}
