import { beforeEach, expect, test } from 'vitest'
import { addDays } from '#app/domain/shared/clock.ts'
import { declineInvitation } from '#app/use-cases/demands/decline-invitation.ts'
import { followPool } from '#app/use-cases/demands/follow-pool.ts'
import { inviteToPool } from '#app/use-cases/demands/invite-to-pool.ts'
import { joinForDemand } from '#app/use-cases/demands/join-for-demand.ts'
import { startPool } from '#app/use-cases/demands/start-pool.ts'
import { withdrawCommitment } from '#app/use-cases/pools/withdraw-commitment.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf, DEMAND_CATEGORY, demandFloor } from '#test/support/demands.ts'
import type { Firm } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await demandFloor(database)
await floor.listing({ needles: 168, speed: 300, control: 'servo', linking: true })
const FAST = [{ key: 'speed', kind: 'range', min: 250 }] as const
const NEEDLES = [{ key: 'needles', kind: 'range', min: 144, max: 200 }] as const

let a: Firm
let b: Firm
let c: Firm

/** Every test begins with nobody else asking for anything. */
beforeEach(async () => {
  await database.sql`update demands set state = 'withdrawn' where state in ('open', 'pooled')`
  ;[a, b, c] = (await floor.firms(3, 'buyer')) as [Firm, Firm, Firm]
})

const start = (by: Firm, demandId: string, seen: { firms: number; quantity: number }, more = {}) =>
  startPool(by.ctx, {
    demandId,
    title: '合并团购',
    cluster: 'haining-socks',
    visibility: 'open',
    joinClosesAt: addDays(floor.clock.now(), 10),
    offersCloseAt: addDays(floor.clock.now(), 11),
    minQuantity: 2,
    depositBasisPoints: 0,
    seenFirms: seen.firms,
    seenQuantity: seen.quantity,
    ...more,
  })
const invitationsOf = (poolId: string) => database.sql<{ id: string; firm: string; state: string }[]>`
  select id, organisation_id as firm, state from invitations where pool_id = ${poolId} order by organisation_id`

async function trio() {
  const mine = await floor.demand(a, { quantity: 2, constraints: [...FAST], maxPriceFen: 12_345_678n })
  await floor.demand(b, { quantity: 5, constraints: [...NEEDLES] })
  await floor.demand(c, { quantity: 3 })
  return mine
}

test('compatible demands become one open pool with their common spec, and every firm is invited', async () => {
  const mine = await trio()
  const made = await start(a, mine, { firms: 2, quantity: 10 })
  if (!made.ok) throw new Error(made.refusal.code)
  const { poolId } = made.value
  const [pool] = await database.sql`
    select state, category_slug, organiser_id, baseline_spec from pools where id = ${poolId}`
  expect(pool).toEqual({
    state: 'open',
    category_slug: DEMAND_CATEGORY,
    organiser_id: a.id,
    baseline_spec: { constraints: [...NEEDLES, ...FAST] },
  })
  const invited = await invitationsOf(poolId)
  expect(invited.map(({ firm, state }) => [firm, state])).toEqual([a, b, c].map(({ id }) => [id, 'invited']))
})

