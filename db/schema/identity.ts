import { index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Capability, Role } from '#app/domain/identity/roles.ts'
import { id, instant } from '../columns.ts'

/** A firm, bureau or the operator: whoever can hold rights and money. */
export const organisations = pgTable(
  'organisations',
  {
    id: id('id').primaryKey(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    creditCode: text('credit_code').notNull(),
    county: text('county').notNull(),
    industry: text('industry'),
    size: text('size'),
    capabilities: text('capabilities').array().$type<Capability[]>().notNull(),
    equipmentInUse: text('equipment_in_use').array().notNull().default([]),
    /** Account at the custodian bank; the last four digits choose the mock's behaviour. */
    bankAccount: text('bank_account').notNull(),
    verifiedAt: instant('verified_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('organisations_credit_code').on(table.creditCode)],
)

/** A sign-in. No person is named: the display name says the post. */
export const users = pgTable(
  'users',
  {
    id: id('id').primaryKey(),
    login: text('login').notNull(),
    displayName: text('display_name').notNull(),
    passwordHash: text('password_hash').notNull(),
    locale: text('locale').notNull().default('zh'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('users_login').on(table.login)],
)

export const memberships = pgTable(
  'memberships',
  {
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    role: text('role').$type<Role>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.organisationId] })],
)

/** The store knows the hash of a session's token only: a leaked table signs nobody in. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sessions_user').on(table.userId)],
)
