import pino from 'pino'
import { expect, test } from 'vitest'
import { checkProof } from '#app/checker/check-proof.ts'
import { parseAwardInstance } from '#app/contracts/award-instance.ts'
import type { AwardAlternatives } from '#app/domain/awards/award-alternatives.ts'
import { type ProofParts, proveAward } from '#app/domain/awards/award-proof.ts'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { decideStability } from '#app/domain/awards/stability.ts'
import { type PersonActor, SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { awardEvidence } from '#app/use-cases/pools/award-evidence.ts'
import { explainAward } from '#app/use-cases/pools/explain-award.ts'
import { solveAward } from '#jobs/award/solve-award.ts'
import { weighAward } from '#jobs/award/weigh-award.ts'
import { clockwork } from '#jobs/clockwork.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers } from '#jobs/handlers/registry.ts'
import { testDatabase } from '#test/support/database.ts'
import { addCatalogue, addFirm, browserAt, openTestServer } from '#test/support/house.ts'
import { dayAfterStart, poolInput } from '#test/support/pool-input.ts'

const database = await testDatabase()
await addFirm(database, 'organiser', ['operator'])
for (const id of ['b1', 'b2', 'b3', 'b4']) await addFirm(database, id, ['buyer'])
for (const id of ['s1', 's2']) await addFirm(database, id, ['supplier'])
await addCatalogue(database, ['s1', 's2'])
const house = await openTestServer(database)
const { clock, ids } = house.context
const work = clockwork({
  database,
  clock,
  ids,
  handlers: makeHandlers({
    bank: mockEscrowBank(database, 0),
    solve: (instance) => solveAward(instance, { seconds: 20 }),
  }),
  log: pino({ level: 'silent' }),
})

async function signedIn(id: string) {
  const browser = browserAt(house.url)
  await browser.signIn(id)
  return browser
}
const organiser = await signedIn('organiser')
const [b1, b2, b3, b4] = [
  await signedIn('b1'),
  await signedIn('b2'),
  await signedIn('b3'),
  await signedIn('b4'),
]
const [s1, s2] = [await signedIn('s1'), await signedIn('s2')]
const visitor = browserAt(house.url)
const PERSON: PersonActor = {
  kind: 'person',
  userId: 'usr_b1',
  organisationId: 'b1',
  role: 'owner',
  capabilities: ['buyer'],
  county: '330481',
}

/** Figures that stand nowhere else: every reserve price, as JSON, a page and a file write it. */
const RESERVES: Record<string, string[]> = {
  b1: ['12777777', '127,777.77', '127777.77'],
  b2: ['12666666', '126,666.66', '126666.66'],
  b4: ['11000011', '110,000.11', '110000.11'],
}

const created = await organiser.command('createPool', poolInput({ minQuantity: 10 }))
const poolId = String(created.at('value.poolId'))
await organiser.command('openPool', { poolId })
await b1.command('joinPool', { poolId, quantity: 4, reserveFen: 12_777_777 })
await b2.command('joinPool', { poolId, quantity: 8, reserveFen: 12_666_666 })
await b3.command('joinPool', { poolId, quantity: 7 })
await b4.command('joinPool', { poolId, quantity: 2, reserveFen: 11_000_011 })
const ladders = {
  s1: [
    { fromQuantity: 5, unitPriceFen: 12_800_000 },
    { fromQuantity: 10, unitPriceFen: 11_912_345 },
    { fromQuantity: 20, unitPriceFen: 11_500_000 },
  ],
  s2: [
    { fromQuantity: 6, unitPriceFen: 13_000_000 },
    { fromQuantity: 10, unitPriceFen: 12_500_000 },
  ],
}
for (const [supplier, browser] of [
  ['s1', s1],
  ['s2', s2],
] as const) {
  const listingId = `lst_${supplier}`
  const offer = { poolId, listingId, tiers: ladders[supplier], capacity: 40, deliveryDays: 60 }
  expect((await browser.command('submitOffer', offer)).status).toBe(200)
}
const page = `/pools/${poolId}/award`

test('before the award there is no award page', async () => {
  expect((await b1.get(page)).status).toBe(404)
  expect((await visitor.get('/pools/pool_nothing/award')).status).toBe(404)
})

test('while the pool is open a member reads what it would get if it closed now, and nobody else does', async () => {
  const mine = await b1.get(`/pools/${poolId}`)
  expect(mine.text).toContain('若现在截止')
  expect(mine.text).toContain('¥119,123.45')
  // 19 sets stand on the offer: the twentieth makes all of them cheaper.
  expect(mine.text).toContain('+1\u00a0台')
  expect(mine.text).toContain('¥115,000')
  expect(mine.text).not.toContain('+20\u00a0台')
  const further = await b1.get(`/pools/${poolId}?next=20`)
  expect(further.text).toContain('+20\u00a0台')
  for (const wrong of ['0', '-1', '1e9', 'x', '201']) {
    const { status, text } = await b1.get(`/pools/${poolId}?next=${wrong}`)
    expect(status).toBe(200)
    expect(text).toContain('+5\u00a0台')
  }
  expect((await b4.get(`/pools/${poolId}`)).text).toContain('按当前报价，本企业分配不到供货')
  for (const reader of [visitor, s1, organiser]) {
    expect((await reader.get(`/pools/${poolId}`)).text).not.toContain('若现在截止')
  }
  for (const [reader, browser] of Object.entries({ organiser, b1, b2, b3, b4, s1, s2, visitor })) {
    const { text } = await browser.get(`/pools/${poolId}`)
    for (const [firm, written] of Object.entries(RESERVES)) {
      if (firm !== reader) for (const figure of written) expect(text, reader).not.toContain(figure)
    }
  }
})

test('everybody reads the totals, against public prices alone, with the proof’s fingerprint', async () => {
  await work.until(new Date(dayAfterStart(13)))
  const { status, text } = await visitor.get(page)
  expect(status).toBe(200)
  // 19 sets at 119,123.45 against 128,000 each: the reserve that DOMAIN 8 takes for b1's reference is not in it.
  expect(text).toContain('¥16.87\u00a0万')
  expect(text).toContain('四项目标均已证明最优')
  expect(text).toMatch(/[0-9a-f]{64}/)
  expect(text).toContain('再多 1\u00a0台，单价即为 ¥115,000')
  expect(text).not.toContain('封顶价')
})

test('a member reads its own price, cap and alternatives; one left out reads what each offer lacks', async () => {
  const mine = await b1.get(page)
  expect(mine.text).toContain('封顶价')
  expect(mine.text).toContain('127,777.77')
  expect(mine.text).toContain('换一个报价会怎样')
  const left = await b4.get(page)
  expect(left.text).toContain('本次未分配到供货')
  expect(left.text).toContain('最低价仍高于本企业封顶价')
  expect(left.text).toContain('没有任何可行方案能为本企业供货')
  // 20 sets reach the next tier: one more costs the reader less per set, the award solved again.
  expect(mine.text).toContain('若本企业多订 1 台并重新择优：由 firm s1 供货，单价 ¥115,000')
})

test('everybody reads the award beside the others that were solved, as a picture and as a table', async () => {
  const { text } = await visitor.get(page)
  expect(text).toContain('与其他方案比较')
  expect(text).toContain('不用 firm s1')
  expect(text).toContain('用上 firm s2')
  expect(text).toContain('已证明最优')
  expect(text).toMatch(/role="img" aria-label="本次定标共节省/)
  expect(text).toContain('<svg')
})

test('the alternatives are kept once, however often the job runs, and do not touch the award', async () => {
  const [award] = await database.sql<{ id: string; kept: string }[]>`
    select id, alternatives::text as kept from awards where pool_id = ${poolId}`
  const weigh = (): never => {
    throw new Error('weighed again')
  }
  const ctx = { database, clock, ids, actor: SYSTEM_ACTOR }
  const again = await explainAward(ctx, weigh, award?.id ?? '')
  expect(again).toMatchObject({ refusal: { code: 'NOTHING_TO_DO' } })
  expect(await explainAward(ctx, weigh, 'awd_none')).toMatchObject({ refusal: { code: 'NOTHING_TO_DO' } })
  await database.sql`
    update awards set alternatives = null, weighing_slices = 0, weighing_over = false where id = ${award?.id ?? ''}`
  expect((await visitor.get(page)).text).toContain('其他方案正在求解')
  const kept: AwardAlternatives = JSON.parse(award?.kept ?? '')
  const both = await Promise.all([1, 2].map(() => explainAward(ctx, async () => kept, award?.id ?? '')))
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  const person = { ...ctx, actor: { ...PERSON, organisationId: 'b1' } }
  expect(await explainAward(person, weigh, award?.id ?? '')).toMatchObject({
    refusal: { code: 'NOT_PERMITTED' },
  })
})

test('an unfinished slice tells how far it is, and the next one is told; the page follows', async () => {
  const [award] = await database.sql<{ id: string; kept: string }[]>`
    select id, alternatives::text as kept from awards where pool_id = ${poolId}`
  const id = award?.id ?? ''
  const kept: AwardAlternatives = JSON.parse(award?.kept ?? '')
  expect(kept).toMatchObject({ isComplete: true, isOver: true })
  expect((await visitor.get(page)).text).toContain(`全部 ${kept.questions} 个问题`)
  const half = { ...kept, isComplete: false, isOver: false, answered: 3, slices: 1 }
  await database.sql`
    update awards set alternatives = null, weighing_slices = 0, weighing_over = false where id = ${id}`
  const ctx = { database, clock, ids, actor: SYSTEM_ACTOR }
  expect((await explainAward(ctx, async () => half, id)).ok).toBe(true)
  const told = await database.sql`
    select 1 from outbox where topic = 'award.decided' and key = ${id} and dispatched_at is null`
  expect(told.length).toBe(1)
  const before = await visitor.get(page)
  expect(before.text).toContain(
    `${kept.questions} 个问题（含各企业、各报价自己看到的部分）中已有 3 个得到证明的答案`,
  )
  expect(before.text).toContain('其余仍在求解')
  // The worker takes it up by itself, on top of what is there, and ends it.
  await work.until(clock.now())
  const after = await visitor.get(page)
  expect(after.text).toContain(`全部 ${kept.questions} 个问题`)
  const [row] = await database.sql<{ slices: number; over: boolean }[]>`
    select weighing_slices as slices, weighing_over as over from awards where id = ${id}`
  expect(row).toEqual({ slices: 2, over: true })
})

test('a supplier reads what its offer sold, or what would have won', async () => {
  expect((await s1.get(page)).text).toContain('我的报价')
  const lost = await s2.get(page)
  // 125,000 less 5,876.56 is one fen below what everybody pays; of half of them the others would pay more.
  expect(lost.text).toContain('未中标：每档单价再低 ¥5,876.56 即确定中标，可售 19\u00a0台，单价 ¥119,123.44')
})

const FILES = ['sales', 'comparison', 'alternatives'].map((name) => `/sheets/award-${name}?pool=${poolId}`)

test('the award’s tables go with whoever reads the page; the alternatives with the member alone', async () => {
  const statusesFor = (browser: typeof visitor) =>
    Promise.all(FILES.map(async (path) => (await browser.get(path)).status))
  expect(await statusesFor(b1)).toEqual([200, 200, 200])
  for (const browser of [visitor, organiser, s1, s2])
    expect(await statusesFor(browser)).toEqual([200, 200, 404])
  const sales = await visitor.get(`${FILES[0]}&sales-sort=-price`)
  expect(sales.text).toContain('供应商,设备与型号,成交 (台)')
  expect((await visitor.get('/sheets/award-sales?pool=pool_nothing')).status).toBe(404)
})

test('no reserve price reaches anybody else: page, its loader, the pool, the board of figures', async () => {
  const readers = { organiser, b1, b2, b3, b4, s1, s2, visitor }
  for (const [reader, browser] of Object.entries(readers)) {
    for (const path of [page, `${page}.data`, `/pools/${poolId}`, `/api/pools/${poolId}`, ...FILES]) {
      const { text } = await browser.get(path)
      for (const [firm, written] of Object.entries(RESERVES)) {
        if (firm === reader) continue
        for (const figure of written) expect(text, `${reader} ${path}`).not.toContain(figure)
      }
      expect(text, `${reader} ${path}`).not.toContain('"evidence"')
      expect(text, `${reader} ${path}`).not.toContain('publicSavingFen')
      expect(text, `${reader} ${path}`).not.toContain('memberFen')
    }
  }
})

test('while the award is the same, another reserve changes nothing that suppliers and the public see', async () => {
  const [row] = await database.sql<{ id: string; instance: object; evidence: object; kept: string }[]>`
    select id, instance, evidence, alternatives::text as kept from awards where pool_id = ${poolId}`
  const id = row?.id ?? ''
  const parsed = parseAwardInstance(row?.instance)
  if (!parsed.ok) throw new Error('the instance is kept as it was')
  const outcome = solveByExhaustion(parsed.instance)
  const readers = { organiser, s1, s2, visitor }
  const see = async (): Promise<string> => {
    const seen: string[] = []
    for (const browser of Object.values(readers)) seen.push((await browser.get(`${page}.data`)).text)
    return seen.join('\n')
  }
  const before = await see()
  // b1 pays 119,123.45: at 120,000 it would refuse every price of the supplier that lost, at 130,000 take them all.
  for (const reserveFen of [11_912_345n, 12_000_000n, 13_000_000n]) {
    const members = parsed.instance.members.map((one) => (one.id === 'b1' ? { ...one, reserveFen } : one))
    const instance = { ...parsed.instance, members }
    const then = solveByExhaustion(instance)
    expect(then.assignment).toEqual(outcome.assignment)
    const limits = { seconds: 20, totalSeconds: 20 }
    const { seconds: _, ...weighed } = await weighAward(instance, then, null, limits)
    const kept = {
      ...weighed,
      seconds: (JSON.parse(row?.kept ?? '') as AwardAlternatives).seconds,
      budgetSeconds: 900,
    }
    const evidence = { ...row?.evidence, stability: decideStability(instance, then) }
    await database.sql`
      update awards set instance = ${written(instance)}::jsonb, evidence = ${written(evidence)}::jsonb,
        alternatives = ${written(kept)}::jsonb, saving_fen = ${then.savingFen}, bound_fen = ${then.boundFen}
      where id = ${id}`
    expect(await see()).toBe(before)
  }
  await database.sql`
    update awards set instance = ${written(parsed.instance)}::jsonb, evidence = ${written(row?.evidence ?? {})}::jsonb,
      alternatives = ${row?.kept ?? ''}::jsonb, saving_fen = ${outcome.savingFen}, bound_fen = ${outcome.boundFen}
    where id = ${id}`
})

/** As the store writes it: fen as JSON integers. */
function written(value: object): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? Number(part) : part))
}

