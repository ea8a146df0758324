import { expect, test } from 'vitest'
import { systemLog } from '#app/cli/system.ts'
import { testDatabase } from '#test/support/database.ts'
import { poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)
const RESERVE = 12_345_678

test('a row that the database refuses is logged by its rule, never by its values', async () => {
  const poolId = await floor.open()
  const firm = await floor.firm('buyer')
  await floor.join(poolId, firm, 2, { reserveFen: BigInt(RESERVE) })
  const fault = await database.sql`update commitments set quantity = -1 where pool_id = ${poolId}`.then(
    () => null,
    (error: Error & { detail?: string }) => error,
  )
  if (!fault) throw new Error('a quantity below nothing was written')
  expect(fault.detail).toContain(String(RESERVE))
  const lines: string[] = []
  systemLog('info', { write: (line) => lines.push(line) }).error({ err: fault }, 'a request failed')
  expect(lines.join()).toContain('commitments')
  expect(lines.join()).toContain('"code":"23514"')
  expect(lines.join()).not.toContain(String(RESERVE))
})
