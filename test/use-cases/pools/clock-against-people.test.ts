import { afterEach, expect, test } from 'vitest'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { recordBankAnswer } from '#app/use-cases/escrow/record-bank-answer.ts'
import { improveOffer } from '#app/use-cases/offers/improve-offer.ts'
import { withdrawOffer } from '#app/use-cases/offers/withdraw-offer.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import { type AwardSolver, awardPool } from '#app/use-cases/pools/award-pool.ts'
import { cancelPool } from '#app/use-cases/pools/cancel-pool.ts'
import { changeCommitment } from '#app/use-cases/pools/change-commitment.ts'
import { closeSigning } from '#app/use-cases/pools/close-signing.ts'
import { extendJoining } from '#app/use-cases/pools/extend-joining.ts'
import { lockPoolByClock } from '#app/use-cases/pools/lock-pool.ts'
import { withdrawCommitment } from '#app/use-cases/pools/withdraw-commitment.ts'
import { justInTime } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { type Firm, poolFloor } from '#test/support/pools.ts'

const database = await testDatabase({ max: 20 })
const floor = await poolFloor(database)
const { system } = floor

/** Each race is run so often, in pools of its own: who comes first differs from run to run. */
const ROUNDS = 3
const days = (count: number) => addDays(floor.clock.now(), count)
const solve: AwardSolver = async (instance) => solveByExhaustion(instance)
const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) => answer.refusal?.code ?? 'ok'
const stateOf = async (poolId: string) =>
  (await database.sql<{ state: string }[]>`select state from pools where id = ${poolId}`)[0]?.state
const madeMoves = async (poolId: string, event: string) =>
  (
    await database.sql`
      select 1 from audit_trail where machine = 'pool' and subject_id = ${poolId} and event = ${event}`
  ).length
const commitmentOf = async (poolId: string, firm: Firm) =>
  (
    await database.sql<{ state: string; quantity: number }[]>`
      select state, quantity from commitments where pool_id = ${poolId} and organisation_id = ${firm.id}`
  )[0]

/** A pool with an offer and two firms, at the very instant at which joining closes. */
async function closing(wishes: Parameters<typeof floor.open>[0] = {}) {
  const poolId = await floor.open(wishes)
  const { offerId, supplier } = await floor.offer(poolId, { tiers: [[1, 10_000_000n]] })
  const [a, b] = (await floor.firms(2, 'buyer')) as [Firm, Firm]
  await floor.join(poolId, a, 2)
  await floor.join(poolId, b, 3)
  await floor.payAll()
  floor.clock.set(days(10))
  return { poolId, offerId, supplier, a, b }
}

/** The same pool, locked, at the instant at which offers close. */
async function offersClosing() {
  const it = await closing()
  await lockPoolByClock(system, it.poolId)
  floor.clock.set(days(1))
  return it
}

// Whoever wins, money, quantities and trails stay what they should be.
afterEach(async () => {
  await floor.payAll()
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
})

test('who withdraws or lowers at the last moment is out or bound as it was, never half', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { poolId, a, b } = await closing({ depositBasisPoints: 1000 })
    const [withdrawn, locked, lowered] = await Promise.all([
      withdrawCommitment(justInTime(a.ctx), { poolId }),
      lockPoolByClock(system, poolId),
      changeCommitment(justInTime(b.ctx), { poolId, quantity: 1 }),
      lockPoolByClock(system, poolId),
    ])
    for (const answer of [withdrawn, lowered]) expect(['ok', 'POOL_CLOSED']).toContain(codeOf(answer))
    expect(await madeMoves(poolId, 'lock')).toBe(1)
    expect(['ok', 'NOTHING_TO_DO']).toContain(codeOf(locked))
    expect((await commitmentOf(poolId, a))?.state).toBe(withdrawn.ok ? 'withdrawn' : 'active')
    expect(await commitmentOf(poolId, b)).toMatchObject({ state: 'active', quantity: lowered.ok ? 1 : 3 })
  }
})

test('joining extended while the clock closes it: open with the new day, or locked and the extension refused', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { poolId } = await closing()
    const [extended] = await Promise.all([
      extendJoining(justInTime(floor.operator.ctx), { poolId, joinClosesAt: days(5) }),
      lockPoolByClock(system, poolId),
      lockPoolByClock(system, poolId),
    ])
    expect(await stateOf(poolId)).toBe(extended.ok ? 'open' : 'locked')
    if (!extended.ok) expect(extended.refusal.code).toBe('POOL_CLOSED')
  }
})