test('two proofs of the same award have different fingerprints, and both are accepted', async () => {
  const [row] = await database.sql<{ instance: unknown; evidence: { nonce: string } }[]>`
    select instance, evidence from awards where pool_id = ${poolId}`
  expect(row?.evidence.nonce.length).toBeGreaterThan(0)
  const parsed = parseAwardInstance(row?.instance)
  if (!parsed.ok) throw new Error('the instance is kept as it was')
  const outcome = solveByExhaustion(parsed.instance)
  const [one, other] = ['a', 'b'].map((nonce) => awardEvidence(parsed.instance, outcome, nonce))
  expect(one?.proofSha256).not.toBe(other?.proofSha256)
  const proof = proveAward(parsed.instance, { outcome, ...(one?.evidence as Omit<ProofParts, 'outcome'>) })
  expect(checkProof(written(parsed.instance), written(proof))).toMatchObject({ accepted: true })
})

test('the page says whether a group could do better, and that it does not know where it does not', async () => {
  const [row] = await database.sql<{ kept: string }[]>`
    select evidence -> 'stability' ->> 'stable' as kept from awards where pool_id = ${poolId}`
  expect(['true', 'false']).toContain(row?.kept)
  const sentences = {
    true: '稳定：没有任何企业小组',
    false: '不稳定：有一组企业',
    null: '规模过大，未能在限定时间内判定',
  }
  for (const [stable, sentence] of Object.entries(sentences)) {
    await database.sql`
      update awards set evidence = jsonb_set(evidence, '{stability,stable}', ${stable}::jsonb)
      where pool_id = ${poolId}`
    const { text } = await visitor.get(page)
    for (const other of Object.values(sentences)) expect(text.includes(other)).toBe(other === sentence)
  }
  await database.sql`
    update awards set evidence = jsonb_set(evidence, '{stability,stable}', ${row?.kept ?? ''}::jsonb)
    where pool_id = ${poolId}`
})

