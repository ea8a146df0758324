import { index, pgTable, text } from 'drizzle-orm/pg-core'
import type { PostState } from '#app/domain/questions/post-lifecycle.ts'
import { id, instant } from '../columns.ts'
import { organisations } from './identity.ts'
import { pools } from './pools.ts'

const post = {
  poolId: id('pool_id')
    .notNull()
    .references(() => pools.id),
  organisationId: id('organisation_id')
    .notNull()
    .references(() => organisations.id),
  userId: id('user_id').notNull(),
  body: text('body').notNull(),
  state: text('state').$type<PostState>().notNull(),
  /** Why the operator took it away; null while it is shown. */
  hiddenReason: text('hidden_reason'),
  createdAt: instant('created_at').notNull(),
}

/** 提问 under a pool. Who asked is never shown to others, only what kind of firm and where. */
export const questions = pgTable('questions', { id: id('id').primaryKey(), ...post }, (table) => [
  index('questions_of_pool').on(table.poolId, table.createdAt, table.id),
])

/** 答复 by the pool's organiser or a supplier. */
export const answers = pgTable(
  'answers',
  {
    id: id('id').primaryKey(),
    questionId: id('question_id')
      .notNull()
      .references(() => questions.id),
    ...post,
  },
  (table) => [index('answers_of_question').on(table.questionId, table.createdAt, table.id)],
)
