import { expect, test } from 'vitest'
import { CAPABILITIES, ROLES } from '#app/domain/identity/roles.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { loadPoolSnapshot } from '#app/read-models/pools/load-pool-snapshot.ts'
import { testDatabase } from '#test/support/database.ts'
import { addCatalogue, addFirm, browserAt, openTestServer } from '#test/support/house.ts'
import { dayAfterStart, LADDER, poolInput } from '#test/support/pool-input.ts'

const database = await testDatabase()
await addFirm(database, 'organiser', ['operator'])
await addFirm(database, 'b1', ['buyer'], { county: '330481' })
await addFirm(database, 'b2', ['buyer'], { county: '330424' })
await addFirm(database, 'b3', ['buyer'], { county: '330424' })
await addFirm(database, 's1', ['supplier'])
await addFirm(database, 's2', ['supplier'])
await addCatalogue(database, ['s1', 's2'])
const house = await openTestServer(database)

async function signedIn(id: string) {
  const browser = browserAt(house.url)
  await browser.signIn(id)
  return browser
}

const organiser = await signedIn('organiser')
const [b1, b2, b3] = [await signedIn('b1'), await signedIn('b2'), await signedIn('b3')]
const [s1, s2] = [await signedIn('s1'), await signedIn('s2')]

/** Prices that stand nowhere else: the ladder's, the reserves'. */
const SECRET_PRICES = ['11912345', '119,123.45', '12800000', '128,000']
const RESERVE = ['12777777', '127,777.77']

async function openPool(change: Record<string, unknown>): Promise<string> {
  const created = await organiser.command('createPool', poolInput(change))
  const poolId = String(created.at('value.poolId'))
  expect((await organiser.command('openPool', { poolId })).status).toBe(200)
  return poolId
}

const sealed = await openPool({ visibility: 'sealed', title: '密封团' })
await b1.command('joinPool', { poolId: sealed, quantity: 7, reserveFen: 12_777_777 })
await b2.command('joinPool', { poolId: sealed, quantity: 4 })
await b3.command('joinPool', { poolId: sealed, quantity: 1 })
const offered = await s1.command('submitOffer', {
  poolId: sealed,
  listingId: 'lst_s1',
  tiers: LADDER,
  capacity: 43,
  deliveryDays: 61,
})
const offerId = String(offered.at('value.offerId'))

const pathsOf = (poolId: string) => [
  '/',
  '/pools?sort=saving',
  `/pools/${poolId}`,
  `/pools/${poolId}.data`,
  `/api/pools/${poolId}`,
  `/api/pools/${poolId}/orders`,
  '/commitments',
  '/statement',
]

test('a sealed offer is read by its supplier', async () => {
  const answer = await s1.get(`/api/pools/${sealed}`)
  expect(answer.at('standingOffers.0.tiers.1.unitPriceFen')).toBe(11_912_345)
  expect(answer.at('standingOffers.0.isMine')).toBe(true)
})

test('until offers close nobody else learns of a sealed offer: no price, no number, no trace', async () => {
  const readers = [organiser, b1, b2, s2, browserAt(house.url)]
  for (const reader of readers) {
    for (const path of pathsOf(sealed)) {
      const { text } = await reader.get(path)
      for (const secret of [...SECRET_PRICES, offerId, 'firm s1']) expect(text, path).not.toContain(secret)
    }
  }
  const answer = await b1.get(`/api/pools/${sealed}`)
  expect(answer.at('offers')).toBe(null)
  expect(answer.at('standingOffers.length')).toBe(0)
  expect(answer.at('projectedPriceFen')).toBe(null)
  expect(await loadPoolSnapshot(database, sealed, house.clock.now())).toMatchObject({
    projectedPriceFen: null,
    nextTier: null,
  })
})

test('in the same second a sealed offer’s supplier and a buyer share what all may see, and not the offer', async () => {
  const activityIn = (text: string) => />动态<[\s\S]*?<\/section>/.exec(text)?.[0]
  for (let round = 0; round < 2; round++) {
    const [own, other] = await Promise.all([s1.get(`/pools/${sealed}`), b1.get(`/pools/${sealed}`)])
    expect(own.text).toContain('119,123.45')
    expect(own.text).toContain('firm s1')
    for (const secret of [...SECRET_PRICES, offerId, 'firm s1']) expect(other.text).not.toContain(secret)
    expect(activityIn(own.text)).toContain('海盐')
    expect(activityIn(other.text)).toBe(activityIn(own.text))
  }
})

