import type { OfferView } from '#app/contracts/views/pools.ts'
import { isLocalCounty } from '#app/domain/identity/counties.ts'
import { priceAt } from './pulse.ts'
import type { OfferRow } from './visible-offers.ts'

/** An offer as its reader sees it, with its price at a quantity. Rows that reach this are visible. */
export function offerView(row: OfferRow, quantity: number, organisationId: string | null): OfferView {
  const stands = row.state !== 'withdrawn' && row.state !== 'lost'
  return {
    id: row.id,
    supplier: {
      id: row.supplierId,
      name: row.supplierName,
      county: row.supplierCounty,
      isLocal: isLocalCounty(row.supplierCounty),
    },
    listing: { id: row.listingId ?? '', title: row.listingTitle ?? '', firstSet: row.firstSet },
    tiers: row.tiers.map(({ fromQuantity, unitPriceFen }) => ({ fromQuantity, unitPriceFen })),
    capacity: row.capacity,
    deliveryDays: row.deliveryDays,
    warrantyMonths: row.warrantyMonths,
    surchargeFen: row.surchargeByCounty,
    improvedTimes: row.version - 1,
    submittedAt: row.submittedAt.toISOString(),
    state: row.state,
    isPinned: row.isPinned,
    isMine: row.supplierId === organisationId,
    priceNowFen: stands ? priceAt(row, quantity) : null,
  }
}
