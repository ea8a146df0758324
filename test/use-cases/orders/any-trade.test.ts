import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TRADE_INVARIANTS } from '#app/read-models/invariants/trade-invariants.ts'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { acceptReduction } from '#app/use-cases/orders/accept-reduction.ts'
import { acceptTermination } from '#app/use-cases/orders/accept-termination.ts'
import { appealRuling } from '#app/use-cases/orders/appeal-ruling.ts'
import { contestClaim } from '#app/use-cases/orders/contest-claim.ts'
import { decideClaim } from '#app/use-cases/orders/decide-claim.ts'
import { decideDispute } from '#app/use-cases/orders/decide-dispute.ts'
import { grantClaim } from '#app/use-cases/orders/grant-claim.ts'
import { openClaim } from '#app/use-cases/orders/open-claim.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { proposeAmendment } from '#app/use-cases/orders/propose-amendment.ts'
import { proposeReduction } from '#app/use-cases/orders/propose-reduction.ts'
import { proposeTermination } from '#app/use-cases/orders/propose-termination.ts'
import { rejectDelivery } from '#app/use-cases/orders/reject-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { signAmendment } from '#app/use-cases/orders/sign-amendment.ts'
import { withdrawClaim } from '#app/use-cases/orders/withdraw-claim.ts'
import { withdrawDispute } from '#app/use-cases/orders/withdraw-dispute.ts'
import { expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { orderOf, runClock, settleAll, signBoth, type Trade, tradeFloor } from '#test/support/trade.ts'
import { DAY } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const trade = tradeFloor(database)
const RUNS = Number(process.env.TRADE_RUNS ?? 30)

interface Standing {
  readonly claimId: string
  readonly acceptanceId: string
  readonly proposedFen: bigint
  readonly version: number
  readonly sha256: string
}

/** What a hand would see on the order's page: the ids that a step needs, whatever they are now. */
async function standingOf({ orderId }: Trade): Promise<Standing> {
  const [row] = await database.sql<Standing[]>`
    select coalesce((select id from warranty_claims where order_id = ${orderId} order by id desc limit 1), '') as "claimId",
      coalesce((select id from acceptances where order_id = ${orderId} order by id limit 1), '') as "acceptanceId",
      coalesce((select amount_fen from order_proposals where order_id = ${orderId} and state = 'open'
        order by id desc limit 1), 0) as "proposedFen",
      coalesce((select version from contract_versions where order_id = ${orderId} order by version desc limit 1), 1) as version,
      coalesce((select sha256 from contract_versions where order_id = ${orderId} order by version desc limit 1), '') as sha256`
  if (!row) throw new Error('nothing stands')
  return row
}

type Hand = (it: Trade, size: number, at: Standing) => Promise<unknown>
const reason = '任意步骤'
const fen = (size: number) => BigInt(size) ** 5n + 1n

/** Everything that may be done to an order, with a size; most of it is refused most of the time. */
const HANDS: Readonly<Record<string, Hand>> = {
  ship: (it, size) => shipGoods(it.supplier, { orderId: it.orderId, quantity: size }),
  mend: (it, size) => shipGoods(it.supplier, { orderId: it.orderId, quantity: size, remedy: 'repaired' }),
  accept: (it, size) => acceptDelivery(it.buyer, { orderId: it.orderId, quantity: size }),
  reject: (it, size) => rejectDelivery(it.buyer, { orderId: it.orderId, quantity: size, reason }),
  pay: async (it) => settleAll(it),
  wait: async (it, size) => {
    for (let step = 0; step < size; step += 1) {
      it.clock.advance(size * DAY)
      await runClock(it)
    }
  },
  dispute: (it, size) => openDispute(size % 2 ? it.buyer : it.supplier, { orderId: it.orderId, reason }),
  withdraw: (it, size) => withdrawDispute(size % 2 ? it.buyer : it.supplier, { orderId: it.orderId }),
  decide: (it, size) => decideDispute(it.operator, { orderId: it.orderId, toBuyerFen: fen(size) }),
  appeal: (it) => appealRuling(it.supplier, { orderId: it.orderId, reason }),
  claim: (it, size, { acceptanceId }) =>
    openClaim(it.buyer, { orderId: it.orderId, acceptanceId, amountFen: fen(size), reason }),
  contest: (it, _, { claimId }) =>
    contestClaim(it.supplier, { orderId: it.orderId, claimId, answer: reason }),
  grant: (it, _, { claimId }) => grantClaim(it.supplier, { orderId: it.orderId, claimId }),
  drop: (it, _, { claimId }) => withdrawClaim(it.buyer, { orderId: it.orderId, claimId }),
  judge: (it, size, { claimId }) =>
    decideClaim(it.operator, { orderId: it.orderId, claimId, toBuyerFen: fen(size) }),
  reduce: (it, size) => proposeReduction(it.buyer, { orderId: it.orderId, amountFen: fen(size) }),
  agreeLess: (it, _, at) => acceptReduction(it.supplier, { orderId: it.orderId, amountFen: at.proposedFen }),
  part: (it, size) => proposeTermination(it.supplier, { orderId: it.orderId, toBuyerFen: fen(size) }),
  agreeToPart: (it, _, at) => acceptTermination(it.buyer, { orderId: it.orderId, amountFen: at.proposedFen }),
  amend: (it, size) => proposeAmendment(it.supplier, { orderId: it.orderId, deliveryDays: 60 + size }),
  agreeAnew: (it, _, at) => signAmendment(it.buyer, { orderId: it.orderId, ...pick(at) }),
}

function pick({ version, sha256 }: Standing) {
  return { version, sha256 }
}

/** Every fen that came in is held in an account of its own, or went out; what is frozen is what says so. */
async function expectEveryFen({ poolId, orderId }: Trade): Promise<void> {
  const [sum] = await database.sql<{ held: bigint; moved: bigint; frozen: bigint; said: bigint }[]>`
    select (select coalesce(sum(balance_fen), 0)::bigint from accounts
        where pool_id = ${poolId} and kind not in ('outside', 'platform_fee', 'suspense')) as held,
      (select coalesce(sum(e.amount_fen), 0)::bigint from entries e join journals j on j.id = e.journal_id
        join accounts a on a.id = e.account_id
        where j.pool_id = ${poolId} and a.kind in ('outside', 'platform_fee', 'suspense')) as moved,
      (select coalesce(sum(balance_fen), 0)::bigint from accounts where kind = 'frozen' and pool_id = ${poolId}) as frozen,
      (select coalesce(sum(prepayment_fen + balance_fen + retention_fen), 0)::bigint from disputes
        where order_id = ${orderId} and state in ('open', 'ruled', 'appealed'))
      + (select coalesce(sum(amount_fen), 0)::bigint from warranty_claims
        where order_id = ${orderId} and state in ('open', 'contested')) as said`
  expect((sum?.held ?? 0n) + (sum?.moved ?? 0n)).toBe(0n)
  expect(sum?.frozen).toBe(sum?.said)
  const wrong = await database.sql`
    select 1 from acceptances where order_id = ${orderId} and withheld_fen + released_fen > retention_fen`
  expect(wrong).toHaveLength(0)
}

/** Whatever was left undone is done by the operator and the clock. */
async function bringToItsEnd(it: Trade): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    const { state } = await orderOf(it)
    await decideDispute(it.operator, { orderId: it.orderId, toBuyerFen: 0n })
    const { claimId } = await standingOf(it)
    await decideClaim(it.operator, { orderId: it.orderId, claimId, toBuyerFen: 0n })
    await settleAll(it)
    it.clock.advance(30 * DAY)
    await runClock(it)
    await settleAll(it)
    const isOver = state === 'completed' || state === 'terminated'
    const open = await database.sql`
      select 1 from accounts where pool_id = ${it.poolId} and kind <> 'outside' and balance_fen <> 0`
    if (isOver && open.length === 0) return
  }
  expect((await orderOf(it)).state).toBe('over')
}

