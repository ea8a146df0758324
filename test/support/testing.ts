import pino from 'pino'
import { expect } from 'vitest'
import type { FileStore } from '#app/contracts/file-store.ts'
import { saveTestOrderSchema } from '#app/contracts/testing.ts'
import { type PersonActor, type Role, SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import { parametersOf, type TestMethod } from '#app/domain/testing/method.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { acceptTestOrder } from '#app/use-cases/testing/accept-test-order.ts'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { enterResults } from '#app/use-cases/testing/enter-results.ts'
import { finishTesting } from '#app/use-cases/testing/finish-testing.ts'
import { receiveSamples } from '#app/use-cases/testing/receive-samples.ts'
import { saveTestOrder } from '#app/use-cases/testing/save-test-order.ts'
import { startTesting } from '#app/use-cases/testing/start-testing.ts'
import { submitTestOrder } from '#app/use-cases/testing/submit-test-order.ts'
import type { Ctx, Result } from '#app/use-cases/use-case.ts'
import type { Database } from '#db/client.ts'
import { buildFirms, insertFirms } from '#db/seed/firms.ts'
import { buildPlatforms, insertPlatforms } from '#db/seed/platforms.ts'
import { insertTestServices } from '#db/seed/testing.ts'
import { type Clockwork, clockwork } from '#jobs/clockwork.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers } from '#jobs/handlers/registry.ts'
import { type ManualClock, manualClock } from './clock.ts'
import { countingIds } from './ids.ts'

/** Documents that a test looks at. */
export function memoryFiles(): FileStore & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    write: async (key, bytes) => void kept.set(key, bytes),
    read: async (key) => kept.get(key) ?? null,
  }
}

type Samples = { id: string; code: string; state: string; untestedWhy: string | null }[]

/** The seeded platforms with their labs, one client of the chain, one from outside, and the lab's people. */
export interface LabFloor {
  readonly database: Database
  readonly clock: ManualClock
  readonly ids: Ids
  readonly files: ReturnType<typeof memoryFiles>
  readonly work: Clockwork
  readonly system: Ctx
  /** `org_hy_01`, a member of the chain: it pays the members' price. */
  readonly client: Ctx
  /** `org_hn_01`, a stranger to this platform. */
  readonly stranger: Ctx
  readonly manager: Ctx
  readonly technician: Ctx
  as(firm: string, role: Role, userId?: string): Ctx
  draft(samples?: number, serviceId?: string, client?: Ctx): Promise<string>
  submitted(samples?: number, serviceId?: string): Promise<string>
  accepted(samples?: number): Promise<string>
  paid(samples?: number): Promise<string>
  received(samples?: number): Promise<string>
  testing(samples?: number): Promise<string>
  reviewed(samples?: number): Promise<string>
  reported(samples?: number): Promise<string>
  samplesOf(orderId: string): Promise<Samples>
  stateOf(orderId: string): Promise<string | undefined>
  /** Pays what the firm is asked for and lets the bank answer. */
  pay(client: Ctx, orderId: string): Promise<void>
  /** Enters one value for every parameter of every sample that can be tested. */
  enterAll(orderId: string, value?: (key: string) => string, by?: Ctx): Promise<void>
}

export const LAB_START = '2026-03-02T01:00:00Z'
export const BOLTS = 'tsv_hy_bolt88'
const PASSING: Readonly<Record<string, string>> = {
  tensileStrength: '842.5',
  proofStrength: '668',
  elongation: '14.5',
  hardness: '271',
  headSoundness: '合格',
}

