import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import type { MemberState, Membership, StaffRole } from '#app/domain/platforms/member-lifecycle.ts'
import type { PlatformState } from '#app/domain/platforms/platform-lifecycle.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import { day, id, instant } from '../columns.ts'
import { organisations, users } from './identity.ts'

/** 链主平台: what a chain leader opens to the firms of its chain. */
export const platforms = pgTable(
  'platforms',
  {
    id: id('id').primaryKey(),
    leaderId: id('leader_id')
      .notNull()
      .references(() => organisations.id),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    story: text('story').notNull().default(''),
    chain: text('chain').notNull(),
    county: text('county').notNull(),
    membership: text('membership').$type<Membership>().notNull(),
    state: text('state').$type<PlatformState>().notNull(),
    photos: text('photos').array().notNull().default([]),
    memberDiscountBasisPoints: integer('member_discount_basis_points').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
    closedReason: text('closed_reason'),
  },
  (table) => [index('platforms_leader').on(table.leaderId)],
)

export const platformMembers = pgTable(
  'platform_members',
  {
    id: id('id').primaryKey(),
    platformId: id('platform_id')
      .notNull()
      .references(() => platforms.id),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    class: text('class').$type<FirmClass>().notNull(),
    state: text('state').$type<MemberState>().notNull(),
    note: text('note').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (table) => [index('platform_members_firm').on(table.organisationId)],
)

export const platformStaff = pgTable(
  'platform_staff',
  {
    platformId: id('platform_id')
      .notNull()
      .references(() => platforms.id),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    role: text('role').$type<StaffRole>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.platformId, table.userId] })],
)

/** 共享设备. `equivalence` names those that can stand in for each other; `rules` is how it may be booked. */
export const resources = pgTable(
  'resources',
  {
    id: id('id').primaryKey(),
    platformId: id('platform_id')
      .notNull()
      .references(() => platforms.id),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    description: text('description').notNull().default(''),
    categorySlug: text('category_slug'),
    equivalence: text('equivalence'),
    specs: jsonb('specs').$type<Record<string, string | number | boolean>>().notNull().default({}),
    photos: text('photos').array().notNull().default([]),
    location: text('location').notNull().default(''),
    state: text('state').$type<'open' | 'retired'>().notNull(),
    capacity: integer('capacity').notNull(),
    rules: jsonb('rules').$type<ResourceRules>().notNull(),
    checkInToken: text('check_in_token').notNull().unique(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('resources_platform').on(table.platformId)],
)

/** One of the `capacity` pieces of a resource: what a booking really takes. */
export const resourceUnits = pgTable('resource_units', {
  id: bigint('id', { mode: 'bigint' }).generatedAlwaysAsIdentity().primaryKey(),
  resourceId: id('resource_id')
    .notNull()
    .references(() => resources.id),
  number: integer('number').notNull(),
})

/** 停机: maintenance that was planned, or a breakdown. Without a unit, the whole resource. */
export const resourceClosures = pgTable(
  'resource_closures',
  {
    id: id('id').primaryKey(),
    resourceId: id('resource_id')
      .notNull()
      .references(() => resources.id),
    unitId: bigint('unit_id', { mode: 'bigint' }).references(() => resourceUnits.id),
    kind: text('kind').$type<'maintenance' | 'breakdown'>().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    reason: text('reason').notNull().default(''),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('resource_closures_resource').on(table.resourceId, table.endsAt)],
)

/** 上机资格 of a firm or of one of its people, until a day (that day included). */
export const qualifications = pgTable(
  'qualifications',
  {
    id: id('id').primaryKey(),
    platformId: id('platform_id')
      .notNull()
      .references(() => platforms.id),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    userId: id('user_id').references(() => users.id),
    code: text('code').notNull(),
    expiresOn: day('expires_on').notNull(),
    grantedAt: instant('granted_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('qualifications_firm').on(table.organisationId, table.platformId)],
)
