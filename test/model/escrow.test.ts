import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideDispute } from '#app/use-cases/orders/decide-dispute.ts'
import { armFaultPoints } from '#db/fault-points.ts'
import { testDatabase } from '#test/support/database.ts'
import { type PoolFloor, poolFloor } from '#test/support/pools.ts'
import { anySetting, anyStep } from './any-step.ts'
import type { World } from './shapes.ts'
import { inLane } from './trouble-steps.ts'
import { expectSound, newModel, newWorld, ordersOf } from './world.ts'

/** Commands at least: the nightly size is `HECAI_MODEL_COMMANDS=20000`, the test command takes a few. */
const COMMANDS = Number(process.env.HECAI_MODEL_COMMANDS ?? 240)
/** A run can be repeated: `HECAI_MODEL_SEED` is the seed that it printed. */
const SEED = Number(process.env.HECAI_MODEL_SEED ?? Date.now() % 2 ** 31)
const LENGTH = 60
/** A store that has seen many pools answers more slowly, and what an old one did says nothing new. */
const ROUNDS_PER_STORE = 20
/** A command mostly waits for the database: some runs beside one another, each with a store of its own. */
const LANES = COMMANDS > 1_000 ? 4 : 1
const HOUR_MS = 3_600_000

/** Everything comes to rest: what was asked is paid, what is due happens, and the books are whole. */
async function settleDown(world: World): Promise<void> {
  const { floor } = world
  for (let month = 0; month < 30 && !(await isOver(world)); month += 1) {
    for (const { id: orderId } of await ordersOf(world))
      await decideDispute(floor.operator.ctx, { orderId, toBuyerFen: 0n })
    await floor.payAll()
    await floor.until(new Date(floor.clock.now().getTime() + (month === 0 ? 60 : 30 * 24) * HOUR_MS))
  }
  expect(await unfinishedOf(world)).toEqual([])
  await expectSound(world)
}

async function isOver(world: World): Promise<boolean> {
  return (await unfinishedOf(world)).length === 0
}

/** What still stands of a pool: its own state, its orders, its disputes, money that is nobody's yet. */
async function unfinishedOf({ database, poolId }: World): Promise<string[]> {
  const rows = await database.sql<{ standing: string }[]>`
    select 'pool ' || state as standing from pools where id = ${poolId} and state not in ('settled', 'failed', 'cancelled')
    union all select 'order ' || id || ' ' || state from orders
      where pool_id = ${poolId} and state not in ('completed', 'terminated')
    union all select 'dispute ' || id from disputes
      where pool_id = ${poolId} and state in ('open', 'ruled', 'appealed')
    union all select 'account ' || id || ' ' || balance_fen from accounts
      where pool_id = ${poolId} and kind not in ('outside', 'platform_fee', 'suspense') and balance_fen <> 0`
  return rows.map(({ standing }) => standing)
}

async function freshFloor(): Promise<PoolFloor> {
  return poolFloor(await testDatabase({ max: 4 }))
}

/** What has been done so far by all lanes together. */
interface Progress {
  commands: number
  rounds: number
}

/** Runs rounds, each by a seed of its own, until enough has been done. */
async function runLane(progress: Progress): Promise<void> {
  let floor = await freshFloor()
  for (let own = 1; progress.commands < COMMANDS; own += 1) {
    const seed = SEED + progress.rounds
    progress.rounds += 1
    if (own % ROUNDS_PER_STORE === 0) {
      await floor.database.close()
      floor = await freshFloor()
    }
    const property = fc.asyncProperty(
      anySetting(),
      fc.commands(anyStep(), { size: 'max', maxCommands: LENGTH }),
      async (setting, commands) => {
        const world = await newWorld(floor, setting)
        await fc.asyncModelRun(() => ({ model: newModel(setting), real: world }), commands)
        progress.commands += [...commands].length
        await settleDown(world)
      },
    )
    await fc.assert(property, { seed, numRuns: 1, endOnFailure: COMMANDS > 1_000 })
  }
}

test(
  `the real system and its model agree over random commands and faults (seed ${SEED})`,
  async () => {
    process.stdout.write(`model: seed ${SEED}\n`)
    const progress = { commands: 0, rounds: 0 }
    const began = performance.now()
    await Promise.all(Array.from({ length: LANES }, (_, lane) => inLane(lane, () => runLane(progress))))
    const { commands, rounds } = progress
    const aSecond = commands / ((performance.now() - began) / 1_000)
    process.stdout.write(`model: ${commands} commands in ${rounds} runs, ${aSecond.toFixed(0)} a second\n`)
  },
  120_000 + COMMANDS * 1_000,
)

test('a fault is shrunk to the few commands that show it', async () => {
  armFaultPoints(null)
  const floor = await freshFloor()
  const setting = { start: 'open', appealDays: 0, bondBasisPoints: 0 } as const
  // A model that believes in a smaller cap is wrong about the first commitment that exceeds it.
  const details = await fc.check(
    fc.asyncProperty(fc.commands(anyStep(), { size: 'max', maxCommands: 20 }), async (commands) => {
      const world = await newWorld(floor, setting)
      await fc.asyncModelRun(() => ({ model: newModel(setting, 2), real: world }), commands)
    }),
    { seed: 7, numRuns: 20 },
  )
  expect(details.failed).toBe(true)
  expect([...(details.counterexample?.[0] ?? [])].length).toBeLessThanOrEqual(2)
  expect(String(details.counterexample?.[0])).toMatch(/join|change/)
}, 120_000)
