import { beforeAll, expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { sealJournals } from '#db/stores/chain.ts'
import { keepDeadLetter } from '#db/stores/dead-letters.ts'
import { begin } from '#db/transaction.ts'
import { testDatabase } from '#test/support/database.ts'
import { addFirm, browserAt, openTestServer, START } from '#test/support/house.ts'
import { postDeposit } from '#test/support/ledger.ts'

const database = await testDatabase()
const { sql } = database
const server = await openTestServer(database)
const PAGES = [
  '/operator',
  '/operator/jobs',
  '/operator/bank',
  '/operator/jobs/ltr_1',
  '/operator/bank/cas_1',
]
const operator = browserAt(server.url)
const buyer = browserAt(server.url)
const visitor = browserAt(server.url)

beforeAll(async () => {
  await addFirm(database, 'op', ['operator'])
  await addFirm(database, 'b1', ['buyer'])
  await operator.signIn('op')
  await buyer.signIn('b1')
  const now = new Date(START)
  const letter = { id: 'ltr_1', messageId: 'outbox-77', queue: 'bank', job: 'bank.instruct', attempts: 8 }
  await begin(database, (tx) =>
    keepDeadLetter(
      tx,
      { actor: SYSTEM_ACTOR, now },
      {
        ...letter,
        payload: { paymentId: 'pay_1', attempt: 0 },
        reason: 'the line is dead',
        stack: 'Error: the line',
      },
    ),
  )
  await sql`
    insert into bank_cases (id, kind, subject_id, statement_on, organisation_id, direction, bank_fen, ledger_fen, state, opened_at)
    values ('cas_1', 'doubled', 'mov_1', '2026-03-01', 'b1', 'in', 12345, 0, 'open', ${now})`
  await sql`
    insert into bank_statement_lines (movement_id, statement_on, reference, account, direction, amount_fen, booked_at)
    values ('mov_1', '2026-03-01', 'pay_1', '6228', 'in', 12345, ${now})`
  await postDeposit(database, 'k1', 12_345n, { firm: 'b1' })
  await sealJournals(database, now)
})

test.each(PAGES)('%s is the operator’s alone', async (path) => {
  expect((await operator.get(path)).status).toBe(200)
  expect((await buyer.get(path)).status).toBe(403)
  expect((await visitor.get(path)).status).toBe(303)
})

test('what is not there is not found', async () => {
  for (const path of ['/operator/jobs/ltr_none', '/operator/bank/cas_none'])
    expect((await operator.get(path)).status).toBe(404)
  for (const path of [
    '/pools/pool_none/statement',
    '/orders/ord_none/statement',
    '/orders/ord_none/statement/export',
  ])
    expect((await operator.get(path)).status).toBe(404)
})

test('a dead letter shows its payload and why it failed, and is discarded only with a reason', async () => {
  const page = await operator.get('/operator/jobs/ltr_1')
  expect(page.text).toContain('the line is dead')
  expect(page.text).toContain('pay_1')
  const empty = await operator.form('/operator/jobs/ltr_1', { intent: 'discard', reason: ' ' })
  expect(empty.status).toBe(400)
  const done = await operator.form('/operator/jobs/ltr_1', { intent: 'discard', reason: '不再需要' })
  expect(done.status).toBe(303)
  expect((await operator.get('/operator/jobs/ltr_1')).text).toContain('不再需要')
  const again = await operator.form('/operator/jobs/ltr_1', { intent: 'replay' })
  expect(again.status).toBe(409)
})

test('a difference is corrected from its page, and keeps what was typed when it is wrong', async () => {
  const wrong = await operator.form('/operator/bank/cas_1', { intent: 'correct', reason: '' })
  expect(wrong.status).toBe(400)
  expect((await buyer.form('/operator/bank/cas_1', { intent: 'correct', reason: 'x' })).status).toBe(403)
  const done = await operator.form('/operator/bank/cas_1', { intent: 'correct', reason: '银行确认重复' })
  expect(done.status).toBe(303)
  const page = await operator.get('/operator/bank/cas_1')
  expect(page.text).toContain('已更正')
  expect(page.text).toContain('银行确认重复')
})

test('what the correction left in suspense is paid back from the same page, with a reason', async () => {
  const page = '/operator/bank/cas_1'
  expect((await operator.get(page)).text).toContain('把更正后挂账的 ¥123.45')
  expect((await operator.form(page, { intent: 'refund', reason: '' })).status).toBe(400)
  expect((await buyer.form(page, { intent: 'refund', reason: 'x' })).status).toBe(403)
  expect((await operator.form(page, { intent: 'refund', reason: '退回重复款' })).status).toBe(303)
  const { text } = await operator.get(page)
  expect(text).toContain('已退回')
  expect(text).toContain('退款支付')
  expect(text).not.toContain('把更正后挂账的')
  expect((await operator.form(page, { intent: 'refund', reason: '再退一次' })).status).toBe(409)
})

test('the head of the chain is public, to people and machines', async () => {
  const reading = await visitor.get('/api/ledger')
  expect(reading.at('head')).toMatch(/^1:[0-9a-f]{64}$/)
  expect((await visitor.get('/ledger')).text).toContain(String(reading.at('head')))
})

test('metrics are for operators and for who has the token', async () => {
  expect((await visitor.get('/metrics')).status).toBe(401)
  expect((await buyer.get('/metrics')).status).toBe(403)
  expect((await operator.get('/metrics')).text).toContain('hecai_dead_letters_open')
  process.env.METRICS_TOKEN = 'a token of the monitoring'
  const bearer = { Authorization: 'Bearer a token of the monitoring' }
  expect((await visitor.get('/metrics', bearer)).status).toBe(200)
  expect((await visitor.get('/metrics', { Authorization: 'Bearer other' })).status).toBe(401)
  delete process.env.METRICS_TOKEN
})

test('a statement is a file that spreadsheets read: its mark, its lines, a running balance', async () => {
  const file = await buyer.get('/statement/export?from=2026-03-01&to=2026-03-31')
  expect(file.headers.get('Content-Type')).toContain('text/csv')
  expect(file.headers.get('Content-Disposition')).toContain('statement_2026-03-01_2026-03-31.csv')
  const lines = file.text.trim().split('\r\n')
  expect(lines[0]).toContain('余额')
  expect((await visitor.get('/statement/export')).status).toBe(303)
})
