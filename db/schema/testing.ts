import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import type { TestMethod } from '#app/domain/testing/method.ts'
import type { NumberedKind } from '#app/domain/testing/numbering.ts'
import type { ReportContent } from '#app/domain/testing/report-content.ts'
import type { SampleGroup } from '#app/domain/testing/sample-groups.ts'
import type { SampleEvent, SampleState } from '#app/domain/testing/sample-lifecycle.ts'
import type { TestServiceState } from '#app/domain/testing/service-lifecycle.ts'
import type { TestOrderState } from '#app/domain/testing/test-order-lifecycle.ts'
import type { Verdict } from '#app/domain/testing/verdict.ts'
import { day, fen, id, instant } from '../columns.ts'
import { organisations } from './identity.ts'
import { platforms } from './platforms.ts'

/** A platform's testing house: its code in numbers, its accreditations, the post that signs. */
export const testLabs = pgTable(
  'test_labs',
  {
    platformId: id('platform_id')
      .primaryKey()
      .references(() => platforms.id),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    cmaNumber: text('cma_number'),
    cmaUntil: day('cma_until'),
    cnasNumber: text('cnas_number'),
    cnasUntil: day('cnas_until'),
    signatoryPost: text('signatory_post').notNull(),
  },
  (table) => [index('test_labs_firm').on(table.organisationId)],
)

/** 检测服务. */
export const testServices = pgTable(
  'test_services',
  {
    id: id('id').primaryKey(),
    platformId: id('platform_id')
      .notNull()
      .references(() => testLabs.platformId),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    summaryZh: text('summary_zh').notNull().default(''),
    summaryEn: text('summary_en').notNull().default(''),
    methods: jsonb('methods').$type<TestMethod[]>().notNull(),
    priceFen: fen('price_fen').notNull(),
    memberPriceFen: fen('member_price_fen').notNull(),
    turnaroundDays: integer('turnaround_days').notNull(),
    sampleNeedZh: text('sample_need_zh').notNull().default(''),
    sampleNeedEn: text('sample_need_en').notNull().default(''),
    state: text('state').$type<TestServiceState>().notNull().default('offered'),
    location: text('location').notNull().default(''),
    photos: text('photos').array().notNull().default([]),
    version: integer('version').notNull().default(1),
    position: integer('position').notNull().default(0),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('test_services_platform').on(table.platformId, table.position)],
)

/** The last number a lab has given, per kind and year. */
export const testCounters = pgTable(
  'test_counters',
  {
    platformId: id('platform_id')
      .notNull()
      .references(() => testLabs.platformId),
    kind: text('kind').$type<NumberedKind>().notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (table) => [primaryKey({ columns: [table.platformId, table.kind, table.year] })],
)

/** 检测委托, with the service as it was when ordered. */
export const testOrders = pgTable(
  'test_orders',
  {
    id: id('id').primaryKey(),
    number: text('number').notNull().unique(),
    platformId: id('platform_id')
      .notNull()
      .references(() => testLabs.platformId),
    labId: id('lab_id')
      .notNull()
      .references(() => organisations.id),
    serviceId: id('service_id')
      .notNull()
      .references(() => testServices.id),
    customerId: id('customer_id')
      .notNull()
      .references(() => organisations.id),
    state: text('state').$type<TestOrderState>().notNull(),
    serviceVersion: integer('service_version').notNull().default(1),
    serviceNameZh: text('service_name_zh').notNull(),
    serviceNameEn: text('service_name_en').notNull(),
    methods: jsonb('methods').$type<TestMethod[]>().notNull(),
    turnaroundDays: integer('turnaround_days').notNull(),
    unitPriceFen: fen('unit_price_fen').notNull(),
    groups: jsonb('groups').$type<SampleGroup[]>().notNull(),
    sampleCount: integer('sample_count').notNull(),
    feeFen: fen('fee_fen').notNull(),
    note: text('note').notNull().default(''),
    needsReturn: boolean('needs_return').notNull().default(false),
    feeHeldAt: instant('fee_held_at'),
    dueOn: day('due_on'),
    receivedAt: instant('received_at'),
    reason: text('reason'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    index('test_orders_customer').on(table.customerId, table.createdAt),
    index('test_orders_lab').on(table.labId, table.state),
  ],
)

/** 样品, one row each. */
export const testSamples = pgTable(
  'test_samples',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => testOrders.id),
    position: integer('position').notNull(),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    specification: text('specification').notNull(),
    batchNumber: text('batch_number').notNull(),
    state: text('state').$type<SampleState>().notNull(),
    condition: text('condition').notNull().default(''),
    untestedWhy: text('untested_why').$type<'unfit' | 'lost'>(),
  },
  (table) => [unique().on(table.orderId, table.position)],
)

/** 样品流转, written once. */
export const testCustody = pgTable(
  'test_custody',
  {
    id: bigint('id', { mode: 'bigint' }).generatedAlwaysAsIdentity().primaryKey(),
    sampleId: id('sample_id')
      .notNull()
      .references(() => testSamples.id),
    at: instant('at').notNull(),
    event: text('event').$type<SampleEvent | 'label' | 'move'>().notNull(),
    fromState: text('from_state').$type<SampleState>(),
    toState: text('to_state').$type<SampleState>().notNull(),
    place: text('place').notNull().default(''),
    condition: text('condition').notNull().default(''),
    actorUserId: id('actor_user_id'),
    actorOrganisationId: id('actor_organisation_id'),
  },
  (table) => [index('test_custody_sample').on(table.sampleId, table.id)],
)

/** Results and their corrections; the last row of a sample and parameter counts. */
export const testResults = pgTable(
  'test_results',
  {
    id: bigint('id', { mode: 'bigint' }).generatedAlwaysAsIdentity().primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => testOrders.id),
    sampleId: id('sample_id')
      .notNull()
      .references(() => testSamples.id),
    parameterKey: text('parameter_key').notNull(),
    value: text('value').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    enteredBy: id('entered_by').notNull(),
    enteredAt: instant('entered_at').notNull(),
  },
  (table) => [index('test_results_order').on(table.orderId, table.sampleId, table.parameterKey, table.id)],
)

/** 检测报告, a row per version. The document is added once; then nothing changes any more. */
export const testReports = pgTable(
  'test_reports',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => testOrders.id),
    platformId: id('platform_id')
      .notNull()
      .references(() => testLabs.platformId),
    number: text('number').notNull().unique(),
    baseNumber: text('base_number').notNull(),
    version: integer('version').notNull(),
    content: jsonb('content').$type<ReportContent>().notNull(),
    reviewerUserId: id('reviewer_user_id').notNull(),
    supersedesId: id('supersedes_id').unique(),
    amendmentReason: text('amendment_reason'),
    approvedAt: instant('approved_at').notNull(),
    issuedAt: instant('issued_at'),
    sha256: text('sha256'),
    fileKey: text('file_key'),
    byteSize: integer('byte_size'),
  },
  (table) => [unique().on(table.orderId, table.version)],
)
