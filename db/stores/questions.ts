import type { PostState } from '#app/domain/questions/post-lifecycle.ts'
import type { Tx } from '../transaction.ts'

export interface NewPost {
  readonly id: string
  readonly poolId: string
  readonly organisationId: string
  readonly userId: string
  readonly body: string
}

export async function insertQuestion(tx: Tx, now: Date, post: NewPost): Promise<void> {
  await tx.sql`
    insert into questions (id, pool_id, organisation_id, user_id, body, state, created_at)
    values (${post.id}, ${post.poolId}, ${post.organisationId}, ${post.userId}, ${post.body}, 'visible', ${now})`
}

export async function insertAnswer(
  tx: Tx,
  now: Date,
  post: NewPost & { readonly questionId: string },
): Promise<void> {
  await tx.sql`
    insert into answers (id, question_id, pool_id, organisation_id, user_id, body, state, created_at)
    values (${post.id}, ${post.questionId}, ${post.poolId}, ${post.organisationId}, ${post.userId}, ${post.body},
      'visible', ${now})`
}

export interface LockedPost {
  readonly id: string
  readonly poolId: string
  readonly organisationId: string
  readonly state: PostState
}

/** A question or an answer under its row's lock; null when there is none. */
export async function lockPost(tx: Tx, kind: 'question' | 'answer', id: string): Promise<LockedPost | null> {
  const rows = await tx.sql<LockedPost[]>`
    select id, pool_id as "poolId", organisation_id as "organisationId", state
    from ${tx.sql(kind === 'question' ? 'questions' : 'answers')} where id = ${id} for update`
  return rows[0] ?? null
}

/** How many posts a firm has written under a pool since an instant: questions and answers together. */
export async function countPosts(
  tx: Tx,
  poolId: string,
  organisationId: string,
  since: Date,
): Promise<number> {
  const [row] = await tx.sql<{ many: number }[]>`
    select (select count(*) from questions
        where pool_id = ${poolId} and organisation_id = ${organisationId} and created_at > ${since})::int
      + (select count(*) from answers
        where pool_id = ${poolId} and organisation_id = ${organisationId} and created_at > ${since})::int as many`
  return row?.many ?? 0
}

export async function setHiddenReason(
  tx: Tx,
  kind: 'question' | 'answer',
  id: string,
  state: PostState,
  reason: string | null,
): Promise<void> {
  await tx.sql`
    update ${tx.sql(kind === 'question' ? 'questions' : 'answers')}
    set state = ${state}, hidden_reason = ${reason} where id = ${id}`
}

/** Who of a pool hears of a new question: its organiser, and those whose offers stand. */
export async function answerersOf(tx: Tx, poolId: string): Promise<string[]> {
  const rows = await tx.sql<{ firm: string }[]>`
    select organiser_id as firm from pools where id = ${poolId}
    union select supplier_id from offers where pool_id = ${poolId} and state <> 'withdrawn'`
  return rows.map(({ firm }) => firm)
}
