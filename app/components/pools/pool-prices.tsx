import type { PoolPageView } from '#app/contracts/views/pools.ts'
import { useText } from '#app/i18n/text.ts'
import { PriceHistory } from '../charts/price-history.tsx'
import { SavingWaterfall } from '../charts/saving-waterfall.tsx'
import { Card } from '../ui/card.tsx'
import { drawnOnce } from '../ui/drawn-once.tsx'
import { leadingOffer } from './leading-offer.ts'

const KeptWaterfall = drawnOnce(SavingWaterfall)
const KeptHistory = drawnOnce(PriceHistory)

/** How the price came down, in time and in steps. */
export function PoolPrices({ pool }: { pool: PoolPageView }) {
  const text = useText()
  const best = leadingOffer(pool.standingOffers, pool.quantity)
  const steps = pool.priceHistory.filter((point) => point.priceFen !== null)
  return (
    <>
      {best?.tiers && (
        <Card title={text.charts.waterfall} aside={best.supplier.name}>
          <KeptWaterfall
            referencePriceFen={pool.referencePriceFen}
            tiers={best.tiers}
            quantity={pool.quantity}
          />
        </Card>
      )}
      {steps.length > 1 && (
        <Card title={text.charts.priceHistory}>
          <KeptHistory points={pool.priceHistory} referencePriceFen={pool.referencePriceFen} />
        </Card>
      )}
    </>
  )
}
