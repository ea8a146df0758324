import type { PoolPageView } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatBasisPoints, formatInstant, formatPrice } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { apart } from '../ui/apart.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { drawnOnce } from '../ui/drawn-once.tsx'
import { Icon } from '../ui/icon.tsx'
import { Facts } from '../ui/page-header.tsx'
import { MembersList } from './members-list.tsx'
import { ShareCard } from './share-card.tsx'

const BaselineCard = apart(
  () => import('./baseline-card.tsx').then((module) => module.BaselineCard),
  ['wants', 'goods'],
)
const OrganiserActions = apart(() =>
  import('./organiser-actions.tsx').then((module) => module.OrganiserActions),
)

const KeptMembers = drawnOnce(MembersList)

/** Who is in, on which terms, and what its organiser and its friends may do. */
export function PoolAside({ pool, answer }: { pool: PoolPageView; answer: FormAnswer | null }) {
  const text = useText()
  return (
    <aside className="flex min-w-0 flex-col gap-4 lg:gap-6">
      <Card title={text.pools.members}>
        <KeptMembers members={pool.members} />
      </Card>
      <Card title={text.pools.terms}>
        <Terms pool={pool} />
      </Card>
      {hasBaseline(pool) && <BaselineCard pool={pool} answer={answer} />}
      {isOrganised(pool) && <OrganiserActions pool={pool} answer={answer} />}
      {pool.state !== 'draft' && <ShareCard poolId={pool.poolId} title={pool.title} />}
    </aside>
  )
}

function hasBaseline({ baseline }: PoolPageView): boolean {
  return baseline.constraints.length > 0 || baseline.invitable !== null
}

/** Whether its reader may do what only an organiser may. */
function isOrganised({ actions }: PoolPageView): boolean {
  return actions.extend.isAllowed || actions.cancel.isAllowed
}

function Terms({ pool }: { pool: PoolPageView }) {
  const text = useText()
  const { terms } = pool
  return (
    <>
      {pool.hasStatement && (
        <LinkButton to={paths.poolStatement(pool.poolId)} size="small" className="mb-3">
          {text.statement.title}
        </LinkButton>
      )}
      {pool.description && (
        <p className="mb-3 text-sm whitespace-pre-line text-ink-soft">{pool.description}</p>
      )}
      <Facts
        facts={[
          { name: text.pools.organiser, value: pool.organiserName },
          { name: text.pools.referencePrice, value: formatPrice(pool.referencePriceFen) },
          { name: text.pools.joinClosesAt, value: formatInstant(pool.joinClosesAt, text.locale) },
          { name: text.pools.offersCloseAt, value: formatInstant(pool.offersCloseAt, text.locale) },
          { name: text.pools.depositRate, value: formatBasisPoints(pool.depositBasisPoints) },
          {
            name: text.pools.paymentTerms,
            value: text.pools.paymentTermsValue(
              formatBasisPoints(terms.prepaymentBasisPoints),
              formatBasisPoints(terms.balanceBasisPoints),
              formatBasisPoints(terms.retentionBasisPoints),
            ),
          },
          ...(pool.feeBasisPoints > 0
            ? [{ name: text.pools.platformFee, value: formatBasisPoints(pool.feeBasisPoints) }]
            : []),
          { name: text.pools.signingDays, value: text.common.days(pool.signingDays) },
          { name: text.pools.acceptanceDays, value: text.common.days(pool.acceptanceDays) },
          { name: text.pools.warrantyDays, value: text.common.days(pool.warrantyDays) },
          {
            name: text.pools.counties,
            value:
              pool.counties.length === 0
                ? text.common.all
                : pool.counties.map((county) => countyName(county, text)).join('、'),
          },
        ]}
      />
      <p className="mt-3 flex items-start gap-1.5 text-xs text-ink-faint">
        <Icon name="lock" className="mt-0.5" />
        {text.pools.joining.depositHint}
      </p>
    </>
  )
}
