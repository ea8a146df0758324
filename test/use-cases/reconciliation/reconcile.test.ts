import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BankCaseKind } from '#app/domain/escrow/bank-case-lifecycle.ts'
import { dayOf, reconciledAt } from '#app/domain/escrow/statement-day.ts'
import { closeBankCase } from '#app/use-cases/reconciliation/close-bank-case.ts'
import { correctBankCase } from '#app/use-cases/reconciliation/correct-bank-case.ts'
import { recheckBankCase } from '#app/use-cases/reconciliation/recheck-bank-case.ts'
import { reconcileDay } from '#app/use-cases/reconciliation/reconcile-day.ts'
import { refundBankCase } from '#app/use-cases/reconciliation/refund-bank-case.ts'
import { expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { type PoolFloor, poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const { sql } = database
const floor: PoolFloor = await poolFloor(database)
let today: string
let paymentId: string
let firmId: string

/** A firm's deposit of one day, settled at the bank and posted; the day after nothing else has moved. */
beforeEach(async () => {
  await floor.until(new Date(floor.clock.now().getTime() + 3 * 86_400_000))
  today = dayOf(floor.clock.now())
  const poolId = await floor.open({ depositBasisPoints: 500, joinDays: 20, offerDays: 20 })
  await floor.offer(poolId, { tiers: [[1, 10_000_000n]] })
  const firm = await floor.firm('buyer')
  firmId = firm.id
  await floor.join(poolId, firm, 2)
  await floor.payAll()
  const [row] = await sql<{ id: string }[]>`select id from payments where organisation_id = ${firm.id}`
  paymentId = row?.id ?? ''
})
afterEach(() => expectSoundBooks(database))

const move = `mov_`
const night = () => floor.until(reconciledAt(dayOf(floor.clock.now())))

async function cases(day = today) {
  return [
    ...(await sql`
      select id, kind, state, payment_id as "paymentId", bank_fen as "bankFen", ledger_fen as "ledgerFen"
      from bank_cases where statement_on = ${day} order by id`),
  ] as { id: string; kind: BankCaseKind; state: string }[]
}

/** The bank books something that it should not have, or forgets something that it should. */
const FAULTS: Record<BankCaseKind, () => Promise<unknown>> = {
  missing_at_bank: () => sql`delete from mock_bank.movements where reference = ${paymentId}`,
  doubled: () => sql`
    insert into mock_bank.movements
    select ${move} || 'twice_' || id, reference, account, direction, amount_fen, booked_at
    from mock_bank.movements where reference = ${paymentId}`,
  wrong: () => sql`
    update mock_bank.movements set amount_fen = amount_fen - 1 where reference = ${paymentId}`,
  unknown: () => sql`
    insert into mock_bank.movements
    values (${`mov_stray_${today}`}, 'pay_of_nobody', '6228000000000001', 'in', 777, ${floor.clock.now()})`,
  missing_in_ledger: () => loseCallback(),
}

/** A second payment settles at the bank; its callback and the question after it never come. */
async function loseCallback(): Promise<void> {
  const [row] = await sql<{ id: string; account: string }[]>`
    insert into payments (id, direction, purpose, organisation_id, amount_fen, state, created_at, updated_at)
    select ${`pay_lost_${today}`}, 'in', 'deposit', id, 500, 'payable', ${floor.clock.now()}, ${floor.clock.now()}
    from organisations where id = ${firmId} returning id, (select bank_account from organisations where id = ${firmId}) as account`
  await sql`update payments set state = 'instructed', commitment_id = 'cmt_none' where id = ${row?.id ?? ''}`
  await sql`insert into mock_bank.instructions (id, payment_id, account, direction, amount_fen, received_at, settled_at)
    values (${`${row?.id}-0`}, ${row?.id ?? ''}, ${row?.account ?? ''}, 'in', 500, ${floor.clock.now()}, ${floor.clock.now()})`
  await sql`insert into mock_bank.movements
    values (${`mov_${row?.id}`}, ${row?.id ?? ''}, ${row?.account ?? ''}, 'in', 500, ${floor.clock.now()})`
}

test('a day on which both books agree is compared at night, by itself, and has no case', async () => {
  await night()
  expect(await cases()).toEqual([])
  const [day] = await sql`
    select movements, differences, bank_in_fen = ledger_in_fen and bank_out_fen = ledger_out_fen as agree
    from reconciliations where statement_on = ${today}`
  expect(day).toEqual({ movements: 1, differences: 0, agree: true })
})

test.each(Object.keys(FAULTS) as BankCaseKind[])(
  'the job finds what is %s and opens one case',
  async (kind) => {
    await FAULTS[kind]()
    await night()
    expect(await cases()).toMatchObject([{ kind, state: 'open' }])
    // The day compared again, any number of times, is the same case.
    const again = await reconcileDay(floor.system, { statementOn: today, movements: await bankLines() })
    expect(again).toMatchObject({ ok: true, value: { opened: 0 } })
    expect(await cases()).toHaveLength(1)
  },
)

async function bankLines() {
  const rows = await sql`
    select movement_id as id, reference, account, direction, amount_fen as "amountFen", booked_at as "bookedAt"
    from bank_statement_lines where statement_on = ${today}`
  return [...rows] as never
}

test('asked again, a lost callback is posted and the case resolves itself', async () => {
  await FAULTS.missing_in_ledger()
  await sql`update payments set commitment_id = (select commitment_id from payments where id = ${paymentId}),
    pool_id = (select pool_id from payments where id = ${paymentId}) where id = ${`pay_lost_${today}`}`
  await night()
  const [one] = await cases()
  expect(await correctBankCase(floor.operator.ctx, { caseId: one?.id ?? '', reason: 'no' })).toMatchObject({
    refusal: { code: 'CASE_NOT_CORRECTABLE' },
  })
  const asked = await Promise.all(
    [1, 2].map(() => recheckBankCase(floor.operator.ctx, { caseId: one?.id ?? '' })),
  )
  expect(asked.filter((answer) => answer.ok)).toHaveLength(1)
  await floor.until(floor.clock.now())
  expect(await cases()).toMatchObject([{ state: 'resolved' }])
  expect(await sql`select state from payments where id = ${`pay_lost_${today}`}`).toMatchObject([
    { state: 'settled' },
  ])
})

test('asked again while it still differs, a case is open again', async () => {
  await FAULTS.doubled()
  await night()
  const [one] = await cases()
  await recheckBankCase(floor.operator.ctx, { caseId: one?.id ?? '' })
  expect(await cases()).toMatchObject([{ state: 'checking' }])
  await floor.until(floor.clock.now())
  expect(await cases()).toMatchObject([{ state: 'open' }])
})

test.each([
  ['missing_at_bank', -1_000_000n],
  ['doubled', 1_000_000n],
  ['wrong', -1n],
  ['unknown', 777n],
] as const)('what is %s is corrected by one counter-journal over what differs', async (kind, fen) => {
  await FAULTS[kind]()
  await night()
  const [one] = await cases()
  const decide = { caseId: one?.id ?? '', reason: 'as the bank’s statement says' }
  const answers = await Promise.all([1, 2, 3].map(() => correctBankCase(floor.operator.ctx, decide)))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.find((answer) => answer.ok)).toMatchObject({ value: { state: 'corrected' } })
  const [suspense] = await sql`select balance_fen as fen from accounts where id = ${`suspense:${one?.id}`}`
  expect(suspense?.fen).toBe(fen)
  await reconcileDay(floor.system, { statementOn: today, movements: await bankLines() })
  expect(await cases()).toMatchObject([{ state: 'corrected' }])
})

test('what a correction left in suspense goes back to the firm, once, through the bank', async () => {
  await FAULTS.doubled()
  await night()
  const [one] = await cases()
  const decide = { caseId: one?.id ?? '', reason: '银行确认重复扣款' }
  expect(await refundBankCase(floor.operator.ctx, decide)).toMatchObject({ refusal: { code: 'CASE_STATE' } })
  await correctBankCase(floor.operator.ctx, decide)
  const buyer = await floor.firm('buyer')
  expect(await refundBankCase(buyer.ctx, decide)).toMatchObject({ refusal: { code: 'NOT_PERMITTED' } })
  expect(await refundBankCase(floor.operator.ctx, { ...decide, caseId: 'cas_none' })).toMatchObject({
    refusal: { code: 'CASE_NOT_FOUND' },
  })
  const twice = await Promise.all([1, 2].map(() => refundBankCase(floor.operator.ctx, decide)))
  expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(twice.find(({ ok }) => ok)).toMatchObject({ value: { state: 'refunded', amountFen: 1_000_000 } })
  const balanceAt = async (id: string) =>
    (await sql<{ fen: bigint }[]>`select balance_fen as fen from accounts where id = ${id}`)[0]?.fen ?? 0n
  const refund = (
    await sql<{ id: string; state: string; firm: string }[]>`
      select p.id, p.state, p.organisation_id as firm from bank_cases c join payments p on p.id = c.refund_payment_id
      where c.id = ${one?.id ?? ''}`
  )[0]
  expect(refund).toMatchObject({ state: 'instructed', firm: firmId })
  expect(await balanceAt(`suspense:${one?.id}`)).toBe(0n)
  expect(await balanceAt(`in_transit:${refund?.id}`)).toBe(1_000_000n)
  await floor.until(floor.clock.now())
  expect(await sql`select state from payments where id = ${refund?.id ?? ''}`).toMatchObject([
    { state: 'settled' },
  ])
  expect(await balanceAt(`in_transit:${refund?.id}`)).toBe(0n)
  expect(await balanceAt(`outside:${firmId}`)).toBe(-1_000_000n)
  const trail = await sql`
    select machine, event, reason from audit_trail
    where subject_id in (${one?.id ?? ''}, ${refund?.id ?? ''}) and event in ('correct', 'refund', 'instruct') order by id`
  expect(trail.map(({ machine, event }) => `${machine} ${event}`)).toEqual([
    'bank_case correct',
    'payment instruct',
    'bank_case refund',
  ])
  expect(trail.at(-1)?.reason).toBe('银行确认重复扣款')
  // The bank's books and ours agree on the day of the repayment.
  const later = dayOf(floor.clock.now())
  await night()
  expect(await cases(later)).toEqual([])
})

test('nothing is paid back where money is missing, or where no firm of ours sent it', async () => {
  for (const kind of ['missing_at_bank', 'unknown'] as const) {
    await FAULTS[kind]()
  }
  await night()
  for (const one of await cases()) {
    const decide = { caseId: one.id, reason: 'as the bank’s statement says' }
    await correctBankCase(floor.operator.ctx, decide)
    expect(await refundBankCase(floor.operator.ctx, decide)).toMatchObject({
      refusal: { code: 'CASE_NOT_REFUNDABLE' },
    })
  }
  expect(await cases()).toMatchObject([{ state: 'corrected' }, { state: 'corrected' }])
})

test('a case is closed with a reason, once, and by an operator alone', async () => {
  await FAULTS.unknown()
  await night()
  const [one] = await cases()
  const decide = { caseId: one?.id ?? '', reason: 'the bank has called it back' }
  const buyer = await floor.firm('buyer')
  for (const act of [closeBankCase, correctBankCase, recheckBankCase]) {
    expect(await act(buyer.ctx, decide)).toMatchObject({ refusal: { code: 'NOT_PERMITTED' } })
    expect(await act(floor.operator.ctx, { ...decide, caseId: 'cas_none' })).toMatchObject({
      refusal: { code: 'CASE_NOT_FOUND' },
    })
  }
  const answers = await Promise.all([1, 2].map(() => closeBankCase(floor.operator.ctx, decide)))
  expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
  for (const act of [closeBankCase, correctBankCase, recheckBankCase]) {
    expect(await act(floor.operator.ctx, decide)).toMatchObject({ refusal: { code: 'CASE_STATE' } })
  }
  expect(await reconcileDay(buyer.ctx, { statementOn: today, movements: [] })).toMatchObject({
    refusal: { code: 'NOT_PERMITTED' },
  })
})