test('of two firms of one group that start at once, one makes the pool and the other is invited to it', async () => {
  const mine = await floor.demand(a, { quantity: 2 })
  const theirs = await floor.demand(b, { quantity: 5 })
  const both = await Promise.all([
    start(a, mine, { firms: 1, quantity: 7 }),
    start(b, theirs, { firms: 1, quantity: 7 }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(codeOf(both.find(({ ok }) => !ok))).toBe('GROUP_GONE')
})

test('a pool is started of what was read, by its own firm or the operator, in time', async () => {
  const mine = await trio()
  const changed = await start(a, mine, { firms: 1, quantity: 7 })
  expect(changed.ok ? null : changed.refusal).toEqual({ code: 'GROUP_CHANGED', facts: { quantity: 10 } })
  expect(codeOf(await start(b, mine, { firms: 2, quantity: 10 }))).toBe('DEMAND_NOT_FOUND')
  const past = { joinClosesAt: floor.clock.now() }
  expect(codeOf(await start(a, mine, { firms: 2, quantity: 10 }, past))).toBe('DEADLINE_IN_PAST')
  const draft = await floor.demand(a, { isDraft: true })
  expect(codeOf(await start(a, draft, { firms: 2, quantity: 10 }))).toBe('DEMAND_STATE')
  const supplier = await floor.firm('supplier')
  expect(codeOf(await start(supplier, mine, { firms: 2, quantity: 10 }))).toBe('NOT_PERMITTED')
  expect((await start(floor.operator, mine, { firms: 2, quantity: 10 })).ok).toBe(true)
})

test('nobody compatible, or nothing on offer that serves all: there is no pool to start', async () => {
  const mine = await floor.demand(a, { constraints: [{ key: 'linking', kind: 'is', value: true }] })
  await floor.demand(b, { constraints: [{ key: 'linking', kind: 'is', value: false }] })
  expect(codeOf(await start(a, mine, { firms: 1, quantity: 4 }))).toBe('GROUP_GONE')
})

test('one click joins with the demand’s own figures; demand and invitation follow, twice told is once', async () => {
  const mine = await trio()
  const made = await start(a, mine, { firms: 2, quantity: 10 })
  if (!made.ok) throw new Error(made.refusal.code)
  const { poolId } = made.value
  const input = { demandId: mine, poolId, accepts: null, idempotencyKey: 'click-0001' }
  const clicks = await Promise.all([joinForDemand(a.ctx, input), joinForDemand(a.ctx, input)])
  expect(clicks.every(({ ok }) => ok)).toBe(true)
  const [row] = await database.sql`
    select quantity, reserve_fen, state from commitments where pool_id = ${poolId}`
  expect(row).toEqual({ quantity: 2, reserve_fen: 12_345_678n, state: 'active' })
  await floor.until(floor.clock.now())
  expect(await floor.demandState(mine)).toBe('pooled')
  const stateOf = async () => (await invitationsOf(poolId)).find(({ firm }) => firm === a.id)?.state
  expect(await stateOf()).toBe('accepted')
  expect(await followPool(floor.system, poolId)).toEqual({ ok: true, value: { moved: 0 } })
  await withdrawCommitment(a.ctx, { poolId })
  await floor.until(floor.clock.now())
  expect(await floor.demandState(mine)).toBe('open')
})

test('a demand joins only a pool of its own category, for its own firm, while it is open', async () => {
  const mine = await floor.demand(a)
  const poolId = await floor.open()
  const join = (by: Firm, demandId: string, pool = poolId) =>
    joinForDemand(by.ctx, { demandId, poolId: pool, accepts: null })
  expect(codeOf(await join(b, mine))).toBe('DEMAND_NOT_FOUND')
  expect(codeOf(await join(a, mine, 'pool_none'))).toBe('POOL_NOT_FOUND')
  expect(codeOf(await join(floor.operator, mine))).toBe('NOT_PERMITTED')
  await database.sql`update demands set state = 'withdrawn' where id = ${mine}`
  expect(codeOf(await join(a, mine))).toBe('DEMAND_STATE')
})

test('a pool that fails gives the demand back; late for its delivery it has expired', async () => {
  const mine = await floor.demand(a, { quantity: 1 })
  const late = await floor.demand(b, { quantity: 1, latestDeliveryOn: '2026-03-05' })
  const poolId = await floor.open({ minQuantity: 50 })
  for (const [firm, demandId] of [
    [a, mine],
    [b, late],
  ] as const) {
    expect((await joinForDemand(firm.ctx, { demandId, poolId, accepts: null })).ok).toBe(true)
  }
  await floor.until(floor.clock.now())
  expect(await floor.demandState(late)).toBe('pooled')
  await floor.until(addDays(floor.clock.now(), 12))
  expect([await floor.demandState(mine), await floor.demandState(late)]).toEqual(['open', 'expired'])
})

test('an organiser invites the firms whose demands its baseline serves, each once, also at once', async () => {
  const poolId = await floor.open()
  await trio()
  const both = await Promise.all([
    inviteToPool(floor.operator.ctx, { poolId }),
    inviteToPool(floor.operator.ctx, { poolId }),
  ])
  expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { invited: 3 } }])
  expect(codeOf(both.find(({ ok }) => !ok))).toBe('NOTHING_TO_DO')
  expect(codeOf(await inviteToPool(a.ctx, { poolId }))).toBe('POOL_NOT_FOUND')
  const [first] = await invitationsOf(poolId)
  if (!first) throw new Error('nobody was invited')
  expect(codeOf(await declineInvitation(b.ctx, { invitationId: first.id }))).toBe('INVITATION_NOT_FOUND')
  const declined = await Promise.all([
    declineInvitation(a.ctx, { invitationId: first.id }),
    declineInvitation(a.ctx, { invitationId: first.id }),
  ])
  expect(declined.filter(({ ok }) => ok)).toHaveLength(1)
  expect(codeOf(declined.find(({ ok }) => !ok))).toBe('INVITATION_STATE')
  await floor.until(addDays(floor.clock.now(), 12))
  expect((await invitationsOf(poolId)).map(({ state }) => state)).toEqual(['declined', 'lapsed', 'lapsed'])
  expect(codeOf(await inviteToPool(floor.operator.ctx, { poolId }))).toBe('POOL_CLOSED')
})
