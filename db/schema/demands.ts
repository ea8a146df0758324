import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { SpecConstraint } from '#app/domain/demands/constraint.ts'
import type { DemandState } from '#app/domain/demands/demand-lifecycle.ts'
import { day, fen, id, instant } from '../columns.ts'
import { categories, listings } from './catalogue.ts'
import { organisations, users } from './identity.ts'

/** 需求. `maxPriceFen` (保留价) is private for ever: it is read for its owner and for matching only. */
export const demands = pgTable(
  'demands',
  {
    id: id('id').primaryKey(),
    buyerId: id('buyer_id')
      .notNull()
      .references(() => organisations.id),
    categorySlug: text('category_slug')
      .notNull()
      .references(() => categories.slug),
    constraints: jsonb('constraints').$type<SpecConstraint[]>().notNull().default([]),
    quantity: integer('quantity').notNull(),
    maxPriceFen: fen('max_price_fen'),
    latestDeliveryOn: day('latest_delivery_on'),
    county: text('county').notNull(),
    retires: text('retires').array().notNull().default([]),
    note: text('note').notNull().default(''),
    state: text('state').$type<DemandState>().notNull(),
    poolId: id('pool_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [index('demands_buyer').on(table.buyerId, table.state)],
)

/** A search that somebody wants to hear about; the query is the words of its address, typed (`contracts/search.ts`). */
export const savedSearches = pgTable(
  'saved_searches',
  {
    id: id('id').primaryKey(),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    name: text('name').notNull(),
    query: jsonb('query').$type<Record<string, unknown>>().notNull(),
    alerts: boolean('alerts').notNull().default(true),
    lastToldAt: instant('last_told_at'),
    lookedAt: instant('looked_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('saved_searches_owner').on(table.organisationId)],
)

/** What of a saved search its owner has been told, once per listing. */
export const searchHits = pgTable(
  'search_hits',
  {
    searchId: id('search_id')
      .notNull()
      .references(() => savedSearches.id, { onDelete: 'cascade' }),
    listingId: id('listing_id')
      .notNull()
      .references(() => listings.id, { onDelete: 'cascade' }),
    toldAt: instant('told_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.searchId, table.listingId] })],
)
