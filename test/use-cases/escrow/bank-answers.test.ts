import pino from 'pino'
import { beforeEach, expect, test } from 'vitest'
import type { BankAnswer } from '#app/contracts/payments.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { hearBank } from '#app/use-cases/escrow/hear-bank.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { recordBankAnswers } from '#app/use-cases/escrow/record-bank-answers.ts'
import type { BankWord, EscrowBank } from '#jobs/gateways/escrow-bank.ts'
import { callbackTaker } from '#jobs/handlers/bank.ts'
import { testDatabase } from '#test/support/database.ts'
import { type Firm, poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const { sql } = database
const floor = await poolFloor(database)
let poolId: string
let serial = 0

beforeEach(async () => {
  poolId = await floor.open({ depositBasisPoints: 500 })
  await floor.offer(poolId, { tiers: [[1, 10_000_000n]] })
})

/** Firms that have joined and have told the bank to pay; what it will say of each. */
async function paying(count: number): Promise<{ firms: Firm[]; words: BankAnswer[] }> {
  const firms = await floor.firms(count, 'buyer')
  const words: BankAnswer[] = []
  for (const firm of firms) {
    await floor.join(poolId, firm, 1)
    const [row] = await sql<{ id: string }[]>`
      select id from payments where organisation_id = ${firm.id} and state = 'payable'`
    const paymentId = row?.id ?? ''
    await instructPayment(firm.ctx, { paymentId })
    serial += 1
    words.push({ callbackId: `call_${serial}`, paymentId, answer: 'settled', reason: null })
  }
  return { firms, words }
}

/** How often each payment has had its effect in the books, and what became of its commitment. */
async function effects(words: readonly BankAnswer[]) {
  const rows = await sql<{ journals: number; state: string }[]>`
    select (select count(*)::int from journals j where j.payment_id = p.id) as journals, c.state
    from payments p join commitments c on c.id = p.commitment_id
    where p.id = any(${words.map(({ paymentId }) => paymentId)}::text[]) order by p.id`
  return [...rows]
}
const HELD = { journals: 1, state: 'active' }

test('words on several payments take their effect in one transaction', async () => {
  const { words } = await paying(4)
  const answered = await recordBankAnswers(floor.system, words)
  expect(answered).toMatchObject({
    ok: true,
    value: words.map(() => ({ ok: true, value: { state: 'settled' } })),
  })
  expect(await effects(words)).toEqual([HELD, HELD, HELD, HELD])
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})

test('a word heard before, one said twice and one on nothing we know keep no other back', async () => {
  const { words } = await paying(3)
  const [first, second, third] = words
  if (!first || !second || !third) throw new Error('three were wanted')
  await recordBankAnswers(floor.system, [first])
  const unknown = { ...third, callbackId: 'call_unknown', paymentId: 'pay_nobody' }
  const answered = await recordBankAnswers(floor.system, [first, second, second, unknown, third])
  const codes = answered.ok ? answered.value.map((one) => (one.ok ? one.value.state : one.refusal.code)) : []
  expect(codes).toEqual(['NOTHING_TO_DO', 'settled', 'NOTHING_TO_DO', 'PAYMENT_NOT_FOUND', 'settled'])
  expect(await effects(words)).toEqual([HELD, HELD, HELD])
})

test('only the clock may bring words of the bank', async () => {
  const { firms, words } = await paying(1)
  const answered = firms[0] && (await recordBankAnswers(firms[0].ctx, words))
  expect(answered).toMatchObject({ ok: false, refusal: { code: 'NOT_PERMITTED' } })
  expect(await effects(words)).toMatchObject([{ journals: 0 }])
})

test('the same words brought by several at once have one effect each', async () => {
  const { words } = await paying(5)
  const reversed = [...words].reverse()
  const all = await Promise.all([words, reversed, words].map((some) => recordBankAnswers(floor.system, some)))
  const settled = all.flatMap((one) => (one.ok ? one.value.filter(({ ok }) => ok) : []))
  expect(settled).toHaveLength(5)
  expect(await effects(words)).toEqual(words.map(() => HELD))
})

test('a callback that cannot be taken fails alone among those that came with it, and none is doubled', async () => {
  const { words } = await paying(6)
  const [poison] = words
  // A deposit of nothing: there is no account that could hold it.
  await sql`update payments set commitment_id = null where id = ${poison?.paymentId ?? ''}`
  const said = new Map(
    words.map((word) => [word.callbackId, { ...word, id: word.callbackId } as unknown as BankWord]),
  )
  const bank = { callback: async (id: string) => said.get(id) ?? null } as unknown as EscrowBank
  const take = callbackTaker(bank)
  const job = { ...floor.system, log: pino({ level: 'silent' }), messageId: 'm', attempt: 0 }
  const ends = await Promise.allSettled(words.map(({ callbackId }) => take(job, callbackId)))
  expect(ends.map(({ status }) => status)).toEqual(['rejected', ...words.slice(1).map(() => 'fulfilled')])
  expect(ends[0]).toMatchObject({ reason: { message: expect.stringMatching(/nowhere to be held/) } })
  expect(await effects(words)).toEqual(words.slice(1).map(() => HELD))
  expect(await sql`select 1 from journals where payment_id = ${poison?.paymentId ?? ''}`).toHaveLength(0)
})

test('a word that the custodian sends several times at once is taken once; one of its own is not ours to say', async () => {
  const { firms, words } = await paying(1)
  const [firm, word] = [firms[0], words[0]]
  if (!firm || !word) throw new Error('nobody pays')
  const [payment] = await sql<{ fen: bigint }[]>`
    select amount_fen as fen from payments where id = ${word.paymentId}`
  const said = {
    ...{ id: word.callbackId, paymentId: word.paymentId, answer: word.answer, reason: null },
    ...{ instructionId: `${word.paymentId}-1`, amountFen: payment?.fen ?? 0n },
  }
  const answers = await Promise.all([1, 2, 3].map(() => hearBank(floor.system, said)))
  expect(answers.map((one) => one.ok && one.value.isNew).sort()).toEqual([false, false, true])
  expect(await effects(words)).toEqual([HELD])
  const codeOf = (answer: Awaited<ReturnType<typeof hearBank>>) => (answer.ok ? 'ok' : answer.refusal.code)
  expect(codeOf(await hearBank(floor.system, { ...said, amountFen: 1n }))).toBe('BANK_WORD_CONFLICT')
  const elsewhere = { ...said, id: 'call_none', paymentId: 'pay_none' }
  expect(codeOf(await hearBank(floor.system, elsewhere))).toBe('PAYMENT_NOT_FOUND')
  expect(codeOf(await hearBank(firm.ctx, said))).toBe('NOT_PERMITTED')
})
