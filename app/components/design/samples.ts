import type { OfferView, PoolActivity, PoolCard, TierView } from '#app/contracts/views/pools.ts'

/** What the design page shows. Invented; the instant stands still so that pictures can be compared. */
export const SAMPLE_NOW_AT = '2026-03-02T01:00:00.000Z'

export const SAMPLE_TIERS: TierView[] = [
  { fromQuantity: 5, unitPriceFen: 12_800_000 },
  { fromQuantity: 10, unitPriceFen: 12_400_000 },
  { fromQuantity: 20, unitPriceFen: 11_850_000 },
  { fromQuantity: 40, unitPriceFen: 10_900_000 },
]

const RIVAL_TIERS: TierView[] = [
  { fromQuantity: 8, unitPriceFen: 12_600_000 },
  { fromQuantity: 25, unitPriceFen: 11_980_000 },
  { fromQuantity: 50, unitPriceFen: 10_500_000 },
]

export const SAMPLE_LADDERS = [
  { id: 'a', name: '甲供应商', tiers: SAMPLE_TIERS },
  { id: 'b', name: '乙供应商', tiers: RIVAL_TIERS },
]

const openPool: PoolCard = {
  poolId: 'pool_sample',
  version: 7,
  state: 'open',
  quantity: 34,
  firms: 12,
  joinClosesAt: '2026-03-04T10:00:00.000Z',
  offersCloseAt: '2026-03-04T10:00:00.000Z',
  projectedPriceFen: 11_850_000,
  savingFen: 49_300_000,
  nextTier: { offerId: 'a', fromQuantity: 40, unitPriceFen: 10_900_000, missingQuantity: 6 },
  title: '一体袜机春季团购',
  category: { slug: 'integrated-sock-machine', nameZh: '一体袜机', nameEn: 'Integrated sock machine' },
  cluster: 'haining-socks',
  counties: ['330481'],
  opening: 'supplier_led',
  visibility: 'open',
  minQuantity: 20,
  capQuantity: 60,
  referencePriceFen: 13_300_000,
  offers: 2,
  isJoinedByMe: true,
}

export const SAMPLE_POOLS: PoolCard[] = [
  openPool,
  {
    ...openPool,
    poolId: 'pool_sealed',
    title: '多工位冷成型机团购',
    category: { slug: 'cold-forming-machine', nameZh: '多工位冷成型机', nameEn: 'Cold-forming machine' },
    cluster: 'haiyan-fasteners',
    opening: 'demand_led',
    visibility: 'sealed',
    quantity: 4,
    firms: 3,
    projectedPriceFen: null,
    savingFen: null,
    nextTier: null,
    offers: null,
    isJoinedByMe: false,
  },
  {
    ...openPool,
    poolId: 'pool_awarded',
    title: '数控裁床团购',
    category: { slug: 'cnc-cutting-table', nameZh: '数控裁床', nameEn: 'CNC cutting table' },
    cluster: 'pinghu-luggage',
    state: 'awarded',
    quantity: 52,
    firms: 19,
    joinClosesAt: '2026-02-20T10:00:00.000Z',
    projectedPriceFen: 10_900_000,
    savingFen: 124_800_000,
    nextTier: null,
    isJoinedByMe: false,
  },
]

export const SAMPLE_OFFERS: OfferView[] = [
  {
    id: 'a',
    supplier: { id: 'org_a', name: '甲供应商', county: '330481', isLocal: true },
    listing: { id: 'lst_a', title: '织翻缝一体袜机 YT-6', firstSet: 'provincial' },
    tiers: SAMPLE_TIERS,
    capacity: 60,
    deliveryDays: 60,
    warrantyMonths: 18,
    surchargeFen: { '330424': 30_000 },
    improvedTimes: 2,
    submittedAt: SAMPLE_NOW_AT,
    state: 'improved',
    isPinned: true,
    isMine: false,
    priceNowFen: 11_850_000,
  },
  {
    id: 'b',
    supplier: { id: 'org_b', name: '乙供应商', county: '330624', isLocal: false },
    listing: { id: 'lst_b', title: '全自动一体袜机 Q9', firstSet: null },
    tiers: null,
    capacity: null,
    deliveryDays: null,
    warrantyMonths: null,
    surchargeFen: null,
    improvedTimes: 0,
    submittedAt: SAMPLE_NOW_AT,
    state: 'submitted',
    isPinned: false,
    isMine: true,
    priceNowFen: null,
  },
]

export const SAMPLE_ACTIVITY: PoolActivity[] = [
  { id: '4', at: '2026-03-02T00:40:00.000Z', kind: 'offerImproved', facts: { supplierName: '甲供应商' } },
  {
    id: '3',
    at: '2026-03-01T08:12:00.000Z',
    kind: 'tierReached',
    facts: { quantity: 20, unitPriceFen: 11_850_000 },
  },
  {
    id: '2',
    at: '2026-03-01T08:12:00.000Z',
    kind: 'joined',
    facts: { county: '330481', quantity: 6, total: 22 },
  },
  { id: '1', at: '2026-02-26T01:00:00.000Z', kind: 'opened', facts: {} },
]
