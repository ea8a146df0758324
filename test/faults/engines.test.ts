import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { testDatabase } from '#test/support/database.ts'
import { freePort, HAS_REDIS, type RedisServer, startRedis } from '#test/support/redis-server.ts'
import { type Debt, type Field, openField } from './support/field.ts'
import { endVictimsAfterwards } from './support/processes.ts'

endVictimsAfterwards()

/** Pays one after the other, each as soon as the house lets it: what fails is tried again, as a person would. */
async function payAll(field: Field, debts: readonly Debt[]): Promise<void> {
  for (const debt of debts) {
    for (let attempt = 0; ; attempt += 1) {
      const failed = await field.pay(debt).catch((fault: Error) => fault)
      if (!failed) break
      if (attempt > 400) throw failed
      await sleep(50)
    }
    await sleep(5)
  }
}

describe('the database restarted under load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hecai-restart-'))
  const log = { info: () => {}, warn: () => {} }
  let port = 0
  let server: Awaited<ReturnType<typeof startEmbedded>>
  let database: Database
  const start = async (): Promise<void> => {
    server = await startEmbedded({ dataDir: folder, port, log })
  }

  beforeAll(async () => {
    port = await freePort()
    await start()
    await migrate(server.url)
    database = openDatabase(server.url, { max: 4 })
  })
  afterAll(async () => {
    await database.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('twice: the worker lives through it, and every event has one effect', async () => {
    const field = await openField(database)
    const debts = await field.owe(60)
    const worker = await field.worker()
    for (const half of [debts.slice(0, 30), debts.slice(30)]) {
      // The worker is in the middle of these when the database goes; this process asks nothing meanwhile.
      await payAll(field, half)
      await server.stop()
      await sleep(300)
      await start()
    }
    await field.expectOneEffectEach(debts)
    expect(worker.isRunning()).toBe(true)
    expect(await worker.stop()).toBe(0)
  }, 240_000)
})

describe.runIf(HAS_REDIS)('Redis', () => {
  let redis: RedisServer
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.end())

  test('flushed, then restarted empty, under load: what it forgot is handed over again', async () => {
    const field = await openField(await testDatabase(), { redisUrl: redis.url })
    const debts = await field.owe(60)
    const worker = await field.worker()
    const paying = payAll(field, debts)
    await sleep(300)
    await redis.flush()
    await sleep(300)
    await redis.kill()
    await sleep(300)
    await redis.start()
    await paying
    await field.expectOneEffectEach(debts)
    expect(worker.isRunning()).toBe(true)
    expect(await worker.stop()).toBe(0)
  }, 240_000)

  test('a worker killed on Redis loses and doubles nothing either', async () => {
    const field = await openField(await testDatabase(), { redisUrl: redis.url })
    const points = ['relay.queued', 'job.taken', 'ledger.posted', 'bank.answered', 'job.finished']
    const debts = await field.owe(points.length)
    for (const [index, point] of points.entries()) {
      const debt = debts[index]
      if (debt) await field.pay(debt)
      expect(await (await field.worker(`kill@${point}`)).ended, point).toBe('SIGKILL')
    }
    const worker = await field.worker()
    await field.expectOneEffectEach(debts)
    await worker.stop()
  }, 240_000)
})
