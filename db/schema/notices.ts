import { bigint, boolean, index, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { NoticeChannel } from '#app/domain/notices/notice-kinds.ts'
import { id, instant } from '../columns.ts'
import { organisations, users } from './identity.ts'
import { pools } from './pools.ts'

/** 通知: what a firm was told. Facts are what the firm itself may see. */
export const notices = pgTable(
  'notices',
  {
    id: bigint('id', { mode: 'bigint' }).generatedAlwaysAsIdentity().primaryKey(),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    poolId: id('pool_id').references(() => pools.id),
    kind: text('kind').notNull(),
    facts: jsonb('facts').$type<Record<string, string | number | null>>().notNull().default({}),
    createdAt: instant('created_at').notNull(),
    messageId: text('message_id').notNull(),
    /** What it is about, e.g. `order` and its id: where a click leads. */
    aboutKind: text('about_kind'),
    aboutId: text('about_id'),
  },
  (table) => [
    unique().on(table.organisationId, table.messageId),
    index('notices_of_message').on(table.messageId),
  ],
)

/** Read by a person: a colleague's reading is not one's own. */
export const noticeReads = pgTable(
  'notice_reads',
  {
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    noticeId: bigint('notice_id', { mode: 'bigint' })
      .notNull()
      .references(() => notices.id),
    readAt: instant('read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.noticeId] })],
)

/** Only what differs from the kind's own habit. */
export const noticePreferences = pgTable(
  'notice_preferences',
  {
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind').notNull(),
    channel: text('channel').$type<NoticeChannel>().notNull(),
    isOn: boolean('is_on').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind, table.channel] })],
)

export const noticeAddresses = pgTable('notice_addresses', {
  userId: id('user_id')
    .primaryKey()
    .references(() => users.id),
  email: text('email'),
  phone: text('phone'),
  updatedAt: instant('updated_at').notNull(),
})

/** The mock of an e-mail and an SMS provider: once per notice, person and channel. */
export const mockMessages = pgTable(
  'mock_messages',
  {
    id: bigint('id', { mode: 'bigint' }).generatedAlwaysAsIdentity().primaryKey(),
    noticeId: bigint('notice_id', { mode: 'bigint' })
      .notNull()
      .references(() => notices.id),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    channel: text('channel').$type<Exclude<NoticeChannel, 'page'>>().notNull(),
    address: text('address').notNull(),
    locale: text('locale').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (table) => [unique().on(table.noticeId, table.userId, table.channel)],
)