test('a pool cancelled while the clock locks it is one of the two', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { poolId } = await closing({ depositBasisPoints: 1000 })
    const [cancelled] = await Promise.all([
      cancelPool(justInTime(floor.operator.ctx), { poolId, reason: '计划有变' }),
      lockPoolByClock(system, poolId),
    ])
    expect(await stateOf(poolId)).toBe(cancelled.ok ? 'cancelled' : 'locked')
    expect((await madeMoves(poolId, 'lock')) + (await madeMoves(poolId, 'cancel'))).toBe(1)
  }
})

test('a deposit that arrives while the clock locks the pool binds its firm or goes back whole', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const poolId = await floor.open({ depositBasisPoints: 1000 })
    await floor.offer(poolId, { tiers: [[1, 10_000_000n]] })
    const firm = await floor.firm('buyer')
    await floor.join(poolId, firm, 2)
    const [payment] = await database.sql<{ id: string }[]>`
      select id from payments where organisation_id = ${firm.id}`
    const paymentId = payment?.id ?? ''
    await instructPayment(firm.ctx, { paymentId })
    floor.clock.set(days(10))
    const word = { paymentId, answer: 'settled', reason: null } as const
    await Promise.all([
      recordBankAnswer(justInTime(system), { ...word, callbackId: `late-${round}-a` }),
      lockPoolByClock(system, poolId),
      recordBankAnswer(justInTime(system), { ...word, callbackId: `late-${round}-b` }),
    ])
    const isBound = (await commitmentOf(poolId, firm))?.state === 'active'
    expect(await stateOf(poolId)).toBe(isBound ? 'locked' : 'failed')
    await floor.payAll()
    const [outside] = await database.sql<{ fen: bigint }[]>`
      select balance_fen as fen from accounts where id = ${`outside:${firm.id}`}`
    expect(outside?.fen).toBe(isBound ? -2_000_000n : 0n)
  }
})

test('an offer improved while it is awarded: the award is for the ladder that stands', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { poolId, offerId, supplier } = await offersClosing()
    const tiers = [{ fromQuantity: 1, unitPriceFen: 9_000_000n }]
    const [improved, ...awards] = await Promise.allSettled([
      improveOffer(justInTime(supplier.ctx), { offerId, tiers }),
      awardPool(system, solve, poolId),
      awardPool(system, solve, poolId),
    ])
    expect(improved.status).toBe('fulfilled')
    // A solver that is overtaken by an improvement says so and is asked again, as its job would be.
    for (const { status, ...answer } of awards)
      if (status === 'rejected')
        expect(String(Object.values(answer)[0])).toMatch(/changed while it was solved/)
    await awardPool(system, solve, poolId)
    expect(await madeMoves(poolId, 'award')).toBe(1)
    const orders = await database.sql<{ fen: bigint }[]>`
      select unit_price_fen as fen from orders where pool_id = ${poolId}`
    const isImproved = improved.status === 'fulfilled' && improved.value.ok
    expect(orders.map(({ fen }) => fen)).toEqual(Array(2).fill(isImproved ? 9_000_000n : 10_000_000n))
  }
})

test('an offer taken back while the pool is awarded is not in the award, or is refused', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { poolId, offerId, supplier } = await offersClosing()
    const [withdrawn] = await Promise.allSettled([
      withdrawOffer(justInTime(supplier.ctx), { offerId }),
      awardPool(system, solve, poolId),
    ])
    if (withdrawn.status === 'rejected') throw withdrawn.reason
    await awardPool(system, solve, poolId)
    expect(await stateOf(poolId)).toBe(withdrawn.value.ok ? 'failed' : 'awarded')
  }
})

test('signed at the last moment while the clock closes signing: in time, or silent, never both', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { poolId, supplier, a, b } = await offersClosing()
    await awardPool(system, solve, poolId)
    const [award] = await database.sql<{ id: string }[]>`select id from awards where pool_id = ${poolId}`
    const orders = await database.sql<{ id: string; buyer: string }[]>`
      select id, buyer_id as buyer from orders where pool_id = ${poolId}`
    for (const { id } of orders) await signContract(supplier.ctx, { orderId: id })
    const orderOf = (firm: Firm) => orders.find(({ buyer }) => buyer === firm.id)?.id ?? ''
    await signContract(a.ctx, { orderId: orderOf(a) })
    floor.clock.set(days(7))
    const [signed] = await Promise.all([
      signContract(justInTime(b.ctx), { orderId: orderOf(b) }),
      closeSigning(system, award?.id ?? ''),
      closeSigning(system, award?.id ?? ''),
    ])
    // All signed in time: the award stands, though the message of the last signature is still on its way.
    expect(await stateOf(poolId)).toBe(signed.ok ? 'fulfilling' : 'locked')
    expect(await madeMoves(poolId, 'void_award')).toBe(signed.ok ? 0 : 1)
  }
})