export function done<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`)
  return result.value
}

export const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.refusal.code)

export async function labFloor(database: Database): Promise<LabFloor> {
  const clock = manualClock(LAB_START)
  const ids = countingIds()
  const files = memoryFiles()
  const seed = { seed: 7, now: clock.now() }
  const firms = buildFirms(seed)
  await database.sql.begin(async (sql) => {
    await insertFirms(sql, firms)
    await insertPlatforms(sql, buildPlatforms(seed))
    await insertTestServices(sql, seed.now)
  })
  const reports = { files, origin: 'https://hecai.test' }
  const bank = mockEscrowBank(database, 0)
  const handlers = makeHandlers({ bank, solve: () => Promise.reject(new Error('no awards here')), reports })
  const work = clockwork({ database, clock, ids, handlers, log: pino({ level: 'silent' }) })
  const as = (organisationId: string, role: Role, userId = `usr_${organisationId}_${role}`): Ctx => {
    const firm = firms.find(({ id }) => id === organisationId)
    if (!firm) throw new Error(`no firm ${organisationId} in the seed`)
    const { capabilities, county } = firm
    const actor: PersonActor = { kind: 'person', userId, organisationId, role, capabilities, county }
    return { database, clock, ids, actor }
  }
  const people = {
    client: as('org_hy_01', 'owner'),
    stranger: as('org_hn_01', 'owner'),
    manager: as('org_leader_hy', 'lab_manager'),
    technician: as('org_leader_hy', 'technician'),
  }
  const system: Ctx = { database, clock, ids, actor: SYSTEM_ACTOR }
  const base = { database, clock, ids, files, work, system, as, ...people }
  const hands = handsOf(base)
  return { ...base, ...hands, ...stagesOf(base, hands) }
}

type Base = Pick<LabFloor, 'database' | 'work' | 'client' | 'manager' | 'technician' | 'as'>

function handsOf({ database, work, technician }: Base) {
  const samplesOf = async (orderId: string): Promise<Samples> => [
    ...(await database.sql<Samples>`
      select id, code, state, untested_why as "untestedWhy" from test_samples
      where order_id = ${orderId} order by position`),
  ]
  const enterAll: LabFloor['enterAll'] = async (
    orderId,
    value = (key) => PASSING[key] ?? '合格',
    by = technician,
  ) => {
    const [order] = await database.sql<{ methods: TestMethod[] }[]>`
      select methods from test_orders where id = ${orderId}`
    const samples = (await samplesOf(orderId)).filter(({ untestedWhy }) => untestedWhy === null)
    const results = samples.flatMap((sample) =>
      parametersOf(order?.methods ?? []).map(({ parameter: { key } }) => ({
        sampleId: sample.id,
        parameterKey: key,
        value: value(key),
      })),
    )
    done(await enterResults(by, { orderId, results }))
  }
  const pay: LabFloor['pay'] = async (payer, orderId) => {
    const rows = await database.sql<{ id: string }[]>`
      select id from payments where test_order_id = ${orderId} and state = 'payable'`
    for (const { id: paymentId } of rows) done(await instructPayment(payer, { paymentId }))
    await work.settle()
  }
  const stateOf = async (orderId: string) =>
    (await database.sql<{ state: string }[]>`select state from test_orders where id = ${orderId}`)[0]?.state
  return { samplesOf, enterAll, pay, stateOf }
}

/** An order brought as far as a test needs it. */
function stagesOf({ work, client, manager, technician, as }: Base, hands: ReturnType<typeof handsOf>) {
  const { samplesOf, enterAll, pay } = hands
  const draft: LabFloor['draft'] = async (count = 2, serviceId = BOLTS, by = client) => {
    const groups = [{ name: '六角头螺栓', specification: 'M8×40', batchNumber: 'B2603', count }]
    return done(await saveTestOrder(by, saveTestOrderSchema.parse({ serviceId, groups }))).orderId
  }
  const submitted: LabFloor['submitted'] = async (samples, serviceId) => {
    const orderId = await draft(samples, serviceId)
    done(await submitTestOrder(client, { orderId }))
    return orderId
  }
  const accepted: LabFloor['accepted'] = async (samples) => {
    const orderId = await submitted(samples)
    done(await acceptTestOrder(manager, { orderId }))
    return orderId
  }
  const paid: LabFloor['paid'] = async (samples) => {
    const orderId = await accepted(samples)
    await pay(client, orderId)
    return orderId
  }
  const received: LabFloor['received'] = async (samples) => {
    const orderId = await paid(samples)
    const arrivals = (await samplesOf(orderId)).map(({ id }) => ({
      sampleId: id,
      arrival: 'good' as const,
      condition: '完好',
    }))
    done(await receiveSamples(technician, { orderId, place: '收样室', arrivals }))
    return orderId
  }
  const testing: LabFloor['testing'] = async (samples) => {
    const orderId = await received(samples)
    done(await startTesting(technician, { orderId, place: '力学室' }))
    return orderId
  }
  const reviewed: LabFloor['reviewed'] = async (samples) => {
    const orderId = await testing(samples)
    await enterAll(orderId)
    done(await finishTesting(technician, { orderId }))
    return orderId
  }
  const reported: LabFloor['reported'] = async (samples) => {
    const orderId = await reviewed(samples)
    done(await approveReport(as('org_leader_hy', 'lab_manager'), { orderId }))
    await work.settle()
    return orderId
  }
  return { draft, submitted, accepted, paid, received, testing, reviewed, reported }
}

/** What the books say of an order, in fen. */
export async function booksOfTest({ database }: LabFloor, orderId: string) {
  const [held] = await database.sql<{ fen: bigint }[]>`
    select coalesce(sum(amount_fen), 0)::bigint as fen from entries where account_id = ${`testing:${orderId}`}`
  const rows = await database.sql<{ purpose: string; state: string; fen: bigint }[]>`
    select purpose, state, sum(amount_fen)::bigint as fen from payments where test_order_id = ${orderId}
    group by 1, 2`
  const of = (purpose: string) =>
    rows
      .filter((row) => row.purpose === purpose && row.state === 'settled')
      .reduce((sum, row) => sum + row.fen, 0n)
  expect(held).toBeDefined()
  return { held: held?.fen, paid: of('prepayment'), refunded: of('refund'), paidOut: of('payout') }
}
