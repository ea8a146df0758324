import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { StartFault } from '#db/embedded/fault.ts'
import { DEADLINE_JOB, deadlineDue } from '#jobs/catalog.ts'
import { openQueues, type QueueSettings } from '#jobs/queues.ts'
import { startWorker } from '#jobs/worker.ts'
import { manualClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { countingIds } from '#test/support/ids.ts'
import { freePort, HAS_REDIS, type RedisServer, startRedis } from '#test/support/redis-server.ts'

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
function settings(redisUrl: string): QueueSettings {
  return { catalog, databaseUrl: database.url, redisUrl, log }
}

test('a Redis that is not there is one sentence', async () => {
  const url = `redis://127.0.0.1:${await freePort()}`
  await expect(openQueues(settings(url))).rejects.toThrow(StartFault)
  await expect(openQueues(settings(url))).rejects.toThrow(/ECONNREFUSED/)
})

describe.runIf(HAS_REDIS)('on Redis the same code', () => {
  let redis: RedisServer
  let url = ''

  beforeAll(async () => {
    redis = await startRedis()
    url = redis.url
  })
  afterAll(() => redis.end())

  test('does what is told once, repeats what fails, and keeps deadlines in order', async () => {
    const queues = await openQueues(settings(url))
    const clock = manualClock('2026-03-02T01:00:00Z')
    const heard: string[] = []
    let attempts = 0
    const worker = await startWorker<typeof catalog>({
      database,
      queues,
      clock,
      ids: countingIds(),
      log,
      sweepEveryMs: null,
      handlers: {
        greet: async (_, { name }) => {
          if (++attempts === 1) throw new Error('not yet')
          heard.push(name)
        },
        [DEADLINE_JOB]: async ({ clock: now }, { kind, subjectId }) => {
          const rows = await sql`update deadlines set done_at = ${now.now()}
            where kind = ${kind} and subject_id = ${subjectId} and done_at is null returning 1`
          if (rows.length === 1) heard.push(subjectId)
        },
      },
    })
    expect(queues.engine).toBe('redis')
    await sql`insert into outbox (topic, key, payload, created_at) values ('greeting', 'k', '{"name":"x"}', now())`
    await worker.idle()
    const at = (minutes: number): Date => new Date(clock.now().getTime() + minutes * 60_000)
    for (const [subject, minutes] of [
      ['later', 2],
      ['sooner', 1],
      ['never', 60],
    ] as const) {
      await sql`insert into deadlines (kind, subject_id, due_at) values ('pool.lock', ${subject}, ${at(minutes)})`
      const payload = { kind: 'pool.lock', subjectId: subject, dueAt: at(minutes).toISOString() }
      await sql`insert into outbox (topic, key, payload, created_at) values ('deadline.set', 'k', ${sql.json(payload)}, now())`
    }
    clock.advance(5 * 60_000)
    await worker.runDue()
    expect(heard).toEqual(['x', 'sooner', 'later'])
    await worker.stop()
    await queues.close()
  })
})
