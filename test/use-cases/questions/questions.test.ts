import { expect, test } from 'vitest'
import { createPoolSchema } from '#app/contracts/pools.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { addDays, HOUR_MS } from '#app/domain/shared/clock.ts'
import { listQuestions } from '#app/read-models/questions/list-questions.ts'
import { createPool } from '#app/use-cases/pools/create-pool.ts'
import { answerQuestion } from '#app/use-cases/questions/answer-question.ts'
import { askQuestion } from '#app/use-cases/questions/ask-question.ts'
import { moderatePost } from '#app/use-cases/questions/moderate-post.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf, DEMAND_CATEGORY, demandFloor } from '#test/support/demands.ts'
import { poolInput } from '#test/support/pool-input.ts'
import type { Firm } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await demandFloor(database)
const member = await floor.firm('buyer')
const watcher = await floor.firm('buyer')
const bystander = await floor.firm('supplier')
const bureau = await floor.firm('city_bureau')

const ask = async (by: Firm, poolId: string, body = '质保期从何时起算？') => {
  const made = await askQuestion(by.ctx, { poolId, body })
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value.questionId
}
const see = (by: Firm | null, poolId: string) =>
  listQuestions(database.sql, poolId, (by?.ctx.actor as PersonActor | undefined) ?? null, floor.clock.now())
const kindsOf = async (firm: Firm) => {
  await floor.until(floor.clock.now())
  const rows = await database.sql<{ kind: string }[]>`
    select kind from notices where organisation_id = ${firm.id} and kind in ('question_asked', 'answer_given')`
  return rows.map(({ kind }) => kind)
}

async function openPool(visibility: 'open' | 'sealed' = 'open') {
  const poolId = await floor.open({ visibility })
  const { supplier } = await floor.offer(poolId, { tiers: [[1, 11_112_222n]] })
  await floor.join(poolId, member, 1)
  return { poolId, supplier }
}

test('a question is told to the organiser and the suppliers in it, its answer to who asked', async () => {
  const { poolId, supplier } = await openPool()
  const before = await database.sql<{ version: number }[]>`select version from pools where id = ${poolId}`
  const questionId = await ask(member, poolId)
  const after = await database.sql<{ version: number }[]>`select version from pools where id = ${poolId}`
  expect(after[0]?.version).toBe((before[0]?.version ?? 0) + 1)
  expect(await kindsOf(supplier)).toEqual(['question_asked'])
  expect(await kindsOf(floor.operator)).toContain('question_asked')
  expect(await kindsOf(bystander)).toEqual([])
  expect((await answerQuestion(supplier.ctx, { questionId, body: '自验收之日起。' })).ok).toBe(true)
  expect(await kindsOf(member)).toEqual(['answer_given'])
})

test('members, suppliers, organiser and operator read all; a watcher only its own; a visitor nothing', async () => {
  const { poolId, supplier } = await openPool()
  await ask(member, poolId, '第一问')
  await ask(watcher, poolId, '第二问')
  for (const reader of [member, supplier, bystander, floor.operator]) {
    expect((await see(reader, poolId))?.questions.map(({ body }) => body)).toEqual(['第二问', '第一问'])
  }
  const own = await see(watcher, poolId)
  expect(own?.questions.map(({ body }) => body)).toEqual(['第二问'])
  expect([own?.isWhole, own?.canAsk, own?.canAnswer, own?.canModerate]).toEqual([false, true, false, false])
  expect((await see(bureau, poolId))?.questions).toEqual([])
  expect(await see(null, poolId)).toBe(null)
})

test('who asked is a kind and a county to others, never a name', async () => {
  const { poolId } = await openPool()
  await ask(member, poolId)
  const [seen] = (await see(bystander, poolId))?.questions ?? []
  expect(seen).toMatchObject({ role: 'buyer', county: '330481', name: null, isMine: false })
  expect((await see(member, poolId))?.questions[0]).toMatchObject({ isMine: true })
})

test('in a sealed pool an answer tells not who has offered; once offers have closed the name is public', async () => {
  const { poolId, supplier } = await openPool('sealed')
  const questionId = await ask(member, poolId)
  await answerQuestion(supplier.ctx, { questionId, body: '可以。' })
  await answerQuestion(bystander.ctx, { questionId, body: '也可以。' })
  const namesSeen = async (by: Firm) =>
    (await see(by, poolId))?.questions[0]?.answers.map(({ role, name }) => [role, name])
  expect(await namesSeen(member)).toEqual([
    ['supplier', null],
    ['supplier', null],
  ])
  floor.clock.set(addDays(floor.clock.now(), 12))
  expect((await namesSeen(member))?.map((seen) => seen[1] !== null)).toEqual([true, false])
  floor.clock.set(addDays(floor.clock.now(), -12))
})

