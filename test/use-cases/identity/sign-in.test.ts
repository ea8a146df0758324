import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { creditCodeWithCheckDigit } from '#app/domain/identity/credit-code.ts'
import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { findSession } from '#app/read-models/identity/find-session.ts'
import { demoSignIn } from '#app/use-cases/identity/demo-sign-in.ts'
import { openSession } from '#app/use-cases/identity/open-session.ts'
import { registerOrganisation } from '#app/use-cases/identity/register-organisation.ts'
import { signIn } from '#app/use-cases/identity/sign-in.ts'
import { signOut } from '#app/use-cases/identity/sign-out.ts'
import { signOutEverywhere } from '#app/use-cases/identity/sign-out-everywhere.ts'
import { manualClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf } from '#test/support/demands.ts'
import { countingIds } from '#test/support/ids.ts'

const database = await testDatabase()
const clock = manualClock('2026-03-02T01:00:00Z')
const ctx = { database, clock, ids: countingIds(), newToken: () => randomBytes(32).toString('base64url') }
let serial = 0

const form = (more: { creditCode?: string; account?: string } = {}) => {
  serial += 1
  return {
    ...{ name: '新来的厂', county: '330481', capabilities: ['buyer' as const], bankAccount: '6200000001' },
    ...{ displayName: '采购', account: `account-${serial}`, password: 'a long password' },
    creditCode: creditCodeWithCheckDigit(`91330481${String(700_000 + serial).padStart(9, '0')}`),
    ...more,
  }
}
async function registered() {
  const asked = form()
  const made = await registerOrganisation(ctx, asked)
  if (!made.ok) throw new Error(made.refusal.code)
  return { ...asked, ...made.value }
}
const living = async (tokenHash: string) => (await findSession(database, tokenHash, clock.now())) !== null
const sessionsOf = (userId: string) =>
  database.sql<{ hash: string }[]>`select token_hash as hash from sessions where user_id = ${userId}`

test('a code that cannot be, or is registered, and an account that is taken are refused', async () => {
  const known = await registered()
  const wrong = await registerOrganisation(ctx, form({ creditCode: '913304810000000000' }))
  expect(codeOf(wrong)).toBe('CREDIT_CODE_INVALID')
  expect(await registerOrganisation(ctx, form({ creditCode: known.creditCode }))).toMatchObject({
    refusal: { code: 'CREDIT_CODE_INVALID', facts: { fault: 'taken' } },
  })
  const taken = await registerOrganisation(ctx, form({ account: known.account }))
  expect(codeOf(taken)).toBe('INPUT_INVALID')
})

test('of several who register one firm at once one does, whole', async () => {
  const asked = form()
  const answers = await Promise.all([1, 2, 3].map(() => registerOrganisation(ctx, asked)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const rows = await database.sql`select 1 from users where login = ${asked.account}`
  expect(rows).toHaveLength(1)
})

test('a wrong password, an unknown account and a demo actor where there is no demo open nothing', async () => {
  const { account, userId, password } = await registered()
  expect(codeOf(await signIn(ctx, { account, password: 'another one' }))).toBe('SIGN_IN_FAILED')
  expect(codeOf(await signIn(ctx, { account: 'nobody', password }))).toBe('SIGN_IN_FAILED')
  expect(codeOf(await demoSignIn({ ...ctx, demo: false }, { userId }))).toBe('NOT_PERMITTED')
  expect(codeOf(await demoSignIn({ ...ctx, demo: true }, { userId: 'usr_none' }))).toBe('SIGN_IN_FAILED')
  expect(await sessionsOf(userId)).toHaveLength(0)
})

test('each sign-in has a session of its own, also at once; one is ended alone, twice is no fault', async () => {
  const { account, userId, organisationId, password } = await registered()
  const opened = await Promise.all([1, 2, 3].map(() => signIn(ctx, { account, password })))
  expect(new Set(opened.map((one) => one.ok && one.value.token)).size).toBe(3)
  await openSession(ctx, { userId, organisationId })
  const [first, second] = await sessionsOf(userId)
  await Promise.all([1, 2].map(() => signOut(database, first?.hash ?? '')))
  expect([await living(first?.hash ?? ''), await living(second?.hash ?? '')]).toEqual([false, true])
})

test('all sessions of a person end together, however many ask; the clock has none', async () => {
  const { account, userId, organisationId, password } = await registered()
  for (const _ of [1, 2]) await signIn(ctx, { account, password })
  const actor = { kind: 'person', userId, organisationId, role: 'owner', county: '330481' } as const
  const person = { database, actor: { ...actor, capabilities: [] } }
  const ended = await Promise.all([1, 2, 3].map(() => signOutEverywhere(person)))
  expect(ended.reduce((sum, one) => sum + (one.ok ? one.value.sessions : 0), 0)).toBe(2)
  expect(await sessionsOf(userId)).toHaveLength(0)
  expect(codeOf(await signOutEverywhere({ database, actor: SYSTEM_ACTOR }))).toBe('SIGN_IN_REQUIRED')
})
