import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { INVARIANTS } from '#app/read-models/invariants/find-broken.ts'
import { emptyDatabase, testDatabase } from '#test/support/database.ts'

const REPOSITORY = resolve(import.meta.dirname, '../../..')

/** Runs a command that reads the books of one database. */
async function ask(databaseUrl: string, ...words: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', ...words], {
    cwd: REPOSITORY,
    env: { ...process.env, DATABASE_URL: databaseUrl },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, out, err }
}

test('a database in which nothing was ever laid is said to be so, without a trace of the program', async () => {
  const { url } = await emptyDatabase()
  for (const command of ['app/cli/invariants.ts', 'app/cli/ledger-verify.ts']) {
    const { code, out, err } = await ask(url, command, '--json')
    expect({ command, code, out }).toEqual({ command, code: 2, out: '' })
    expect(err).toContain('run npm start first')
    expect(err).not.toMatch(/^\s+at /m)
  }
}, 120_000)

test('what holds is a line each and exit 0; a row that is changed by hand is named, and the exit is 1', async () => {
  const database = await testDatabase()
  const whole = await ask(database.url, 'app/cli/invariants.ts')
  expect(whole.code).toBe(0)
  expect(whole.out.trim().split('\n').length).toBeGreaterThanOrEqual(INVARIANTS.length)
  await database.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`
      insert into accounts (id, kind, may_be_negative, balance_fen) values ('outside:org', 'outside', true, 5)`
  })
  const broken = await ask(database.url, 'app/cli/invariants.ts', '--json')
  expect(broken.code).toBe(1)
  expect(JSON.parse(broken.out).broken).toContain('An account’s balance is the sum of its entries')
}, 120_000)