test('only organiser and suppliers answer, only what is shown, and a draft is nobody else’s', async () => {
  const { poolId } = await openPool()
  const questionId = await ask(member, poolId)
  expect(codeOf(await answerQuestion(watcher.ctx, { questionId, body: 'x' }))).toBe('NOT_PERMITTED')
  expect(codeOf(await answerQuestion(bystander.ctx, { questionId: 'qst_none', body: 'x' }))).toBe(
    'QUESTION_NOT_FOUND',
  )
  expect((await answerQuestion(floor.operator.ctx, { questionId, body: '组织方答复' })).ok).toBe(true)
  await moderatePost(floor.operator.ctx, { kind: 'question', postId: questionId, reason: '含联系方式' })
  expect(codeOf(await answerQuestion(bystander.ctx, { questionId, body: 'x' }))).toBe('QUESTION_NOT_FOUND')
  expect(codeOf(await askQuestion(member.ctx, { poolId: 'pool_none', body: 'x' }))).toBe('POOL_NOT_FOUND')
  const later = { joinOpensAt: addDays(floor.clock.now(), 1).toISOString(), category: DEMAND_CATEGORY }
  const draft = await createPool(floor.operator.ctx, createPoolSchema.parse(poolInput(later)))
  if (!draft.ok) throw new Error(draft.refusal.code)
  const { poolId: hidden } = draft.value
  expect(codeOf(await askQuestion(member.ctx, { poolId: hidden, body: 'x' }))).toBe('POOL_NOT_FOUND')
  expect(await see(member, hidden)).toBe(null)
})

test('the operator hides with a reason and shows again; others read the reason, not the words', async () => {
  const { poolId } = await openPool()
  const postId = await ask(member, poolId, '请加我微信 12345')
  const hide = () => moderatePost(floor.operator.ctx, { kind: 'question', postId, reason: '含联系方式' })
  expect(codeOf(await moderatePost(member.ctx, { kind: 'question', postId, reason: '不' }))).toBe(
    'NOT_PERMITTED',
  )
  const both = await Promise.all([hide(), hide()])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(codeOf(both.find(({ ok }) => !ok))).toBe('NOTHING_TO_DO')
  for (const reader of [member, bystander]) {
    const [seen] = (await see(reader, poolId))?.questions ?? []
    expect([seen?.body, seen?.hiddenReason, seen?.state]).toEqual([null, '含联系方式', 'hidden'])
  }
  expect((await see(floor.operator, poolId))?.questions[0]?.body).toBe('请加我微信 12345')
  const trail = await database.sql<{ line: string }[]>`
    select row_to_json(t)::text as line from audit_trail t where subject_id = ${postId}`
  expect(trail.some(({ line }) => line.includes('微信'))).toBe(false)
  const shown = await moderatePost(floor.operator.ctx, { kind: 'question', postId, reason: null })
  expect(shown.ok).toBe(true)
  expect((await see(bystander, poolId))?.questions[0]?.body).toBe('请加我微信 12345')
  expect(codeOf(await moderatePost(floor.operator.ctx, { kind: 'answer', postId, reason: null }))).toBe(
    'QUESTION_NOT_FOUND',
  )
})

test('the same form sent twice at once is one question; a firm cannot flood a pool', async () => {
  const { poolId } = await openPool()
  const input = { poolId, body: '同一张表单', idempotencyKey: 'question-0001' }
  const both = await Promise.all([askQuestion(member.ctx, input), askQuestion(member.ctx, input)])
  expect(both[0]).toEqual(both[1])
  expect((await see(member, poolId))?.questions).toHaveLength(1)
  const questionId = both[0].ok ? both[0].value.questionId : ''
  const answer = { questionId, body: '四十五天', idempotencyKey: 'answer-00001' }
  const answers = await Promise.all([1, 2, 3].map(() => answerQuestion(floor.operator.ctx, answer)))
  expect(new Set(answers.map((one) => one.ok && one.value.answerId)).size).toBe(1)
  expect((await see(member, poolId))?.questions[0]?.answers).toHaveLength(1)
  for (let index = 1; index < 20; index += 1) await ask(member, poolId, `第 ${index} 问`)
  expect(codeOf(await askQuestion(member.ctx, { poolId, body: '再问' }))).toBe('TOO_MANY_REQUESTS')
  floor.clock.advance(HOUR_MS)
  expect((await askQuestion(member.ctx, { poolId, body: '再问' })).ok).toBe(true)
})
