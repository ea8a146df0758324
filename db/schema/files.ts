import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from '../columns.ts'
import { organisations } from './identity.ts'

/** 文件: whose an uploaded file is and what it holds; its bytes lie in the file store under their hash. */
export const files = pgTable(
  'files',
  {
    id: id('id').primaryKey(),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    sha256: text('sha256').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('files_of_firm').on(table.organisationId, table.createdAt)],
)
