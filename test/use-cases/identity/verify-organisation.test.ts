import { expect, test } from 'vitest'
import { verifyOrganisation } from '#app/use-cases/identity/verify-organisation.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf } from '#test/support/demands.ts'
import { poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)

async function unverified(): Promise<string> {
  const firm = await floor.firm('supplier')
  await database.sql`update organisations set verified_at = null where id = ${firm.id}`
  return firm.id
}

const told = async (organisationId: string) =>
  (
    await database.sql`
      select 1 from outbox where topic = 'organisation.changed' and key = ${organisationId}`
  ).length

test('the operator verifies a firm: from then on it counts, the trail says who, the index is told', async () => {
  const organisationId = await unverified()
  expect((await verifyOrganisation(floor.operator.ctx, { organisationId })).ok).toBe(true)
  const [firm] = await database.sql`select verified_at from organisations where id = ${organisationId}`
  expect(firm?.verified_at).toEqual(floor.clock.now())
  const [line] = await database.sql`
    select event, actor_organisation_id as by from audit_trail where subject_id = ${organisationId}`
  expect(line).toEqual({ event: 'verify', by: floor.operator.id })
  expect(await told(organisationId)).toBe(1)
})

test('nobody else verifies, and a firm that is not there or verified already is refused', async () => {
  const organisationId = await unverified()
  const buyer = await floor.firm('buyer')
  expect(codeOf(await verifyOrganisation(buyer.ctx, { organisationId }))).toBe('NOT_PERMITTED')
  const none = { organisationId: 'org_none' }
  expect(codeOf(await verifyOrganisation(floor.operator.ctx, none))).toBe('ORGANISATION_NOT_FOUND')
  const before = { organisationId: buyer.id }
  expect(codeOf(await verifyOrganisation(floor.operator.ctx, before))).toBe('NOTHING_TO_DO')
})

test('of several who verify a firm at once one does, and the index is told once', async () => {
  const organisationId = await unverified()
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => verifyOrganisation(floor.operator.ctx, { organisationId })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await told(organisationId)).toBe(1)
})
