import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { EngagementState } from '#app/domain/directory/engagement-lifecycle.ts'
import type { ProviderKind } from '#app/domain/directory/provider-kind.ts'
import type { RatingState } from '#app/domain/directory/rating-lifecycle.ts'
import { id, instant } from '../columns.ts'
import { organisations } from './identity.ts'

/** 服务商: what a provider says of itself in the directory. */
export const providerProfiles = pgTable('provider_profiles', {
  organisationId: id('organisation_id')
    .primaryKey()
    .references(() => organisations.id),
  kinds: text('kinds').array().$type<ProviderKind[]>().notNull(),
  summaryZh: text('summary_zh').notNull(),
  summaryEn: text('summary_en').notNull().default(''),
  offers: text('offers').notNull().default(''),
  counties: text('counties').array().notNull().default([]),
  isListed: boolean('is_listed').notNull(),
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
})

/** 服务合作: a dealing between a firm and a provider. */
export const engagements = pgTable(
  'engagements',
  {
    id: id('id').primaryKey(),
    providerId: id('provider_id')
      .notNull()
      .references(() => providerProfiles.organisationId),
    clientId: id('client_id')
      .notNull()
      .references(() => organisations.id),
    kind: text('kind').$type<ProviderKind>().notNull(),
    subject: text('subject').notNull(),
    state: text('state').$type<EngagementState>().notNull(),
    reason: text('reason'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    index('engagements_provider').on(table.providerId, table.updatedAt),
    index('engagements_client').on(table.clientId, table.updatedAt),
  ],
)

/** 评价: once per completed dealing; the store refuses any other. */
export const providerRatings = pgTable(
  'provider_ratings',
  {
    id: id('id').primaryKey(),
    engagementId: id('engagement_id')
      .notNull()
      .unique()
      .references(() => engagements.id),
    providerId: id('provider_id')
      .notNull()
      .references(() => providerProfiles.organisationId),
    clientId: id('client_id')
      .notNull()
      .references(() => organisations.id),
    stars: integer('stars').notNull(),
    comment: text('comment').notNull().default(''),
    reply: text('reply'),
    state: text('state').$type<RatingState>().notNull(),
    hiddenReason: text('hidden_reason'),
    ratedAt: instant('rated_at').notNull(),
    changedAt: instant('changed_at'),
    repliedAt: instant('replied_at'),
  },
  (table) => [index('provider_ratings_provider').on(table.providerId, table.ratedAt)],
)
