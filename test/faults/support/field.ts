import { hash } from '@node-rs/argon2'
import { expect } from 'vitest'
import { testAccount } from '#app/domain/escrow/test-accounts.ts'
import { creditCodeWithCheckDigit } from '#app/domain/identity/credit-code.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import type { Database } from '#db/client.ts'
import { PASSWORD } from '#test/support/house.ts'
import { type Firm, type PoolFloor, poolFloor, START } from '#test/support/pools.ts'
import { eventually, type Start, start, type Victim } from './processes.ts'

/** One business event: a firm pays the deposit of its commitment. */
export interface Debt {
  readonly firm: Firm
  readonly paymentId: string
}

/** A pool with firms that owe deposits, and processes to kill while these are paid. */
export interface Field {
  readonly floor: PoolFloor
  owe(count: number): Promise<Debt[]>
  /** The firm's request, made in the test's own process: committed when it resolves. */
  pay(debt: Debt): Promise<void>
  web(fault?: string): Promise<Victim>
  worker(fault?: string): Promise<Victim>
  /** Waits until everything that follows from what was paid has happened, then asks whether it happened once. */
  expectOneEffectEach(debts: readonly Debt[]): Promise<void>
}

let serial = 0
let passwordHash: string | null = null

/** An open pool on this database. `where` says on which engines the processes run. */
export async function openField(database: Database, where: Partial<Start> = {}): Promise<Field> {
  const floor = await poolFloor(database)
  const poolId = await floor.open({ depositBasisPoints: 500, joinDays: 300, offerDays: 300 })
  await floor.offer(poolId, { tiers: [[1, 10_000_000n]] })
  const common = { databaseUrl: database.url, startIso: START, ...where }
  return {
    floor,
    async owe(count) {
      const debts: Debt[] = []
      for (let n = 0; n < count; n += 1) {
        const firm = await addBuyer(database, floor)
        await floor.join(poolId, firm, 1)
        const [row] = await database.sql<{ id: string }[]>`
          select id from payments where organisation_id = ${firm.id} and state = 'payable'`
        debts.push({ firm, paymentId: row?.id ?? '' })
      }
      return debts
    },
    async pay({ firm, paymentId }) {
      const paid = await instructPayment(firm.ctx, { paymentId })
      if (!paid.ok && paid.refusal.code !== 'PAYMENT_NOT_PAYABLE') throw new Error(paid.refusal.code)
    },
    web: (fault) => start({ role: 'web', ...common, ...(fault ? { fault } : {}) }),
    worker: (fault) => start({ role: 'worker', ...common, ...(fault ? { fault } : {}) }),
    expectOneEffectEach: (debts) => expectOneEffectEach(database, debts),
  }
}

/** A firm with a person who can sign in, and who is also at hand in this process. */
async function addBuyer(database: Database, floor: PoolFloor): Promise<Firm> {
  serial += 1
  const id = `buyer${serial}`
  passwordHash ??= await hash(PASSWORD)
  const code = creditCodeWithCheckDigit(`91330482${String(serial).padStart(9, '0')}`)
  await database.sql`
    insert into organisations (id, name, credit_code, county, capabilities, bank_account, verified_at, created_at)
    values (${id}, ${id}, ${code}, '330481', ${['buyer']}, ${testAccount(serial, 'normal')}, ${START}, ${START})`
  await database.sql`
    insert into users (id, login, display_name, password_hash, created_at)
    values (${`usr_${id}`}, ${id}, ${id}, ${passwordHash}, ${START})`
  await database.sql`
    insert into memberships (user_id, organisation_id, role) values (${`usr_${id}`}, ${id}, 'owner')`
  const actor: PersonActor = {
    kind: 'person',
    userId: `usr_${id}`,
    organisationId: id,
    role: 'owner',
    capabilities: ['buyer'],
    county: '330481',
  }
  return { id, ctx: { ...floor.operator.ctx, actor } }
}

async function expectOneEffectEach(database: Database, debts: readonly Debt[]): Promise<void> {
  const { sql } = database
  const ids = debts.map(({ paymentId }) => paymentId)
  const count = async (query: Promise<readonly { count: number }[]>) => (await query)[0]?.count ?? -1
  const isDone = async () => {
    const open = await count(sql`
      select (select count(*) from payments where id = any(${ids}::text[]) and state <> 'settled')::int
        + (select count(*) from outbox where finished_at is null)::int
        + (select count(*) from deadlines where kind = 'bank.callback' and done_at is null)::int as count`)
    return open === 0
  }
  const what = 'every payment is settled and every message finished'
  await eventually(what, isDone, 80_000 + ids.length * 400, () => obstaclesOf(database, ids))
  const wrong = await sql`
    select p.id,
      (select count(*)::int from journals j where j.idempotency_key = 'settled:' || p.id) as journals,
      (select count(*)::int from mock_bank.movements m where m.reference = p.id and m.amount_fen = p.amount_fen) as movements,
      (select count(*)::int from audit_trail t where t.machine = 'payment' and t.subject_id = p.id and t.to_state = 'settled') as moves,
      c.state, c.deposit_held_fen = p.amount_fen as is_held
    from payments p join commitments c on c.id = p.commitment_id where p.id = any(${ids}::text[])`
  expect(wrong).toHaveLength(debts.length)
  for (const row of wrong)
    expect(row).toMatchObject({ journals: 1, movements: 1, moves: 1, state: 'active', is_held: true })
  expect(await findBrokenInvariants(database, debts[0]?.firm.ctx.clock.now() ?? new Date())).toEqual([])
  expect(await count(sql`select count(*)::int as count from dead_letters where state = 'open'`)).toBe(0)
}

/** What has not happened yet, some of each kind. */
async function obstaclesOf({ sql }: Database, ids: readonly string[]) {
  const [payments, messages, callbacks, letters] = await Promise.all([
    sql`select id, state, attempt from payments where id = any(${[...ids]}::text[]) and state <> 'settled' limit 5`,
    sql`
      select id, topic, lane, dispatched_at, (select count(*)::int from outbox where finished_at is null) as of
      from outbox where finished_at is null order by id limit 5`,
    sql`select subject_id, due_at from deadlines where kind = 'bank.callback' and done_at is null limit 5`,
    sql`select job, reason, state from dead_letters limit 5`,
  ])
  return { payments, messages, callbacks, letters }
}
