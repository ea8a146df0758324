import { dayAfter, matchDemand } from '#app/domain/demands/match-demand.ts'
import { standingPriceAt } from '#app/domain/demands/standing-price.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { openWishesBefore } from '#db/stores/demands.ts'
import { lockListing } from '#db/stores/listings.ts'
import { insertNotices } from '#db/stores/notices.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A listing came into the catalogue: firms whose open demands it fits in full, price and delivery included,
 * are told, each demand once per listing. The supplier learns nothing of it.
 */
export function matchListing(ctx: Ctx, listingId: string): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    const listing = await lockListing(tx, listingId)
    const [row] = await tx.sql<{ publishedAt: Date | null }[]>`
      select published_at as "publishedAt" from listings where id = ${listingId}`
    if (listing?.state !== 'published' || !row?.publishedAt) return accept({ told: 0 })
    const { specs, capacity: available, title } = listing
    const deliveryOn = dayAfter(dayInShanghai(now), listing.leadTimeDays)
    const wishes = await openWishesBefore(tx, listing.categorySlug, row.publishedAt)
    let told = 0
    for (const wish of wishes.filter(({ buyerId }) => buyerId !== listing.supplierId)) {
      const unitPriceFen = standingPriceAt(listing, wish.quantity)
      const match = matchDemand(wish, { specs, unitPriceFen, deliveryOn, available, counties: [] })
      if (match.failed > 0) continue
      told += await insertNotices(tx, now, {
        kind: 'demand_match',
        firms: [wish.buyerId],
        about: { kind: 'demand', id: wish.id },
        facts: { title, listingId },
        once: `match:${wish.id}:${listingId}`,
      })
    }
    return accept({ told })
  })
}
