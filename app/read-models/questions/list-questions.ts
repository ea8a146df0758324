import type { PostView, QuestionsView } from '#app/contracts/views/questions.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { PostState } from '#app/domain/questions/post-lifecycle.ts'
import { mayAnswer, type QuestionReader, readsAll, roleOf } from '#app/domain/questions/seeing-policy.ts'
import type { Sql } from '#db/client.ts'

const MOST_QUESTIONS = 100
const MOST_ANSWERS = 500

interface PostRow {
  readonly id: string
  readonly questionId: string
  readonly firm: string
  readonly name: string
  readonly county: string
  readonly isOrganiser: boolean
  readonly isSupplier: boolean
  readonly isBuyer: boolean
  /** Its offer in this pool is public: its name is known here anyway. */
  readonly isKnown: boolean
  readonly body: string
  readonly state: PostState
  readonly hiddenReason: string | null
  readonly at: Date
}

/**
 * The questions of a pool as its reader may see them, the newest first; null for a visitor. Members, suppliers,
 * the organiser and the operator see all of them, other signed-in readers their own. What the operator has
 * hidden keeps its place and says why; its words are for the operator alone.
 */
export async function listQuestions(
  sql: Sql,
  poolId: string,
  actor: PersonActor | null,
  now: Date,
): Promise<QuestionsView | null> {
  if (!actor) return null
  const reader = await readerOf(sql, poolId, actor)
  if (!reader) return null
  const isWhole = readsAll(reader)
  const own = isWhole ? sql`` : sql`and q.organisation_id = ${actor.organisationId}`
  const questions = await sql<PostRow[]>`
    select q.id, q.id as "questionId", ${postColumns(sql, sql`q`, now)}
    from questions q join pools p on p.id = q.pool_id join organisations o on o.id = q.organisation_id
    where q.pool_id = ${poolId} ${own} order by q.created_at desc, q.id desc limit ${MOST_QUESTIONS}`
  const ids = questions.map(({ id }) => id)
  const answers =
    ids.length === 0
      ? []
      : await sql<PostRow[]>`
          select a.id, a.question_id as "questionId", ${postColumns(sql, sql`a`, now)}
          from answers a join pools p on p.id = a.pool_id join organisations o on o.id = a.organisation_id
          where a.question_id = any(${ids}) order by a.created_at, a.id limit ${MOST_ANSWERS}`
  return {
    questions: questions.map((question) => ({
      ...postView(question, reader),
      answers: answers
        .filter(({ questionId }) => questionId === question.id)
        .map((answer) => postView(answer, reader)),
    })),
    isWhole,
    canAsk: isPermitted(actor, 'question.ask'),
    canAnswer: isPermitted(actor, 'question.ask') && mayAnswer(reader),
    canModerate: isPermitted(actor, 'question.moderate'),
  }
}

async function readerOf(sql: Sql, poolId: string, actor: PersonActor): Promise<QuestionReader | null> {
  const { organisationId, capabilities } = actor
  const [row] = await sql<{ isOrganiser: boolean; isMember: boolean }[]>`
    select p.organiser_id = ${organisationId} as "isOrganiser", exists (
      select 1 from commitments c where c.pool_id = p.id and c.organisation_id = ${organisationId}
        and c.state in ('pending_deposit', 'active', 'awarded')) as "isMember"
    from pools p where p.id = ${poolId} and (p.state <> 'draft' or p.organiser_id = ${organisationId})`
  return row
    ? {
        ...row,
        organisationId,
        isSupplier: capabilities.includes('supplier'),
        isOperator: capabilities.includes('operator'),
      }
    : null
}

/** A sealed offer is nobody's business before offers close: its supplier stays a supplier without a name. */
function postColumns(sql: Sql, post: ReturnType<Sql>, now: Date) {
  return sql`
    ${post}.organisation_id as firm, o.name, o.county, p.organiser_id = o.id as "isOrganiser",
    'supplier' = any(o.capabilities) as "isSupplier", 'buyer' = any(o.capabilities) as "isBuyer",
    exists (select 1 from offers f where f.pool_id = p.id and f.supplier_id = o.id and f.state <> 'withdrawn'
      and (p.visibility = 'open' or p.offers_close_at <= ${now})) as "isKnown",
    ${post}.body, ${post}.state, ${post}.hidden_reason as "hiddenReason", ${post}.created_at as at`
}

function postView(row: PostRow, reader: QuestionReader): PostView {
  const { id, county, state, hiddenReason, at } = row
  const role = roleOf(row)
  const isMine = row.firm === reader.organisationId
  const isNamed = isMine || role === 'organiser' || (role === 'supplier' && row.isKnown)
  const isShown = state === 'visible' || reader.isOperator
  return {
    ...{ id, role, county, isMine, state, hiddenReason },
    name: isNamed ? row.name : null,
    body: isShown ? row.body : null,
    at: at.toISOString(),
  }
}