test('whatever is done to an order in whatever order, every fen is accounted for and all ends at zero', async () => {
  const step = fc.record({
    hand: fc.constantFrom(...Object.keys(HANDS)),
    size: fc.integer({ min: 1, max: 9 }),
  })
  const wishes = fc.record({
    quantity: fc.integer({ min: 1, max: 7 }),
    unitPriceFen: fc.bigInt({ min: 1n, max: 200_003n }),
    terms: fc.constantFrom<[number, number, number]>([3000, 6000, 1000], [3333, 3333, 3334], [0, 9000, 1000]),
    depositFen: fc.bigInt({ min: 0n, max: 20_000n }),
    bondFen: fc.bigInt({ min: 0n, max: 9_999n }),
    feeBasisPoints: fc.constantFrom(0, 25, 1000),
    appealDays: fc.constantFrom(0, 7),
    isPaid: fc.boolean(),
  })
  const property = fc.asyncProperty(wishes, fc.array(step, { maxLength: 22 }), async (wish, steps) => {
    const it = await trade(wish)
    await signBoth(it)
    if (wish.isPaid) await settleAll(it, ['prepayment', 'balance'])
    for (const { hand, size } of steps) {
      await HANDS[hand]?.(it, size, await standingOf(it))
      await expectEveryFen(it)
    }
    for (const { find } of TRADE_INVARIANTS) {
      expect([...(await find(database.sql, it.clock.now()))]).toEqual([])
    }
    await bringToItsEnd(it)
    await expectEveryFen(it)
  })
  await fc.assert(property, {
    numRuns: RUNS,
    ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}),
  })
  await expectSoundBooks(database)
  for (const { find } of TRADE_INVARIANTS) expect([...(await find(database.sql, new Date(0)))]).toEqual([])
}, 600_000)
