import type { PoolSnapshot } from '#app/contracts/live.ts'

/** The public facts of some pool at a version. */
export function snapshotOf(poolId: string, version: number): PoolSnapshot {
  return {
    poolId,
    version,
    state: 'open',
    quantity: version,
    firms: 1,
    projectedPriceFen: 11_900_000,
    referencePriceFen: 12_800_000,
    nextTier: { offerId: 'off_1', fromQuantity: 20, unitPriceFen: 11_500_000, missingQuantity: 3 },
    savingFen: 900_000,
    joinClosesAt: '2026-04-01T00:00:00.000Z',
    offersCloseAt: '2026-03-20T00:00:00.000Z',
    serverAt: '2026-03-02T01:00:00.000Z',
  }
}
