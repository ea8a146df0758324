import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { loadJobs } from '#app/read-models/operations/load-jobs.ts'
import { readMetrics } from '#app/read-models/operations/read-metrics.ts'
import { discardDeadLetter } from '#app/use-cases/operations/discard-dead-letter.ts'
import { replayDeadLetter } from '#app/use-cases/operations/replay-dead-letter.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { consumeOnce } from '#db/outbox.ts'
import { begin } from '#db/transaction.ts'
import { CATALOG, DEADLINE_JOB, deadlineDue } from '#jobs/catalog.ts'
import { openQueues, type Queues } from '#jobs/queues.ts'
import { type JobContext, type RunningWorker, startWorker, type WorkerSettings } from '#jobs/worker.ts'
import { manualClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { countingIds } from '#test/support/ids.ts'

const database = await testDatabase()
const { sql } = database
const log = pino({ level: 'silent' })
const payload = z.object({ name: z.string(), orderId: z.string().optional() })
const job = { queue: 'trade', schema: payload, attempts: 3, backoffMs: 1 } as const
const catalog = {
  queues: {
    deadlines: { concurrency: 2 },
    trade: { concurrency: 8 },
    bank: { concurrency: 8, limit: { jobs: 5, perMs: 500 } },
  },
  jobs: {
    [DEADLINE_JOB]: { queue: 'deadlines', topic: null, schema: deadlineDue, attempts: 2, backoffMs: 1 },
    work: { ...job, topic: 'work' },
    ask: { ...job, queue: 'bank', topic: 'ask' },
    hear: { ...job, topic: 'heard' },
    listen: { ...job, topic: 'heard' },
  },
} as const
type Work = (ctx: JobContext, payload: { name: string; orderId?: string | undefined }) => Promise<void>

let queues: Queues
let workers: RunningWorker[]
let clock: ReturnType<typeof manualClock>
let done: string[]
let work: Work
const ids = countingIds()

beforeEach(async () => {
  await sql`truncate outbox, deadlines, consumed_messages, dead_letters, queue_readings, queue_tallies, worker_beats, request_keys`
  await sql`drop schema if exists bullmq cascade`
  clock = manualClock('2026-03-02T01:00:00Z')
  workers = []
  done = []
  work = async (_, { name }) => void done.push(name)
  queues = await openQueues({ catalog, databaseUrl: database.url, log })
})
afterEach(async () => {
  for (const worker of workers) await worker.stop()
  await queues.close()
})

async function start(more: Partial<WorkerSettings<typeof catalog>> = {}): Promise<RunningWorker> {
  const handle: Work = (ctx, what) => work(ctx, what)
  const handlers = {
    work: handle,
    ask: handle,
    hear: async () => void done.push('hear'),
    listen: async () => void done.push('listen'),
    [DEADLINE_JOB]: async () => Promise.reject(new Error('no')),
  }
  const settings = { database, queues, clock, ids, log, sweepEveryMs: null, handlers }
  const worker = await startWorker<typeof catalog>({ ...settings, ...more })
  workers.push(worker)
  return worker
}

async function tell(topic: string, ...payloads: object[]): Promise<void> {
  for (const each of payloads)
    await sql`insert into outbox (topic, key, payload, created_at) values (${topic}, 'k', ${sql.json({ ...each })}, ${clock.now()})`
}

function person(capability: 'operator' | 'buyer'): Ctx {
  const actor: PersonActor = {
    kind: 'person',
    userId: `usr_${capability}`,
    organisationId: `org_${capability}`,
    role: 'owner',
    capabilities: [capability],
    county: '330481',
  }
  return { database, clock, ids, actor }
}

const letters = async () => [
  ...(await sql`select id, state, job, attempts, failures, reason, lane from dead_letters order by id`),
]

test('a job that fails for good becomes a dead letter that no queue can lose', async () => {
  work = async () => Promise.reject(new Error('the bank is closed'))
  const worker = await start()
  await tell('work', { name: 'a', orderId: 'ord_1' })
  await worker.idle()
  await queues.queue('trade').obliterate({ force: true })
  expect(await letters()).toMatchObject([
    { state: 'open', job: 'work', attempts: 3, failures: 1, reason: 'the bank is closed', lane: 'ord_1' },
  ])
  const board = await loadJobs(database, clock.now())
  expect(board).toMatchObject({ openLetters: 1, outbox: { unfinished: 1 } })
})

test('what was done is counted by queue, over every worker and stop, though the engine forgets it at once', async () => {
  work = async (_, { name }) => {
    if (name === 'bad') throw new Error('no')
  }
  const first = await start()
  await tell('work', { name: 'a' }, { name: 'b' }, { name: 'bad' })
  await first.idle()
  await first.tend()
  const seen = async () => {
    const { queues: seenQueues } = await loadJobs(database, clock.now())
    return seenQueues.find(({ name }) => name === 'trade')
  }
  expect(await seen()).toMatchObject({ done: 2, countedSince: clock.now().toISOString() })
  await first.tend()
  await first.stop()
  workers = []
  const second = await start()
  await tell('work', { name: 'c' })
  await second.idle()
  await second.stop()
  workers = []
  expect(await seen()).toMatchObject({ done: 3 })
  expect(await sql`select failed::int from queue_tallies where queue = 'trade'`).toEqual([{ failed: 3 }])
  expect(await readMetrics(database, clock.now())).toContain(
    'hecai_queue_done_jobs{queue="trade",engine="postgres"} 3',
  )
})

test('between two attempts of a job the worker is not at rest', async () => {
  work = async () => Promise.reject(new Error('the bank is closed'))
  const worker = await start()
  for (let round = 1; round <= 20; round += 1) {
    await tell('work', { name: String(round) })
    await worker.idle()
    expect(await letters()).toHaveLength(round)
  }
})

test('replayed it is the same message: what it had done before is not done twice', async () => {
  let isBroken = true
  work = async (ctx, { name }) => {
    await begin(database, async (tx) => {
      if (await consumeOnce(tx, clock.now(), 'test', ctx.messageId)) done.push(name)
    })
    if (isBroken) throw new Error('half-way')
  }
  const worker = await start()
  await tell('work', { name: 'a' })
  await worker.idle()
  const [letter] = await letters()
  const input = { letterId: String(letter?.id) }
  expect(await replayDeadLetter(person('buyer'), input)).toMatchObject({ refusal: { code: 'NOT_PERMITTED' } })
  expect(await replayDeadLetter(person('operator'), { letterId: 'ltr_none' })).toMatchObject({
    refusal: { code: 'DEAD_LETTER_NOT_FOUND' },
  })
  expect(await replayDeadLetter(person('operator'), input)).toMatchObject({ ok: true })
  await worker.idle()
  expect(await letters()).toMatchObject([{ state: 'open', failures: 2 }])
  isBroken = false
  const answers = await Promise.all([1, 2].map(() => replayDeadLetter(person('operator'), input)))
  expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
  await worker.idle()
  expect(done).toEqual(['a'])
  expect(await letters()).toMatchObject([{ state: 'replayed' }])
  expect(await sql`select 1 from outbox where finished_at is null`).toHaveLength(0)
})

test('messages about one order are done in their order, one after the other; other orders do not wait', async () => {
  let inOne = 0
  work = async (_, { name, orderId }) => {
    inOne += orderId === 'ord_1' ? 1 : 0
    expect(inOne).toBeLessThan(2)
    await sleep(name.startsWith('1') ? 20 : 1)
    inOne -= orderId === 'ord_1' ? 1 : 0
    done.push(name)
  }
  const worker = await start()
  const first = Array.from({ length: 12 }, (_, n) => ({ name: `1-${n}`, orderId: 'ord_1' }))
  const others = Array.from({ length: 12 }, (_, n) => ({ name: `2-${n}`, orderId: `ord_${n + 2}` }))
  await tell('work', ...first.flatMap((each, n) => [each, others[n] ?? {}]))
  await worker.idle()
  expect(done.filter((name) => name.startsWith('1'))).toEqual(first.map(({ name }) => name))
  expect(done.lastIndexOf('2-11')).toBeLessThan(done.length - 1)
  expect(done).toHaveLength(24)
})

test('behind a dead letter its order waits, until it is discarded with a reason', async () => {
  work = async (_, { name }) => {
    if (name === 'poison') throw new Error('never')
    done.push(name)
  }
  const worker = await start()
  await tell(
    'work',
    { name: 'poison', orderId: 'ord_1' },
    { name: 'behind', orderId: 'ord_1' },
    { name: 'other', orderId: 'ord_2' },
  )
  await worker.idle()
  expect(done).toEqual(['other'])
  expect((await loadJobs(database, clock.now())).outbox).toMatchObject({ held: 1 })
  const [letter] = await letters()
  const input = { letterId: String(letter?.id), reason: 'superseded' }
  expect(await discardDeadLetter(person('buyer'), input)).toMatchObject({
    refusal: { code: 'NOT_PERMITTED' },
  })
  expect(await discardDeadLetter(person('operator'), { ...input, letterId: 'x' })).toMatchObject({
    refusal: { code: 'DEAD_LETTER_NOT_FOUND' },
  })
  const answers = await Promise.all([1, 2].map(() => discardDeadLetter(person('operator'), input)))
  expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
  expect(await replayDeadLetter(person('operator'), input)).toMatchObject({
    refusal: { code: 'DEAD_LETTER_STATE' },
  })
  await worker.idle()
  expect(done).toEqual(['other', 'behind'])
})

test('what its queue has lost is handed over again, what it still has is not', async () => {
  await tell('work', { name: 'lost' })
  let isOpen = false
  work = async (_, { name }) => {
    while (!isOpen) await sleep(5)
    done.push(name)
  }
  const worker = await start()
  await sleep(200)
  await queues.queue('trade').obliterate({ force: true })
  await tell('work', { name: 'kept' })
  await sleep(100)
  clock.advance(60_000)
  await worker.tend()
  isOpen = true
  await worker.idle()
  expect([...new Set(done)].sort()).toEqual(['kept', 'lost'])
  expect(done.filter((name) => name === 'kept')).toHaveLength(1)
  expect(await sql`select 1 from outbox where finished_at is null`).toHaveLength(0)
})

test('a topic that two jobs listen to is two messages, each finished for itself', async () => {
  const worker = await start()
  await tell('heard', { name: 'a' })
  await worker.idle()
  expect(done.sort()).toEqual(['hear', 'listen'])
  expect(await sql`select 1 from outbox where finished_at is null`).toHaveLength(0)
})

test('a limit is kept by all workers together', async () => {
  const at: number[] = []
  work = async () => void at.push(performance.now())
  const worker = await start()
  const second = await start()
  await tell('ask', ...Array.from({ length: 16 }, (_, n) => ({ name: `n${n}` })))
  await Promise.all([worker.idle(), second.idle()])
  expect(at).toHaveLength(16)
  const [firstAt = 0] = at
  // Sixteen at five per half second: the last cannot begin before three windows have begun.
  expect((at.at(-1) ?? 0) - firstAt).toBeGreaterThan(1_000)
})

test('jobs that failed together come back apart: up to half of the wait is left to chance', async () => {
  await queues.close()
  const patient = { ...catalog, jobs: { ...catalog.jobs, work: { ...catalog.jobs.work, backoffMs: 60_000 } } }
  queues = await openQueues({ catalog: patient, databaseUrl: database.url, log })
  work = async () => Promise.reject(new Error('not yet'))
  await start()
  await tell('work', ...Array.from({ length: 12 }, (_, n) => ({ name: `n${n}` })))
  const delays = async () => (await queues.queue('trade').getDelayed()).map((each) => each.delay)
  while ((await delays()).length < 12) await sleep(20)
  for (const delay of await delays()) expect(delay).toBeGreaterThanOrEqual(30_000)
  for (const delay of await delays()) expect(delay).toBeLessThanOrEqual(60_000)
  expect(new Set(await delays()).size).toBeGreaterThan(6)
  await queues.queue('trade').obliterate({ force: true })
})

test('backlog, age and workers are seen by page and metrics, whichever engine runs', async () => {
  work = async () => void (await sleep(400))
  const worker = await start({ sweepEveryMs: 60_000 })
  await tell('work', ...Array.from({ length: 30 }, (_, n) => ({ name: `n${n}` })))
  await sleep(200)
  await worker.tend()
  const board = await loadJobs(database, clock.now())
  expect(board.workers).toHaveLength(1)
  const trade = board.queues.find((queue) => queue.name === 'trade')
  expect(trade).toMatchObject({ engine: 'postgres', active: 8 })
  expect(trade?.waiting).toBeGreaterThan(0)
  expect(trade?.jobs.length).toBeGreaterThan(0)
  const metrics = await readMetrics(database, clock.now())
  expect(metrics).toMatch(/^hecai_queue_waiting_jobs\{queue="trade",engine="postgres"\} \d+$/m)
  expect(metrics).toMatch(/^hecai_queue_age_seconds\{queue="trade",engine="postgres"\} \d+$/m)
  expect(metrics).toMatch(/^hecai_outbox_messages\{state="handed_over"\} \d+$/m)
  expect(metrics).toMatch(/^hecai_workers 1$/m)
})

test('a deadline that cannot be done is one dead letter, not one per sweep', async () => {
  const worker = await start()
  await sql`insert into deadlines (kind, subject_id, due_at) values ('pool.lock', 'pool_1', ${clock.now()})`
  for (let sweep = 0; sweep < 4; sweep += 1) {
    await worker.tend()
    await worker.idle()
    clock.advance(15_000)
  }
  expect(await letters()).toMatchObject([{ state: 'open', failures: 1 }])
  clock.advance(600_000)
  await worker.tend()
  await worker.idle()
  expect(await letters()).toMatchObject([{ state: 'open', failures: 2 }])
})

test('the queue to the bank has a limit, and every job of the product a patience', () => {
  expect(CATALOG.queues.bank.limit.jobs).toBeGreaterThan(0)
  for (const each of Object.values(CATALOG.jobs)) expect(each.attempts * each.backoffMs).toBeGreaterThan(0)
})
