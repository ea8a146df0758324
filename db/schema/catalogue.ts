import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import type { ListingState } from '#app/domain/catalogue/listing-lifecycle.ts'
import type { SpecSchema, SpecValues } from '#app/domain/catalogue/spec-schema.ts'
import type { RetireState } from '#app/domain/policies/retire-lifecycle.ts'
import { day, fen, id, instant } from '../columns.ts'
import { organisations } from './identity.ts'

/** A kind of equipment, with the schema that its listings' specs must satisfy. */
export const categories = pgTable('categories', {
  slug: text('slug').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  cluster: text('cluster'),
  specSchema: jsonb('spec_schema').$type<SpecSchema>().notNull(),
  synonyms: text('synonyms').array().notNull().default([]),
  referencePriceFen: fen('reference_price_fen').notNull(),
  position: integer('position').notNull(),
})

/** 设备: what a supplier sells. */
export const listings = pgTable(
  'listings',
  {
    id: id('id').primaryKey(),
    supplierId: id('supplier_id')
      .notNull()
      .references(() => organisations.id),
    categorySlug: text('category_slug')
      .notNull()
      .references(() => categories.slug),
    title: text('title').notNull(),
    model: text('model').notNull(),
    maker: text('maker').notNull(),
    county: text('county').notNull(),
    specs: jsonb('specs').$type<SpecValues>().notNull(),
    priceFen: fen('price_fen').notNull(),
    /** Tiers as JSON integers in rising order of quantity, as `pools.StoredLadder`. */
    standingLadder: jsonb('standing_ladder').$type<{ fromQuantity: number; unitPriceFen: number }[]>(),
    capacity: integer('capacity'),
    leadTimeDays: integer('lead_time_days').notNull(),
    warrantyMonths: integer('warranty_months').notNull(),
    energyGrade: smallint('energy_grade'),
    summary: text('summary').notNull().default(''),
    state: text('state').$type<ListingState>().notNull(),
    sentBackReason: text('sent_back_reason'),
    publishedAt: instant('published_at'),
    updatedAt: instant('updated_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('listings_supplier').on(table.supplierId, table.state),
    index('listings_category').on(table.categorySlug, table.state),
  ],
)

/** 首台套 certificate; `expiresOn` is computed by the database, three years after the issue. */
export const certificates = pgTable(
  'certificates',
  {
    id: id('id').primaryKey(),
    listingId: id('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    level: text('level').$type<CertificateLevel>().notNull(),
    number: text('number').notNull(),
    issuedOn: day('issued_on').notNull(),
    expiresOn: day('expires_on').generatedAlwaysAs(sql`(issued_on + interval '3 years')::date`),
    verifiedAt: instant('verified_at'),
    verifiedBy: id('verified_by').references(() => organisations.id),
    refusedReason: text('refused_reason'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('certificates_number').on(table.number),
    index('certificates_listing').on(table.listingId),
  ],
)

export const listingPhotos = pgTable('listing_photos', {
  id: id('id').primaryKey(),
  listingId: id('listing_id')
    .notNull()
    .references(() => listings.id, { onDelete: 'cascade' }),
  position: integer('position').notNull(),
  fileKey: text('file_key').notNull(),
  contentType: text('content_type').notNull(),
  bytes: integer('bytes').notNull(),
  caption: text('caption').notNull().default(''),
  createdAt: instant('created_at').notNull(),
})

/** A rule of DOMAIN 11 in one of its versions; `parameters` fit the rule's kind (`domain/policies/rule.ts`). */
export const policyRules = pgTable('policy_rules', {
  key: text('key').notNull(),
  version: integer('version').notNull(),
  article: text('article').notNull(),
  kind: text('kind').notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  readingZh: text('reading_zh').notNull(),
  readingEn: text('reading_en').notNull(),
  parameters: jsonb('parameters').$type<Record<string, unknown>>().notNull(),
  inForceFrom: day('in_force_from').notNull(),
  inForceUntil: day('in_force_until'),
})

/** Equipment that must be retired (article 8): who still uses it gets no subsidy. */
export const retireCatalogue = pgTable('retire_catalogue', {
  key: text('key').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  categorySlug: text('category_slug').references(() => categories.slug),
  reasonZh: text('reason_zh').notNull(),
  reasonEn: text('reason_en').notNull().default(''),
  listedOn: day('listed_on').notNull(),
  state: text('state').$type<RetireState>().notNull().default('listed'),
  withdrawnOn: day('withdrawn_on'),
})
