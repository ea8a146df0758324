import type { MyOfferRow, MyOffersView } from '#app/contracts/views/my-offers.ts'
import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'
import type { Database } from '#db/client.ts'
import { offerView } from '../pools/offer-view.ts'
import { visibleOffers } from '../pools/visible-offers.ts'

interface PoolOfOffer {
  readonly offerId: string
  readonly id: string
  readonly title: string
  readonly state: PoolState
  readonly quantity: number
  readonly offersCloseAt: Date
  readonly awardedQuantity: number | null
  readonly bondId: string | null
  readonly bondState: string | null
  readonly bondFen: bigint | null
}

const MOST = 200

/** A supplier's own offers in every pool, the latest first. */
export async function listMyOffers(
  { sql }: Database,
  organisationId: string,
  now: Date,
  idempotencyKey: string,
): Promise<MyOffersView> {
  const pools = await sql<PoolOfOffer[]>`
    select o.id as "offerId", p.id, p.title, p.state, p.active_quantity as quantity,
      p.offers_close_at as "offersCloseAt",
      (select sum(l.quantity)::int from award_lines l join awards a on a.id = l.award_id
        where l.offer_id = o.id and a.voided_at is null) as "awardedQuantity",
      y.id as "bondId", y.state as "bondState", y.amount_fen as "bondFen"
    from offers o join pools p on p.id = o.pool_id
      left join lateral (select id, state, amount_fen from payments
        where offer_id = o.id and purpose = 'bond' and state not in ('settled', 'cancelled')
        order by created_at desc limit 1) y on true
    where o.supplier_id = ${organisationId}
    order by o.submitted_at desc, o.id desc limit ${MOST}`
  const ids = [...new Set(pools.map((pool) => pool.id))]
  const own = (await visibleOffers(sql, ids, organisationId, now)).filter(
    (offer) => offer.supplierId === organisationId,
  )
  const rows = pools.flatMap((pool): MyOfferRow[] => {
    const offer = own.find((row) => row.id === pool.offerId)
    if (!offer) return []
    const { id, title, state, quantity, awardedQuantity, bondId, bondState } = pool
    const isPayable = bondState === 'payable' || bondState === 'refused'
    return [
      {
        offer: offerView(offer, quantity, organisationId),
        pool: { ...{ id, title, state, quantity }, offersCloseAt: pool.offersCloseAt.toISOString() },
        awardedQuantity,
        bond: bondId ? { paymentId: bondId, amountFen: Number(pool.bondFen ?? 0n), isPayable } : null,
      },
    ]
  })
  return { rows, idempotencyKey, nowAt: now.toISOString() }
}
