import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { FAULT_POINTS, type FaultPoint } from '#db/fault-points.ts'
import { testDatabase } from '#test/support/database.ts'
import { browserAt } from '#test/support/house.ts'
import { startRedis } from '#test/support/redis-server.ts'
import { chance } from './support/chance.ts'
import { type Debt, openField } from './support/field.ts'
import { endVictimsAfterwards, type Victim } from './support/processes.ts'

/** How many kills; the campaign is `HECAI_FAULT_KILLS=500`, the test command goes once past every point. */
const KILLS = Number(process.env.HECAI_FAULT_KILLS ?? 0)
/** The queues' engine: `HECAI_FAULT_ENGINE=redis` runs everything here on a Redis of its own. */
const IS_ON_REDIS = process.env.HECAI_FAULT_ENGINE === 'redis'
/** A campaign can be repeated: `HECAI_FAULT_SEED` is the seed that it printed. */
const SEED = Number(process.env.HECAI_FAULT_SEED ?? Date.now() % 2 ** 31)
const WEB_POINTS = FAULT_POINTS.filter((point) => /^(request|transaction)\./.test(point))
const WORKER_POINTS = FAULT_POINTS.filter((point) => !point.startsWith('request.'))

endVictimsAfterwards()
beforeAll(() => ensureBuild(() => {}), 120_000)
const database = await testDatabase()
const redis = IS_ON_REDIS ? await startRedis() : null
afterAll(() => redis?.end())
const field = await openField(database, redis ? { redisUrl: redis.url } : {})

/** The request as a browser sends it; what comes back, or nothing when the house fell meanwhile. */
async function payAt(web: Victim, { firm, paymentId }: Debt): Promise<number | null> {
  const browser = browserAt(web.url)
  await browser.signIn(firm.id)
  const answer = await browser.command('payPayment', { paymentId }).catch(() => null)
  return answer?.status ?? null
}

/** A web node that dies at the point while it serves a request. Sign-in passes some points, too. */
async function killWeb(point: FaultPoint, debt: Debt): Promise<void> {
  const web = await field.web(`kill@${point}`)
  const status = await payAt(web, debt).catch(() => null)
  expect(status, point).toBeNull()
  expect(await web.ended, point).toBe('SIGKILL')
}

/** A worker that dies at the point, on its n-th pass. */
async function killWorker(point: FaultPoint, pass: number, debts: readonly Debt[]): Promise<void> {
  for (const debt of debts) await field.pay(debt)
  const worker = await field.worker(`kill@${point}:${pass}`)
  const word = await Promise.race([worker.ended, sleep(60_000).then(() => 'it went on')])
  expect(word, `${point}:${pass}`).toBe('SIGKILL')
}

/** One kill starts a process and waits for its end: each has a time of its own, however busy the machine is. */
const KILL_MS = 120_000
const SETTLE_MS = 240_000

describe('a web node killed at every step of a request', () => {
  let debts: Debt[] = []
  beforeAll(async () => {
    debts = await field.owe(WEB_POINTS.length)
  })

  test.each(WEB_POINTS.map((point, index) => [point, index] as const))(
    'falls at %s',
    async (point, index) => {
      const debt = debts[index]
      expect(debt).toBeDefined()
      if (debt) await killWeb(point, debt)
    },
    KILL_MS,
  )

  test(
    'loses and doubles nothing',
    async () => {
      const web = await field.web()
      const worker = await field.worker()
      for (const debt of debts) expect([200, 409]).toContain(await payAt(web, debt))
      await field.expectOneEffectEach(debts)
      await worker.stop()
      await web.stop()
    },
    SETTLE_MS,
  )
})

describe('a worker killed at every step from message to posted entry', () => {
  let debts: Debt[] = []
  beforeAll(async () => {
    debts = await field.owe(WORKER_POINTS.length)
  })

  test.each(WORKER_POINTS.map((point, index) => [point, index] as const))(
    'falls at %s',
    (point, index) => killWorker(point, 1, debts.slice(index, index + 1)),
    KILL_MS,
  )

  test(
    'loses and doubles nothing',
    async () => {
      const worker = await field.worker()
      await field.expectOneEffectEach(debts)
      expect(await worker.stop()).toBe(0)
    },
    SETTLE_MS,
  )
})

/** A step and, in the worker, the pass on which it is the last: the second finds a worker in the middle of its load. */
async function killSomewhere(random: () => number, owed: readonly Debt[]): Promise<void> {
  const oneOf = <Point>(points: readonly Point[]): Point | undefined =>
    points[Math.floor(random() * points.length)]
  const isWeb = random() < 0.2
  const point = oneOf(isWeb ? WEB_POINTS : WORKER_POINTS)
  const [first] = owed
  if (!point || !first) throw new Error('no point')
  if (isWeb) await killWeb(point, first)
  else await killWorker(point, /^(job|ledger|bank)/.test(point) && random() < 0.5 ? 2 : 1, owed)
}

test.runIf(KILLS > 0)(
  `${KILLS} kills at random steps lose and double nothing (seed ${SEED})`,
  async () => {
    const random = chance(SEED)
    const debts: Debt[] = []
    const settle = async (kill: number): Promise<void> => {
      const worker = await field.worker()
      for (const debt of debts) await field.pay(debt)
      await field.expectOneEffectEach(debts)
      await worker.stop()
      const engine = IS_ON_REDIS ? 'Redis' : 'PostgreSQL'
      process.stdout.write(`${engine}: ${kill} kills, ${debts.length} payments, each with one effect\n`)
    }
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const owed = await field.owe(2)
      debts.push(...owed)
      await killSomewhere(random, owed)
      if (kill % 50 === 0) await settle(kill)
    }
    await settle(KILLS)
  },
  KILLS * 20_000 + 60_000,
)

test('every fault point is where a process was killed: none is only a name', () => {
  expect(new Set([...WEB_POINTS, ...WORKER_POINTS]).size).toBe(FAULT_POINTS.length)
})
