import type { PoolPageView } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { QuestionsCard } from '../questions/questions-card.tsx'
import { Card } from '../ui/card.tsx'
import { drawnOnce } from '../ui/drawn-once.tsx'
import { Notice } from '../ui/feedback.tsx'
import { ActivityList } from './activity-list.tsx'
import { OffersList } from './offers-list.tsx'
import { PoolPrices } from './pool-prices.tsx'

const KeptActivity = drawnOnce(ActivityList)
const KeptOffers = drawnOnce(OffersList)

/** The rest of a pool's story: how its price came down, who offers, what happened, what was asked. */
export function PoolDetails({ pool, answer }: { pool: PoolPageView; answer: FormAnswer | null }) {
  const text = useText()
  return (
    <>
      <PoolPrices pool={pool} />
      <Offers pool={pool} />
      <Card title={text.pools.activityTitle}>
        <KeptActivity activity={pool.activity} />
      </Card>
      <QuestionsCard pool={pool} answer={answer} />
    </>
  )
}

function Offers({ pool }: { pool: PoolPageView }) {
  const text = useText()
  return (
    <Card title={text.pools.offers}>
      {pool.visibility === 'sealed' && pool.offers === null && (
        <div className="mb-3">
          <Notice>{text.pools.sealedHint}</Notice>
        </div>
      )}
      <KeptOffers offers={pool.standingOffers} />
    </Card>
  )
}