test('no capability and no role reads a sealed offer of another firm', async () => {
  for (const capability of CAPABILITIES) {
    for (const role of ROLES) {
      const id = `x_${capability}_${role}`
      await addFirm(database, id, [capability], { role })
      const { text } = await (await signedIn(id)).get(`/api/pools/${sealed}`)
      for (const secret of [...SECRET_PRICES, ...RESERVE, offerId]) expect(text, id).not.toContain(secret)
    }
  }
})

test('a reserve price and a quantity are their firm’s alone; others see sums by county', async () => {
  expect((await b1.get(`/api/pools/${sealed}`)).at('mine.reserveFen')).toBe(12_777_777)
  for (const reader of [organiser, b2, s1, s2]) {
    for (const path of pathsOf(sealed)) {
      const { text } = await reader.get(path)
      for (const secret of RESERVE) expect(text, path).not.toContain(secret)
      expect(text, path).not.toContain('firm b1')
    }
  }
  const answer = await s1.get(`/api/pools/${sealed}`)
  expect(answer.at('members')).toEqual([
    { county: '330481', firms: 1, quantity: 7 },
    { county: '330424', firms: 2, quantity: 5 },
  ])
  expect(answer.at('mine')).toBe(null)
})

test('once offers have closed, a sealed offer is public and makes the price', async () => {
  const start = house.clock.now()
  house.clock.set(dayAfterStart(12))
  const answer = await b2.get(`/api/pools/${sealed}`)
  expect(answer.at('standingOffers.0.id')).toBe(offerId)
  expect(answer.at('projectedPriceFen')).toBe(11_912_345)
  expect((await b2.get(`/api/pools/${sealed}`)).text).not.toContain(RESERVE[0])
  house.clock.set(start)
})

test('an open offer makes the price of the joined quantity, the next tier and the sets missing to it', async () => {
  const open = await openPool({ title: '公开团' })
  await s1.command('submitOffer', {
    poolId: open,
    listingId: 'lst_s1',
    tiers: LADDER,
    capacity: 40,
    deliveryDays: 60,
  })
  await b1.command('joinPool', { poolId: open, quantity: 7 })
  expect(await loadPoolSnapshot(database, open, house.clock.now())).toMatchObject({
    quantity: 7,
    firms: 1,
    projectedPriceFen: 12_800_000,
    nextTier: { fromQuantity: 10, unitPriceFen: 11_912_345, missingQuantity: 3 },
  })
  await b2.command('joinPool', { poolId: open, quantity: 3 })
  expect(await loadPoolSnapshot(database, open, house.clock.now())).toMatchObject({
    quantity: 10,
    projectedPriceFen: 11_912_345,
    nextTier: null,
    savingFen: 10 * (12_800_000 - 11_912_345),
  })
})

test('a draft is its organiser’s alone, and is not told apart from nothing', async () => {
  const created = await organiser.command(
    'createPool',
    poolInput({ title: '草稿团', joinOpensAt: dayAfterStart(1) }),
  )
  const draft = String(created.at('value.poolId'))
  expect((await organiser.get(`/pools/${draft}`)).status).toBe(200)
  for (const reader of [b1, s1, browserAt(house.url)]) {
    const [hidden, missing] = [await reader.get(`/pools/${draft}`), await reader.get('/pools/pool_nothing')]
    expect([hidden.status, missing.status]).toEqual([404, 404])
    const bare = (text: string, id: string) => text.replaceAll(id, '').replaceAll(/nonce="[^"]*"/g, '')
    expect(bare(hidden.text, draft)).toBe(bare(missing.text, 'pool_nothing'))
    expect((await reader.get('/pools')).text).not.toContain('草稿团')
  }
  expect(await loadPoolSnapshot(database, draft, house.clock.now())).toBe(null)
})

test('another firm’s commitment, offer and payment cannot be moved', async () => {
  expect((await b2.command('payPayment', { paymentId: 'pay_000001' })).at('code')).toBe('PAYMENT_NOT_FOUND')
  expect((await s2.command('withdrawOffer', { offerId })).at('code')).toBe('OFFER_NOT_FOUND')
  expect((await s2.command('improveOffer', { offerId, tiers: LADDER })).at('code')).toBe('OFFER_NOT_FOUND')
  await b3.command('withdrawCommitment', { poolId: sealed })
  expect((await b3.command('withdrawCommitment', { poolId: sealed })).at('code')).toBe('NOT_JOINED')
  expect((await b1.get(`/api/pools/${sealed}`)).at('mine.quantity')).toBe(7)
  expect((await b2.command('cancelPool', { poolId: sealed })).at('code')).toBe('POOL_NOT_FOUND')
  expect((await b1.get('/operator')).status).toBe(403)
})

test('the store’s invariants hold through all of it', async () => {
  expect(await findBrokenInvariants(database, house.clock.now())).toEqual([])
})