test('each side reads its sentence in English too', async () => {
  const read = async (browser: typeof b1) => (await browser.get(page, { 'Accept-Language': 'en' })).text
  const mine = await read(b1)
  expect(mine).toContain('Award explained')
  expect(mine).toContain('Proven best in all four objectives')
  expect(mine).toContain(
    'With one more set for your firm, the award solved again: supplied by firm s1 at ¥115,000',
  )
  expect(await read(b4)).toContain('Its lowest price is above your cap')
  expect(await read(b4)).toContain('No feasible award could serve your firm.')
  expect(await read(s1)).toContain('My offers')
  expect(await read(s2)).toContain('Lost: with every tier ¥5,876.56 lower it would certainly have won')
  const everybody = await read(visitor)
  expect(everybody).toContain('Compared with other awards')
  expect(everybody).toMatch(/All \d+ questions .* have a proven answer/)
  for (const own of ['Price cap', 'My result', 'My offers']) expect(everybody).not.toContain(own)
})

test('after a missing signature the award is decided again without the firm, and the change is shown', async () => {
  const orders = await database.sql<{ id: string; buyerId: string }[]>`
    select id, buyer_id as "buyerId" from orders where pool_id = ${poolId}`
  const hands: Record<string, typeof b1> = { b1, b3 }
  for (const { id, buyerId } of orders) {
    expect((await s1.command('signContract', { orderId: id })).status).toBe(200)
    const buyer = hands[buyerId]
    if (buyer) expect((await buyer.command('signContract', { orderId: id })).status).toBe(200)
  }
  await work.until(new Date(dayAfterStart(25)))
  // A session does not live that long.
  const { text } = await (await signedIn('b1')).get(page)
  expect(text).toContain('第 2 轮定标')
  expect(text).toContain('与上一轮相比')
  expect(text).toMatch(/19\u00a0台[\s\S]*11\u00a0台/)
  expect(text).toContain('上一轮由 firm s1 供货')
  const other = await (await signedIn('b2')).get(page)
  expect(other.text).toContain('上一轮由 firm s1 供货')
  // Every side sees the change; only a member sees a line of its own in it.
  const english = await (await signedIn('b1')).get(page, { 'Accept-Language': 'en' })
  expect(english.text).toContain('Against the round before')
  expect(english.text).toContain('Before: supplied by firm s1 at ¥119,123.45')
  for (const id of ['s1', 's2', 'organiser']) {
    const side = await (await signedIn(id)).get(page)
    expect(side.text, id).toContain('与上一轮相比')
    expect(side.text, id).toMatch(/19\u00a0台[\s\S]*11\u00a0台/)
    expect(side.text, id).not.toContain('上一轮由')
  }
  const public_ = await visitor.get(page)
  expect(public_.text).toContain('与上一轮相比')
  expect(public_.text).not.toContain('上一轮由')
  const rows = await database.sql<{ over: number }[]>`
    select count(*)::int as over from award_lines where unit_price_fen > cap_fen`
  expect(rows[0]?.over).toBe(0)
  expect(await findBrokenInvariants(database, clock.now())).toEqual([])
})
