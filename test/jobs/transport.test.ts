import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { DEADLINE_JOB, deadlineDue } from '#jobs/catalog.ts'
import { openQueues, type Queues } from '#jobs/queues.ts'
import { type RunningWorker, startWorker, type WorkerSettings } from '#jobs/worker.ts'
import { manualClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { countingIds } from '#test/support/ids.ts'

const database = await testDatabase()
const { sql } = database
const log = pino({ level: 'silent' })

const catalog = {
  queues: { deadlines: { concurrency: 2 }, notices: { concurrency: 2 } },
  jobs: {
    [DEADLINE_JOB]: { queue: 'deadlines', topic: null, schema: deadlineDue, attempts: 3, backoffMs: 60_000 },
    greet: {
      queue: 'notices',
      topic: 'greeting',
      schema: z.object({ name: z.string() }),
      attempts: 3,
      backoffMs: 60_000,
    },
  },
} as const

type Greet = (payload: { name: string }) => Promise<void>

let queues: Queues
let workers: RunningWorker[]
let clock: ReturnType<typeof manualClock>
let greeted: string[]
let fired: string[]
let greet: Greet

beforeEach(async () => {
  await sql`truncate outbox, deadlines, consumed_messages, dead_letters`
  await sql`drop schema if exists bullmq cascade`
  clock = manualClock('2026-03-02T01:00:00Z')
  workers = []
  greeted = []
  fired = []
  greet = async ({ name }) => void greeted.push(name)
  queues = await openQueues({ catalog, databaseUrl: database.url, log })
})
afterEach(async () => {
  for (const worker of workers) await worker.stop()
  await queues.close()
})

async function start(more: Partial<WorkerSettings<typeof catalog>> = {}): Promise<RunningWorker> {
  const worker = await startWorker<typeof catalog>({
    database,
    queues,
    clock,
    ids: countingIds(),
    log,
    sweepEveryMs: null,
    handlers: {
      greet: (_, payload) => greet(payload),
      [DEADLINE_JOB]: async ({ clock: now }, { kind, subjectId }) => {
        const rows = await sql`update deadlines set done_at = ${now.now()}
          where kind = ${kind} and subject_id = ${subjectId} and done_at is null and due_at <= ${now.now()} returning 1`
        if (rows.length === 1) fired.push(`${kind} ${subjectId}`)
      },
    },
    ...more,
  })
  workers.push(worker)
  return worker
}

async function tell(topic: string, payload: object): Promise<void> {
  await sql`insert into outbox (topic, key, payload, created_at) values (${topic}, 'k', ${sql.json({ ...payload })}, ${clock.now()})`
}

async function setDeadline(kind: string, subjectId: string, dueAt: Date): Promise<void> {
  await sql`insert into deadlines (kind, subject_id, due_at) values (${kind}, ${subjectId}, ${dueAt})`
  await tell('deadline.set', { kind, subjectId, dueAt: dueAt.toISOString() })
}

function inMinutes(minutes: number): Date {
  return new Date(clock.now().getTime() + minutes * 60_000)
}

async function until(condition: () => boolean | Promise<boolean>, withinMs = 8_000): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('it did not happen in time')
    await sleep(10)
  }
}

test('what is told is done once, in the database’s own words, and marked', async () => {
  await tell('greeting', { name: 'before' })
  const worker = await start()
  for (let n = 0; n < 450; n++) await tell('greeting', { name: `n${n}` })
  await worker.idle()
  expect(greeted.toSorted()).toEqual(['before', ...Array.from({ length: 450 }, (_, n) => `n${n}`)].toSorted())
  expect(await sql`select 1 from outbox where dispatched_at is null`).toHaveLength(0)
})

test('a worker wakes up by itself when something is told', async () => {
  await start()
  await sleep(100)
  const began = performance.now()
  await tell('greeting', { name: 'x' })
  await until(() => greeted.length === 1)
  expect(performance.now() - began).toBeLessThan(900)
})

test('what a transaction takes back is never told', async () => {
  const worker = await start()
  await sql
    .begin(async (tx) => {
      await tx`insert into outbox (topic, key, payload, created_at) values ('greeting', 'k', '{"name":"ghost"}', now())`
      throw new Error('undo')
    })
    .catch(() => {})
  await worker.idle()
  expect(greeted).toEqual([])
})

test('a deadline that passed while every worker was down runs at the next start', async () => {
  await setDeadline('pool.lock', 'pool_1', inMinutes(5))
  const first = await start()
  await first.idle()
  await first.stop()
  workers = []
  expect(fired).toEqual([])
  clock.advance(10 * 60_000)
  await start({ sweepEveryMs: 60_000 })
  await until(() => fired.length === 1)
  expect(fired).toEqual(['pool.lock pool_1'])
})

