import {
  SAMPLE_ACTIVITY,
  SAMPLE_NOW_AT,
  SAMPLE_OFFERS,
  SAMPLE_POOLS,
} from '#app/components/design/samples.ts'
import type { CommitmentsView } from '#app/contracts/views/commitments.ts'
import type { HomeView } from '#app/contracts/views/home.ts'
import type { OfferComposerView } from '#app/contracts/views/offers.ts'
import type { OperatorView } from '#app/contracts/views/operator.ts'
import type { OrderCard, OrderPageView, OrdersView } from '#app/contracts/views/orders.ts'
import type { CreatePoolView, PoolCard, PoolPageView, PoolsView } from '#app/contracts/views/pools.ts'
import type { Permitted } from '#app/contracts/views/shell.ts'
import type { SignInView } from '#app/contracts/views/sign-in.ts'
import type { StatementView } from '#app/contracts/views/statement.ts'
import { sampleCommitment } from './sample-commitment.ts'
import { sampleDealings, sampleRejection } from './sample-dealings.ts'

export const yes: Permitted = { isAllowed: true }
export const no: Permitted = { isAllowed: false, refusal: { code: 'NOT_PERMITTED', facts: {} } }

function firstPool(): PoolCard {
  const [pool] = SAMPLE_POOLS
  if (!pool) throw new Error('the samples have a pool')
  return pool
}

export function samplePoolPage(change: Partial<PoolPageView> = {}): PoolPageView {
  return {
    ...firstPool(),
    questions: null,
    baseline: { constraints: [], fields: [], invitable: null },
    priceHistory: [
      { at: '2026-02-26T02:00:00.000Z', quantity: 4, priceFen: null },
      { at: '2026-02-27T02:00:00.000Z', quantity: 12, priceFen: 12_400_000 },
      { at: '2026-03-01T02:00:00.000Z', quantity: 34, priceFen: 11_850_000 },
    ],
    description: '统一规格：6 针距，织翻缝一体，含安装调试与两天培训。',
    organiserName: '海宁袜业协会（演示）',
    hasStatement: false,
    openedAt: '2026-02-26T01:00:00.000Z',
    depositBasisPoints: 500,
    ...{ bondBasisPoints: 0, feeBasisPoints: 25 },
    terms: { prepaymentBasisPoints: 3000, balanceBasisPoints: 6000, retentionBasisPoints: 1000 },
    signingDays: 7,
    acceptanceDays: 10,
    warrantyDays: 365,
    isExtended: false,
    members: [
      { county: '330481', firms: 8, quantity: 24 },
      { county: '330424', firms: 4, quantity: 10 },
    ],
    standingOffers: SAMPLE_OFFERS,
    activity: SAMPLE_ACTIVITY,
    mine: null,
    actions: { join: yes, change: no, withdraw: no, offer: no, extend: no, cancel: no },
    failure: null,
    award: null,
    projection: null,
    myCounty: '330481',
    idempotencyKey: 'key',
    nowAt: SAMPLE_NOW_AT,
    ...change,
  }
}

export function sampleComposer(change: Partial<OfferComposerView> = {}): OfferComposerView {
  return {
    pool: {
      ...firstPool(),
      categoryNameZh: '一体袜机',
      categoryNameEn: 'Integrated sock machine',
      counties: ['330481', '330424'],
      nextBestPriceFen: 11_980_000,
    },
    listings: [
      {
        id: 'lst_a',
        title: '织翻缝一体袜机 YT-6',
        referencePriceFen: 13_300_000,
        leadTimeDays: 60,
        warrantyMonths: 18,
        firstSet: 'provincial',
        standingTiers: SAMPLE_OFFERS[0]?.tiers ?? [],
      },
    ],
    standing: null,
    offer: yes,
    withdraw: no,
    idempotencyKey: 'key',
    nowAt: SAMPLE_NOW_AT,
    ...change,
  }
}

const orderCard: OrderCard = {
  id: 'ord_1',
  number: '2026-0007',
  state: 'shipping',
  side: 'buyer',
  pool: { id: 'pool_sample', title: '一体袜机春季团购' },
  buyerName: '海宁某袜厂',
  supplierName: '甲供应商',
  listingTitle: '织翻缝一体袜机 YT-6',
  quantity: 6,
  priceFen: 11_880_000,
  totalFen: 71_280_000,
  agreedDeliveryAt: '2026-05-08T01:00:00.000Z',
  next: {
    step: 'accept',
    by: 'buyer',
    isMine: true,
    dueAt: '2026-05-12T01:00:00.000Z',
    amountFen: null,
    quantity: 2,
  },
}

