import { bigint, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { organisations } from './identity.ts'
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
    readAt: instant('read_at'),
    messageId: text('message_id').notNull(),
  },
  (table) => [unique().on(table.organisationId, table.messageId)],
)
