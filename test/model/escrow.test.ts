import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { armFaultPoints } from '#db/fault-points.ts'
import { testDatabase } from '#test/support/database.ts'
import { poolFloor } from '#test/support/pools.ts'
import { anyStep, newModel, newWorld } from './world.ts'

/** Commands at least: the nightly size is `HECAI_MODEL_COMMANDS=20000`, the test command takes a few. */
const COMMANDS = Number(process.env.HECAI_MODEL_COMMANDS ?? 240)
/** A run can be repeated: `HECAI_MODEL_SEED` is the seed that it printed. */
const SEED = Number(process.env.HECAI_MODEL_SEED ?? Date.now() % 2 ** 31)
const LENGTH = 40

const database = await testDatabase()
const floor = await poolFloor(database)

/** Everything comes to rest: what was asked is paid, what is due happens, and the books are whole. */
async function settleDown(): Promise<void> {
  await floor.payAll()
  await floor.until(new Date(floor.clock.now().getTime() + 60 * 3_600_000))
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
}

test(
  `the real system and its model agree over random commands and faults (seed ${SEED})`,
  async () => {
    let done = 0
    process.stdout.write(`model: seed ${SEED}\n`)
    for (let round = 0; done < COMMANDS; round += 1) {
      await fc.assert(
        fc.asyncProperty(fc.commands(anyStep(), { size: 'max', maxCommands: LENGTH }), async (commands) => {
          const world = await newWorld(floor)
          await fc.asyncModelRun(() => ({ model: newModel(), real: world }), commands)
          done += [...commands].length
          await settleDown()
        }),
        { seed: SEED + round, numRuns: 1, endOnFailure: COMMANDS > 1_000 },
      )
    }
    process.stdout.write(`model: ${done} commands\n`)
  },
  120_000 + COMMANDS * 1_000,
)

test('a fault is shrunk to the few commands that show it', async () => {
  armFaultPoints(null)
  // A model that believes in a smaller cap is wrong about the first commitment that exceeds it.
  const details = await fc.check(
    fc.asyncProperty(fc.commands(anyStep(), { size: 'max', maxCommands: 20 }), async (commands) => {
      const world = await newWorld(floor)
      await fc.asyncModelRun(() => ({ model: newModel(2), real: world }), commands)
    }),
    { seed: 7, numRuns: 20 },
  )
  expect(details.failed).toBe(true)
  expect([...(details.counterexample?.[0] ?? [])].length).toBeLessThanOrEqual(2)
  expect(String(details.counterexample?.[0])).toMatch(/join|change/)
}, 120_000)
