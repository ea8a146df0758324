import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { saveTestOrderSchema } from '#app/contracts/testing.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { IdPrefix, Ids } from '#app/domain/shared/ids.ts'
import type { Outcome } from '#app/domain/shared/outcome.ts'
import { parametersOf, type TestMethod } from '#app/domain/testing/method.ts'
import type { AppContext } from '#app/http/app-context.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { acceptTestOrder } from '#app/use-cases/testing/accept-test-order.ts'
import { amendReport } from '#app/use-cases/testing/amend-report.ts'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { enterResults } from '#app/use-cases/testing/enter-results.ts'
import { finishTesting } from '#app/use-cases/testing/finish-testing.ts'
import { receiveSamples } from '#app/use-cases/testing/receive-samples.ts'
import { saveTestOrder } from '#app/use-cases/testing/save-test-order.ts'
import { startTesting } from '#app/use-cases/testing/start-testing.ts'
import { submitTestOrder } from '#app/use-cases/testing/submit-test-order.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import type { Database } from '#db/client.ts'
import { clockwork } from '#jobs/clockwork.ts'
import { folderStore } from '#jobs/gateways/folder-store.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers } from '#jobs/handlers/registry.ts'

const VALUES: Readonly<Record<string, string>> = {
  formaldehyde: 'ND',
  ph: '6.8',
  azoDyes: 'ND',
  dryRubbing: '3.5',
}

/**
 * Plays test orders at the sock platform up to now: one that waits for acceptance, one on the bench, one under
 * review, and one whose report was amended.
 */
export async function playDemoTests({ database, clock, files, publicUrl }: AppContext): Promise<void> {
  const until = clock.now()
  let now = until
  const past = {
    now: () => now,
    set(instant: Date) {
      now = instant
    },
  }
  const ids = demoIds()
  const reports = {
    files: files ?? folderStore(join(tmpdir(), 'hecai-files')),
    origin: publicUrl ?? 'http://localhost:3000',
  }
  const bank = mockEscrowBank(database, 0)
  const solve = () => Promise.reject(new Error('no pool is awarded here'))
  const log = pino({ level: 'silent' })
  const work = clockwork({
    database,
    clock: past,
    ids,
    handlers: makeHandlers({ bank, solve, reports }),
    log,
  })
  const as = async (userId: string): Promise<Ctx> => ({
    database,
    clock: past,
    ids,
    actor: await personOf(database, userId),
  })
  const people = {
    client: await as('usr_hn_02'),
    manager: await as('usr_lab_hn'),
    technician: await as('usr_tech_hn'),
  }
  const scripts: [daysAgo: number, upTo: Stage][] = [
    [20, 'amended'],
    [6, 'under_review'],
    [3, 'testing'],
    [1, 'submitted'],
  ]
  for (const [daysAgo, upTo] of scripts) {
    now = new Date(until.getTime() - daysAgo * DAY_MS)
    await play(people, upTo, work.settle)
  }
}

type Stage = 'submitted' | 'testing' | 'under_review' | 'amended'
type People = Record<'client' | 'manager' | 'technician', Ctx>

async function play({ client, manager, technician }: People, upTo: Stage, settle: () => Promise<void>) {
  const groups = [
    { name: '儿童船袜', specification: '22-24', batchNumber: 'B2601', count: 1 },
    { name: '成人中筒袜', specification: '26-28', batchNumber: 'B2602', count: 1 },
  ]
  const draft = saveTestOrderSchema.parse({ serviceId: 'tsv_hn_skin', groups, note: '出口前抽检' })
  const { orderId } = must(await saveTestOrder(client, draft))
  must(await submitTestOrder(client, { orderId }))
  if (upTo === 'submitted') return
  must(await acceptTestOrder(manager, { orderId }))
  const { sql } = client.database
  const [fee] = await sql<{ id: string }[]>`select id from payments where test_order_id = ${orderId}`
  must(await instructPayment(client, { paymentId: fee?.id ?? '' }))
  await settle()
  const samples = await sql<{ id: string }[]>`select id from test_samples where order_id = ${orderId}`
  const arrivals = samples.map(({ id }) => ({
    sampleId: id,
    arrival: 'good' as const,
    condition: '包装完好',
  }))
  must(await receiveSamples(technician, { orderId, place: '收样室', arrivals }))
  must(await startTesting(technician, { orderId, place: '理化室' }))
  if (upTo === 'testing') return
  const [order] = await sql<
    { methods: TestMethod[] }[]
  >`select methods from test_orders where id = ${orderId}`
  const results = samples.flatMap(({ id }) =>
    parametersOf(order?.methods ?? []).map(({ parameter: { key } }) => ({
      sampleId: id,
      parameterKey: key,
      value: VALUES[key] ?? '合格',
    })),
  )
  must(await enterResults(technician, { orderId, results }))
  must(await finishTesting(technician, { orderId }))
  if (upTo === 'under_review') return
  must(await approveReport(manager, { orderId }))
  await settle()
  must(await amendReport(manager, { orderId, reason: '样品 02 的 pH 值抄录有误' }))
  const corrected = { sampleId: samples[1]?.id ?? '', parameterKey: 'ph', value: '7.2' }
  must(await enterResults(technician, { orderId, results: [corrected] }))
  must(await finishTesting(technician, { orderId }))
  must(await approveReport(manager, { orderId }))
  await settle()
}

async function personOf({ sql }: Database, userId: string): Promise<PersonActor> {
  const [row] = await sql<Omit<PersonActor, 'kind' | 'userId'>[]>`
    select m.organisation_id as "organisationId", m.role, o.capabilities, o.county
    from memberships m join organisations o on o.id = m.organisation_id where m.user_id = ${userId}`
  if (!row) throw new Error(`the demonstration misses ${userId}`)
  return { kind: 'person', userId, ...row }
}

/** The same at every first start, and nobody else's. */
function demoIds(): Ids {
  const counts = new Map<IdPrefix, number>()
  return {
    next(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1
      counts.set(prefix, count)
      return `${prefix}_lab${String(count).padStart(5, '0')}`
    },
  }
}

/** A demonstration that the house refuses is a bug in the demonstration. */
function must<Value>(answer: Outcome<Value>): Value {
  if (answer.ok) return answer.value
  throw new Error(`the demonstration was refused: ${answer.refusal.code}`)
}