export const sampleOrder: OrderPageView = {
  ...orderCard,
  tierPriceFen: 11_850_000,
  surchargeFen: 30_000,
  soloPriceFen: 12_800_000,
  terms: { prepaymentBasisPoints: 3000, balanceBasisPoints: 6000, retentionBasisPoints: 1000 },
  contract: {
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    buyerSignedAt: '2026-03-06T02:00:00.000Z',
    supplierSignedAt: null,
    signBeforeAt: '2026-03-12T02:00:00.000Z',
  },
  shippedQuantity: 4,
  receivedQuantity: 4,
  acceptedQuantity: 1,
  heldFen: 60_000_000,
  paidOutFen: 4_752_000,
  ...{ refundedFen: 0, depositCountedFen: 1_000_000 },
  payments: [
    payment('pay_1', 'prepayment', 'settled', 21_384_000, no),
    payment('pay_2', 'balance', 'payable', 42_768_000, yes),
    payment('pay_3', 'payout', 'processing', 4_752_000, no),
    payment('pay_4', 'retention', 'not_due', 7_128_000, no),
  ],
  shipments: [
    {
      id: 'shp_1',
      number: 1,
      quantity: 4,
      remedy: null,
      remediedQuantity: 0,
      shippedAt: '2026-04-28T02:00:00.000Z',
      receivedAt: '2026-05-02T02:00:00.000Z',
      openQuantity: 2,
      acceptByAt: '2026-05-12T02:00:00.000Z',
      acceptances: [
        {
          id: 'acc_1',
          quantity: 1,
          acceptedAt: '2026-05-04T02:00:00.000Z',
          acceptedBy: 'buyer',
          warrantyUntilAt: '2027-05-04T02:00:00.000Z',
        },
      ],
      rejections: [sampleRejection],
    },
  ],
  events: [
    {
      id: '3',
      at: '2026-05-04T02:00:00.000Z',
      kind: 'rejected',
      actorName: '海宁某袜厂',
      facts: { quantity: 1, reason: '针筒异响' },
    },
    {
      id: '2',
      at: '2026-04-28T02:00:00.000Z',
      kind: 'shipped',
      actorName: '甲供应商',
      facts: { quantity: 4 },
    },
    { id: '1', at: '2026-03-06T02:00:00.000Z', kind: 'buyer_signed', actorName: '海宁某袜厂', facts: {} },
  ],
  dealings: sampleDealings(),
  actions: { sign: yes, pay: yes, ship: yes, receive: no, accept: yes, reject: yes },
  termination: null,
  idempotencyKey: 'key',
  nowAt: SAMPLE_NOW_AT,
}

function payment(
  id: string,
  purpose: OrderPageView['payments'][number]['purpose'],
  state: OrderPageView['payments'][number]['state'],
  amountFen: number,
  pay: Permitted,
): OrderPageView['payments'][number] {
  return {
    id,
    purpose,
    cause: null,
    state,
    direction: purpose === 'payout' ? 'out' : 'in',
    amountFen,
    dueAt: SAMPLE_NOW_AT,
    settledAt: null,
    bankReason: null,
    pay,
  }
}

export const sampleOrders: OrdersView = {
  spans: [
    {
      orderId: 'ord_1',
      number: 'HC-0001',
      phase: 'signing',
      fromAt: '2026-02-20T01:00:00.000Z',
      untilAt: '2026-02-24T01:00:00.000Z',
      isPlanned: false,
    },
    {
      orderId: 'ord_1',
      number: 'HC-0001',
      phase: 'production',
      fromAt: '2026-02-24T01:00:00.000Z',
      untilAt: '2026-04-24T01:00:00.000Z',
      isPlanned: true,
    },
  ],
  rows: [
    orderCard,
    {
      ...orderCard,
      id: 'ord_2',
      state: 'completed',
      next: { ...orderCard.next, step: 'none', isMine: false },
    },
  ],
  mineToActOn: 1,
  inEscrowFen: 60_000_000,
  nowAt: SAMPLE_NOW_AT,
}

export const sampleCommitments: CommitmentsView = {
  rows: [
    {
      commitment: sampleCommitment,
      award: null,
      pool: { ...firstPool(), id: 'pool_sample' },
    },
  ],
  activeQuantity: 6,
  depositHeldFen: 3_990_000,
  projectedSavingFen: 8_700_000,
  nowAt: SAMPLE_NOW_AT,
}

export const sampleStatement: StatementView = {
  organisationName: '海宁某袜厂',
  rows: [
    row('1', 'deposit_held', 3_990_000, 0, 3_990_000),
    row('2', 'prepayment_held', 17_394_000, 0, 21_384_000),
    row('3', 'payout_settled', 0, 4_752_000, 16_632_000),
  ],
  openingBalanceFen: 0,
  closingBalanceFen: 16_632_000,
  inFen: 21_384_000,
  outFen: 4_752_000,
  fromOn: null,
  toOn: null,
}

