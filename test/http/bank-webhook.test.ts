import { afterAll, expect, test } from 'vitest'
import { webhookSignature } from '#app/http/bank-webhook.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { testDatabase } from '#test/support/database.ts'
import { addCatalogue, addFirm, browserAt, openTestServer } from '#test/support/house.ts'
import { poolInput } from '#test/support/pool-input.ts'

const SECRET = 'a secret that both sides know'
process.env.BANK_WEBHOOK_SECRET = SECRET
afterAll(() => {
  delete process.env.BANK_WEBHOOK_SECRET
})

const database = await testDatabase()
await addFirm(database, 'operator', ['operator'])
for (const id of ['b1', 'b2']) await addFirm(database, id, ['buyer'])
await addFirm(database, 's1', ['supplier'])
await addCatalogue(database, ['s1'])
const house = await openTestServer(database)
const bank = browserAt(house.url)

/** A deposit that its firm has paid: the bank is instructed, and silent so far. */
async function instructed(firm: string) {
  const [operator, buyer] = [browserAt(house.url), browserAt(house.url)]
  await operator.signIn('operator')
  await buyer.signIn(firm)
  const created = await operator.command('createPool', poolInput({ depositBasisPoints: 500 }))
  const poolId = String(created.at('value.poolId'))
  await operator.command('openPool', { poolId })
  await buyer.command('joinPool', { poolId, quantity: 2 })
  const [payment] = await database.sql<{ id: string; fen: bigint }[]>`
    select id, amount_fen as fen from payments where pool_id = ${poolId}`
  expect((await buyer.command('payPayment', { paymentId: payment?.id })).status).toBe(200)
  const [attempt] = await database.sql<{ attempt: number }[]>`
    select attempt from payments where id = ${payment?.id ?? ''}`
  return {
    paymentId: payment?.id ?? '',
    instructionId: `${payment?.id}-${attempt?.attempt}`,
    amountFen: Number(payment?.fen),
  }
}
const first = await instructed('b1')
const word = (more: object = {}) => ({ id: 'wrd_1', ...first, answer: 'settled', reason: null, ...more })
const stateOf = async (paymentId = first.paymentId) =>
  (await database.sql<{ state: string }[]>`select state from payments where id = ${paymentId}`)[0]?.state

interface Sending {
  readonly secret?: string
  readonly shiftMs?: number
  readonly headers?: Record<string, string>
}

function send(body: unknown, { secret = SECRET, shiftMs = 0, headers = {} }: Sending = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const stamp = String(Math.floor((house.clock.now().getTime() + shiftMs) / 1_000))
  const signed = {
    'Content-Type': 'application/json',
    'X-Bank-Timestamp': stamp,
    'X-Bank-Signature': webhookSignature(secret, stamp, text),
  }
  return bank.post('/webhooks/bank', text, { ...signed, ...headers })
}

test('what is not signed, signed otherwise, changed on the way or too old is a 401 and changes nothing', async () => {
  const ago = (minutes: number) => ({ shiftMs: minutes * 60_000 })
  const stamp = String(Math.floor(house.clock.now().getTime() / 1_000))
  const overheard = webhookSignature(SECRET, stamp, JSON.stringify(word()))
  const refused = [
    await send(word(), { headers: { 'X-Bank-Signature': '' } }),
    await send(word(), { headers: { 'X-Bank-Timestamp': '' } }),
    await send(word(), { headers: { 'X-Bank-Timestamp': 'soon' } }),
    await send(word(), { secret: 'another secret, as long' }),
    await send(word({ amountFen: 1 }), { headers: { 'X-Bank-Signature': overheard } }),
    await send(word(), {
      headers: { 'X-Bank-Timestamp': String(Number(stamp) + 60), 'X-Bank-Signature': overheard },
    }),
    await send(word(), ago(-6)),
    await send(word(), ago(6)),
    await send('x'.repeat(20_000)),
  ]
  for (const { status, at } of refused) expect([status, at('code')]).toEqual([401, 'SIGNATURE_INVALID'])
  expect(await stateOf()).toBe('instructed')
})

test('signed nonsense is a 400 with the field, an unknown payment a 404, and neither is kept', async () => {
  for (const body of ['{', 'null', { ...word(), amountFen: 1.5 }, { ...word(), extra: 1 }, { id: 'wrd_1' }]) {
    expect((await send(body)).status).toBe(400)
  }
  expect((await send(word({ answer: 'perhaps' }))).at('faults.0.path')).toBe('answer')
  const unknown = await send(word({ id: 'wrd_none', paymentId: 'pay_none', instructionId: 'pay_none-1' }))
  expect([unknown.status, unknown.at('code')]).toEqual([404, 'PAYMENT_NOT_FOUND'])
  expect(await database.sql`select 1 from bank_words`).toHaveLength(0)
  expect((await bank.get('/webhooks/bank')).status).toBe(405)
})

test('a word whose amount or instruction is not the payment’s is a 409', async () => {
  for (const wrong of [{ amountFen: first.amountFen + 1 }, { instructionId: 'pay_other-1' }]) {
    const answer = await send(word(wrong))
    expect([answer.status, answer.at('code')]).toEqual([409, 'BANK_WORD_CONFLICT'])
  }
  expect(await stateOf()).toBe('instructed')
})

test('a word is taken once, however often and however many at once bring it', async () => {
  const five = await Promise.all([1, 2, 3, 4, 5].map(() => send(word())))
  expect(five.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(five.filter(({ at }) => at('value.isNew') === true)).toHaveLength(1)
  expect(await stateOf()).toBe('settled')
  const again = await send(word(), { shiftMs: 200_000 })
  expect(again.at('value')).toEqual({ state: 'settled', isNew: false })
  const journals = await database.sql`select 1 from journals where payment_id = ${first.paymentId}`
  expect(journals).toHaveLength(1)
  const [member] = await database.sql<
    { state: string }[]
  >`select state from commitments where organisation_id = 'b1'`
  expect(member?.state).toBe('active')
})

test('another word under the same id is a 409; a later word that says less changes nothing', async () => {
  const other = await send(word({ answer: 'refused', reason: 'no funds' }))
  expect([other.status, other.at('code')]).toEqual([409, 'BANK_WORD_CONFLICT'])
  const late = await send(word({ id: 'wrd_2', answer: 'accepted' }))
  expect(late.at('value')).toEqual({ state: 'settled', isNew: true })
  expect(await stateOf()).toBe('settled')
})

test('a refusal of the bank reaches the payment as the mock’s does', async () => {
  const second = await instructed('b2')
  const answer = await send({ id: 'wrd_3', ...second, answer: 'refused', reason: '余额不足' })
  expect(answer.at('value')).toEqual({ state: 'refused', isNew: true })
  expect(await stateOf(second.paymentId)).toBe('refused')
  expect(await findBrokenInvariants(database, house.clock.now())).toEqual([])
})

test('without a secret, or with one too short, there is no such door', async () => {
  for (const secret of ['', 'short']) {
    process.env.BANK_WEBHOOK_SECRET = secret
    expect((await send(word({ id: 'wrd_4' }))).status).toBe(404)
  }
  process.env.BANK_WEBHOOK_SECRET = SECRET
})
