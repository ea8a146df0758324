import { bigint, customType, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { BookingState } from '#app/domain/bookings/booking-lifecycle.ts'
import type { WaitlistState } from '#app/domain/bookings/waitlist-lifecycle.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import { fen, id, instant } from '../columns.ts'
import { organisations, users } from './identity.ts'
import { platforms, resources, resourceUnits } from './platforms.ts'

/** A half-open stretch of time, as PostgreSQL writes it. */
const stretch = customType<{ data: string; driverData: string }>({ dataType: () => 'tstzrange' })

export const bookingSeries = pgTable('booking_series', {
  id: id('id').primaryKey(),
  resourceId: id('resource_id')
    .notNull()
    .references(() => resources.id),
  organisationId: id('organisation_id')
    .notNull()
    .references(() => organisations.id),
  rule: text('rule').notNull(),
  createdAt: instant('created_at').notNull(),
})

/** 预约 of one unit. That no two of a unit overlap, buffers included, is the database's own constraint. */
export const bookings = pgTable(
  'bookings',
  {
    id: id('id').primaryKey(),
    groupId: id('group_id'),
    seriesId: id('series_id').references(() => bookingSeries.id),
    platformId: id('platform_id')
      .notNull()
      .references(() => platforms.id),
    resourceId: id('resource_id')
      .notNull()
      .references(() => resources.id),
    unitId: bigint('unit_id', { mode: 'bigint' })
      .notNull()
      .references(() => resourceUnits.id),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    userId: id('user_id').notNull(),
    class: text('class').$type<FirmClass>().notNull(),
    state: text('state').$type<BookingState>().notNull(),
    /** Whose word a requested booking waits for. */
    awaits: text('awaits').$type<'platform' | 'holder'>(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    occupied: stretch('occupied').notNull(),
    priceFen: fen('price_fen').notNull(),
    heldFen: fen('held_fen').notNull().default(0n),
    settledFen: fen('settled_fen'),
    moneyId: id('money_id').notNull(),
    purpose: text('purpose').notNull().default(''),
    reason: text('reason'),
    checkedInAt: instant('checked_in_at'),
    returnedAt: instant('returned_at'),
    meteredMinutes: integer('metered_minutes'),
    replacesId: id('replaces_id'),
    /** Counts changes of time, place and state, by the database itself: a calendar client's SEQUENCE. */
    sequence: integer('sequence').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    index('bookings_firm').on(table.organisationId, table.startsAt),
    index('bookings_platform').on(table.platformId, table.startsAt),
    index('bookings_group').on(table.groupId),
    index('bookings_series').on(table.seriesId),
  ],
)

/** 候补 for a slot that is taken. */
export const waitlistEntries = pgTable(
  'waitlist_entries',
  {
    id: id('id').primaryKey(),
    resourceId: id('resource_id')
      .notNull()
      .references(() => resources.id),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    userId: id('user_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    purpose: text('purpose').notNull().default(''),
    state: text('state').$type<WaitlistState>().notNull(),
    bookingId: id('booking_id').references(() => bookings.id),
    offeredUntil: instant('offered_until'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('waitlist_entries_resource').on(table.resourceId, table.state, table.createdAt),
    index('waitlist_entries_firm').on(table.organisationId),
  ],
)

/** 闲时共享: idle time offered to firms outside the chain at a share of their price. */
export const idleOffers = pgTable(
  'idle_offers',
  {
    id: id('id').primaryKey(),
    resourceId: id('resource_id')
      .notNull()
      .references(() => resources.id),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    priceBasisPoints: integer('price_basis_points').notNull(),
    createdAt: instant('created_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [index('idle_offers_resource').on(table.resourceId, table.endsAt)],
)

/** A calendar address: a secret of which only the hash is kept, and which can be revoked. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: id('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    scope: text('scope').$type<'resource' | 'platform' | 'firm'>().notNull(),
    subjectId: id('subject_id').notNull(),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** Who opened it: the address answers while this person may see what it shows. */
    userId: id('user_id').references(() => users.id),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('calendar_feeds_firm').on(table.organisationId)],
)
