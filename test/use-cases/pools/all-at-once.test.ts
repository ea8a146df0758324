import { expect, test } from 'vitest'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { recordBankAnswer } from '#app/use-cases/escrow/record-bank-answer.ts'
import { improveOffer } from '#app/use-cases/offers/improve-offer.ts'
import { changeCommitment } from '#app/use-cases/pools/change-commitment.ts'
import { extendJoining } from '#app/use-cases/pools/extend-joining.ts'
import { withdrawCommitment } from '#app/use-cases/pools/withdraw-commitment.ts'
import { askQuestion } from '#app/use-cases/questions/ask-question.ts'
import { chance } from '#test/faults/support/chance.ts'
import { testDatabase } from '#test/support/database.ts'
import { type Firm, poolFloor } from '#test/support/pools.ts'

/** How many waves of requests; the campaign is `HECAI_CROWD_WAVES=600`, about a minute. */
const WAVES = Number(process.env.HECAI_CROWD_WAVES ?? 40)
const SEED = Number(process.env.HECAI_CROWD_SEED ?? Date.now() % 2 ** 31)

const database = await testDatabase()
const floor = await poolFloor(database)
const pools = [
  await floor.open({ depositBasisPoints: 1000, capQuantity: 60 }),
  await floor.open({ depositBasisPoints: 500, visibility: 'sealed' }),
]
const offers = await Promise.all(
  pools.map(async (poolId) => ({ poolId, ...(await floor.offer(poolId, { tiers: [[1, 1_000_000n]] })) })),
)
const firms = await floor.firms(10, 'buyer')
const random = chance(SEED)
const pick = <One>(many: readonly One[]): One => {
  const one = many[Math.floor(random() * many.length)]
  if (one === undefined) throw new Error('nothing to pick')
  return one
}

/** A few keys that everybody's forms share: the same key comes with other verbs, in other pools, at once. */
const key = () => ({ idempotencyKey: `shared-key-${Math.floor(random() * 6)}` })
let callbacks = 0
let price = 1_000_000n

async function payment(firm: Firm, states: readonly string[]): Promise<string> {
  const [row] = await database.sql<{ id: string }[]>`
    select id from payments where organisation_id = ${firm.id} and state = any(${[...states]}::text[])
    order by id limit 1`
  return row?.id ?? 'pay_none'
}

const VERBS: readonly ((firm: Firm, poolId: string) => Promise<unknown>)[] = [
  (firm, poolId) => floor.join(poolId, firm, 1 + Math.floor(random() * 5), key()),
  (firm, poolId) => changeCommitment(firm.ctx, { poolId, quantity: 1 + Math.floor(random() * 9), ...key() }),
  (firm, poolId) => withdrawCommitment(firm.ctx, { poolId, ...key() }),
  (firm, poolId) => askQuestion(firm.ctx, { poolId, body: '请问交期？', ...key() }),
  async (firm) => instructPayment(firm.ctx, { paymentId: await payment(firm, ['payable', 'refused']) }),
  async (firm) => {
    callbacks += 1
    return recordBankAnswer(floor.system, {
      callbackId: `cb_${callbacks}`,
      paymentId: await payment(firm, ['instructed', 'processing']),
      answer: pick(['accepted', 'settled', 'settled', 'refused']),
      reason: null,
    })
  },
  (_, poolId) => {
    const offer = offers.find((one) => one.poolId === poolId)
    price -= 1n
    const tiers = [{ fromQuantity: 1, unitPriceFen: price }]
    return improveOffer(offer?.supplier.ctx ?? floor.system, {
      offerId: offer?.offerId ?? '',
      tiers,
      ...key(),
    })
  },
  (_, poolId) =>
    extendJoining(floor.operator.ctx, { poolId, joinClosesAt: new Date('2026-03-20T01:00:00Z'), ...key() }),
]

test(
  `all verbs on two pools at once: whoever asks gets an answer, and the books hold (seed ${SEED})`,
  async () => {
    for (let wave = 0; wave < WAVES; wave += 1) {
      const asked = Array.from({ length: 24 }, () => pick(VERBS)(pick(firms), pick(pools)))
      const faults = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected')
      expect(faults).toEqual([])
    }
    expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
    const [dead] = await database.sql<{ deadlocks: number }[]>`
      select deadlocks::int from pg_stat_database where datname = current_database()`
    process.stdout.write(`${WAVES * 24} requests; deadlocks that the database resolved: ${dead?.deadlocks}\n`)
  },
  60_000 + WAVES * 1_000,
)