test('a deadline whose message was lost altogether is found by the sweep', async () => {
  await start({ sweepEveryMs: 200 })
  await sql`insert into deadlines (kind, subject_id, due_at) values ('pool.lock', 'pool_2', ${clock.now()})`
  await until(() => fired.length === 1)
})

test('a deadline comes at its instant, not at the next sweep', async () => {
  const systemClock = { now: () => new Date() }
  await start({ clock: systemClock, sweepEveryMs: 60_000 })
  const dueAt = new Date(Date.now() + 700)
  await setDeadline('pool.lock', 'pool_3', dueAt)
  await until(() => fired.length === 1)
  const [row] = await sql`select done_at from deadlines`
  const lateMs = row?.done_at.getTime() - dueAt.getTime()
  expect(lateMs).toBeGreaterThanOrEqual(0)
  expect(lateMs).toBeLessThan(1_500)
})

test('a job that arrives too early does nothing, and the deadline still comes', async () => {
  const worker = await start()
  await setDeadline('pool.lock', 'pool_4', inMinutes(5))
  await queues.queue('deadlines').add(DEADLINE_JOB, { kind: 'pool.lock', subjectId: 'pool_4' })
  await worker.idle()
  expect(fired).toEqual([])
  clock.advance(5 * 60_000)
  await worker.runDue()
  expect(fired).toEqual(['pool.lock pool_4'])
})

test('a job that runs twice has one effect', async () => {
  const worker = await start()
  await setDeadline('pool.lock', 'pool_5', clock.now())
  const twice = { name: DEADLINE_JOB, data: { kind: 'pool.lock', subjectId: 'pool_5' } }
  await queues.queue('deadlines').addBulk([twice, twice, twice])
  await worker.runDue()
  expect(fired).toEqual(['pool.lock pool_5'])
})

test('two workers share the work and do none of it twice', async () => {
  const one = await start()
  const two = await start()
  await Promise.all(Array.from({ length: 100 }, (_, n) => tell('greeting', { name: `n${n}` })))
  await Promise.all(Array.from({ length: 40 }, (_, n) => setDeadline('pool.lock', `pool_${n}`, clock.now())))
  await Promise.all([one.runDue(), two.runDue()])
  expect(new Set(greeted).size).toBe(100)
  expect(greeted).toHaveLength(100)
  expect(fired.toSorted()).toEqual(Array.from({ length: 40 }, (_, n) => `pool.lock pool_${n}`).toSorted())
})

test('deadlines due together come in the order of their instants, with all that follows', async () => {
  const worker = await start()
  await setDeadline('pool.award', 'later', inMinutes(2))
  await setDeadline('pool.lock', 'sooner', inMinutes(1))
  expect(await worker.nextDueAt()).toEqual(inMinutes(1))
  clock.advance(3 * 60_000)
  await worker.runDue()
  expect(fired).toEqual(['pool.lock sooner', 'pool.award later'])
  expect(await worker.nextDueAt()).toBeNull()
})

test('a failing job is tried again, and rest does not wait for the clock on the wall', async () => {
  let attempts = 0
  greet = async ({ name }) => {
    attempts++
    if (attempts < 3) throw new Error('not yet')
    greeted.push(name)
  }
  const worker = await start()
  await tell('greeting', { name: 'third time' })
  await worker.idle()
  expect(greeted).toEqual(['third time'])
})

test('a deadline that cannot be done does not keep the clock from being moved', async () => {
  const worker = await start({
    handlers: { greet: async () => {}, [DEADLINE_JOB]: async () => Promise.reject(new Error('broken')) },
  })
  await setDeadline('pool.lock', 'pool_6', clock.now())
  await worker.runDue()
  expect(await sql`select 1 from deadlines where done_at is null`).toHaveLength(1)
})

test('a payload that its schema refuses fails its job and harms no other', async () => {
  const worker = await start()
  await tell('greeting', { nonsense: true })
  await tell('nobody.listens', {})
  await tell('greeting', { name: 'fine' })
  await worker.idle()
  expect(greeted).toEqual(['fine'])
})

test('a stop lets the running job finish', async () => {
  let isStarted = false
  greet = async ({ name }) => {
    isStarted = true
    await sleep(300)
    greeted.push(name)
  }
  const worker = await start()
  await tell('greeting', { name: 'slow' })
  await until(() => isStarted)
  await worker.stop()
  workers = []
  expect(greeted).toEqual(['slow'])
})