function row(
  id: string,
  kind: StatementView['rows'][number]['kind'],
  ...[inFen, outFen, balanceFen]: [number, number, number]
): StatementView['rows'][number] {
  return {
    id,
    journalId: `jrn_${id}`,
    cause: null,
    at: SAMPLE_NOW_AT,
    kind,
    poolTitle: '一体袜机春季团购',
    bookingName: null,
    ...(id === '1' ? { orderId: null, orderNumber: null } : { orderId: 'ord_1', orderNumber: '2026-0007' }),
    inFen,
    outFen,
    balanceFen,
  }
}

export const sampleHome: HomeView = {
  map: { measure: 'sets', values: [{ county: '330481', value: 34 }] },
  tasks: [{ kind: 'payDeposits', count: 2, subjectId: 'pool_1', dueAt: SAMPLE_NOW_AT }],
  ...{ desks: [{ desk: 'buyer', figures: [{ kind: 'savingFen', value: 1_200_000 }] }], platforms: [] },
  near: {
    county: '330481',
    industry: '袜业',
    pools: SAMPLE_POOLS,
    saving: { poolId: 'pool_1', poolTitle: '一体袜机团购', perSetFen: 1_450_000, onDemandsFen: 8_700_000 },
  },
  running: SAMPLE_POOLS,
  clusters: [
    { slug: 'haiyan-fasteners', pools: 3, firms: 21, quantity: 64, savingFen: 210_000_000 },
    { slug: 'pinghu-luggage', pools: 2, firms: 19, quantity: 52, savingFen: 124_800_000 },
    { slug: 'haining-socks', pools: 2, firms: 12, quantity: 34, savingFen: 49_300_000 },
  ],
  totals: { openPools: 7, firms: 52, quantity: 150, savingFen: 384_100_000, settledPools: 4 },
  myOrders: [],
  myPools: [],
  nowAt: SAMPLE_NOW_AT,
}

export const samplePools: PoolsView = {
  pools: SAMPLE_POOLS,
  total: 41,
  page: 2,
  pageSize: 12,
  filters: { query: '', cluster: null, category: null, county: null, state: 'open', sort: 'closing' },
  categories: SAMPLE_POOLS.map((pool) => pool.category),
  nowAt: SAMPLE_NOW_AT,
}

export const sampleCreatePool: CreatePoolView = {
  categories: SAMPLE_POOLS.map((pool) => pool.category),
  clusters: ['haiyan-fasteners', 'pinghu-luggage', 'haining-socks'],
  counties: ['330402', '330411', '330421', '330424', '330481', '330482', '330483'],
  openings: ['supplier_led', 'demand_led'],
  mayTakeFee: true,
  idempotencyKey: 'key',
  nowAt: SAMPLE_NOW_AT,
}

export const sampleSignIn: SignInView = {
  ...{ hasRegistered: false, hasEnded: false },
  demoActors: [
    {
      userId: 'usr_1',
      name: '采购（演示）',
      organisationName: '海宁某袜厂',
      county: '330481',
      capabilities: ['buyer'],
      role: 'purchaser',
      kind: 'buyer',
      isFeatured: true,
    },
    {
      userId: 'usr_2',
      name: '销售（演示）',
      organisationName: '甲供应商',
      county: '330481',
      capabilities: ['supplier'],
      role: 'sales',
      kind: 'supplier',
      isFeatured: false,
    },
  ],
  next: '/',
}

export const sampleOperator: OperatorView = {
  checkedAt: SAMPLE_NOW_AT,
  invariants: [
    { number: 1, name: '分录合计为零', isHeld: true, brokenCount: 0, examples: [] },
    { number: 3, name: '认购不超过上限', isHeld: false, brokenCount: 1, examples: ['pool_7: 61 > 60'] },
  ],
  ledger: {
    journals: 120,
    entries: 264,
    sumFen: 0,
    escrowFen: 60_000_000,
    accounts: [{ account: 'deposit:cmt_1', organisationName: '海宁某袜厂', balanceFen: 3_990_000 }],
  },
  queues: [{ name: 'escrow', waiting: 0, active: 1, delayed: 4, failed: 1, completed: 310 }],
  failedJobs: [
    { id: '9', queue: 'escrow', name: 'settle', failedAt: SAMPLE_NOW_AT, attempts: 3, reason: 'no bank' },
  ],
  outbox: { waiting: 0, oldestAt: null },
  differences: [],
}
