import type { PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { Scope, TestMethod } from '#app/domain/testing/method.ts'
import type { ReportContent } from '#app/domain/testing/report-content.ts'
import type { SampleGroup } from '#app/domain/testing/sample-groups.ts'
import type { SampleEvent, SampleState } from '#app/domain/testing/sample-lifecycle.ts'
import type { TestOrderEvent, TestOrderState } from '#app/domain/testing/test-order-lifecycle.ts'
import type { Verdict } from '#app/domain/testing/verdict.ts'

/** Names in both languages, as the store has them. */
export interface Named {
  nameZh: string
  nameEn: string
}

export interface TestServiceView extends Named {
  id: string
  platformId: string
  platformSlug: string
  labName: string
  summaryZh: string
  summaryEn: string
  sampleNeedZh: string
  sampleNeedEn: string
  methods: TestMethod[]
  /** Marks that a report of today would bear. */
  marks: Scope[]
  priceFen: number
  memberPriceFen: number
  /** What the reader's firm pays. */
  ownPriceFen: number
  turnaroundDays: number
  /** Where samples are handed in. */
  location: string
  /** Ids of files that everybody may see. */
  photos: string[]
}

export interface TestPlatformView {
  id: string
  slug: string
  name: string
  nameEn: string | null
  labName: string
  labAddress: string
  county: string
  services: TestServiceView[]
}

export interface TestServicesView {
  platforms: TestPlatformView[]
  /** The reader may write services of a laboratory. */
  canManage: boolean
}

export interface TestOrderFormView {
  offered: TestServiceView
  draft: { orderId: string; groups: SampleGroup[]; note: string; needsReturn: boolean } | null
  /** When and why its platform was closed; null while it takes orders. */
  closed: { at: string; reason: string } | null
  /** Whether the reader may order; a visitor is asked to sign in. */
  canOrder: boolean
  /** The reader keeps this service for its laboratory. */
  canEdit: boolean
  isSignedIn: boolean
  idempotencyKey: string
}

export interface TestOrderCard extends Named {
  id: string
  number: string
  state: TestOrderState
  side: 'customer' | 'lab'
  partnerName: string
  sampleCount: number
  feeFen: number
  dueOn: string | null
  createdAt: string
  next: TestNext
}

/** What must happen next, and whose it is to do. */
export interface TestNext {
  who: 'customer' | 'lab' | 'nobody'
  step:
    | 'submit'
    | 'accept'
    | 'pay'
    | 'wait_for_bank'
    | 'receive'
    | 'start'
    | 'test'
    | 'review'
    | 'draw'
    | 'close'
    | 'none'
}

export interface TestOrdersView {
  orders: TestOrderCard[]
  /** How many of the list are the reader's to do. */
  mine: number
  hasLab: boolean
}

export interface CustodyLink {
  at: string
  event: SampleEvent | 'label' | 'move'
  toState: SampleState
  place: string
  condition: string
  actorName: string | null
}

export interface SampleResult {
  value: string
  verdict: Verdict
  enteredAt: string
  /** How often it was corrected. */
  corrections: number
}

export interface SampleView {
  id: string
  code: string
  name: string
  specification: string
  batchNumber: string
  state: SampleState
  condition: string
  untestedWhy: 'unfit' | 'lost' | null
  custody: CustodyLink[]
  /** By parameter key; the client sees none before the report. */
  results: Record<string, SampleResult>
}

export interface ReportCard {
  number: string
  version: number
  verdict: Verdict
  issuedAt: string | null
  sha256: string | null
  supersededBy: string | null
  amendmentReason: string | null
}

export interface TestOrderEventView {
  id: string
  at: string
  event: TestOrderEvent | 'create' | 'approve'
  actorName: string | null
  reason: string | null
}

export interface TestFeeView {
  unitPriceFen: number
  sampleCount: number
  feeFen: number
  heldFen: number
  refundedFen: number
  paidOutFen: number
  payment: { id: string; state: PaymentState; dueAt: string | null } | null
}

export type TestOrderActionName =
  | 'edit'
  | 'submit'
  | 'cancel'
  | 'pay'
  | 'accept'
  | 'reject'
  | 'receive'
  | 'start'
  | 'enter'
  | 'finish'
  | 'lose'
  | 'handOver'
  | 'review'
  | 'close'
  | 'amend'

export interface TestOrderPageView extends Named {
  id: string
  number: string
  state: TestOrderState
  side: 'customer' | 'lab'
  serviceId: string
  customerName: string
  labName: string
  platformSlug: string
  methods: TestMethod[]
  turnaroundDays: number
  groups: SampleGroup[]
  note: string
  needsReturn: boolean
  dueOn: string | null
  /** Why it was rejected, sent back or ended; `fee_not_paid` is the clock's word. */
  reason: string | null
  fee: TestFeeView
  samples: SampleView[]
  reports: ReportCard[]
  events: TestOrderEventView[]
  /** What the reader may do now. */
  actions: Record<TestOrderActionName, boolean>
  /** The reader has entered results and may not review them. */
  isTester: boolean
  next: TestNext
  idempotencyKey: string
}

/** A report for one of its two firms. */
export interface ReportPageView {
  orderId: string
  content: ReportContent
  issuedAt: string
  sha256: string
  byteSize: number
  supersededBy: string | null
  versions: { number: string; version: number; issuedAt: string }[]
}

/** What anybody may know of a report: that it exists, whose it is, and whether it still stands. */
export interface VerifyView {
  number: string
  version: number
  labName: string
  issuedOn: string
  sha256: string
  supersededBy: string | null
  supersedes: string | null
}

/** What came of a file or a digest that somebody brought. */
export interface VerifyOutcome {
  outcome: 'same' | 'changed'
  sha256: string
}

export interface LabelView {
  code: string
  name: string
  specification: string
  batchNumber: string
  /** Of the address that a scan leads to, as the path of an SVG drawing. */
  qr: QrDrawing
}

export interface QrDrawing {
  /** Modules on a side. */
  size: number
  path: string
}

export interface LabelsView {
  orderId: string
  orderNumber: string
  serviceZh: string
  labName: string
  labAddress: string
  labels: LabelView[]
}
