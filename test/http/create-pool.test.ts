import { expect, test } from 'vitest'
import { testDatabase } from '#test/support/database.ts'
import { addCatalogue, addFirm, browserAt, openTestServer } from '#test/support/house.ts'

const database = await testDatabase()
await addFirm(database, 'operator', ['operator'])
await addFirm(database, 'buyer', ['buyer'])
await addFirm(database, 's1', ['supplier'])
await addCatalogue(database, ['s1'])
const house = await openTestServer(database)

async function signedIn(login: string) {
  const browser = browserAt(house.url)
  await browser.signIn(login)
  return browser
}
const [operator, buyer] = [await signedIn('operator'), await signedIn('buyer')]

const fields = (more: Record<string, string>): Record<string, string> => ({
  intent: 'createPool',
  title: '一体袜机春季团购',
  category: 'integrated-sock-machine',
  cluster: 'haining-socks',
  opening: 'demand_led',
  visibility: 'open',
  joinClosesAt: '2026-03-12T18:00',
  offersCloseAt: '2026-03-14T18:00',
  minQuantity: '5',
  depositPercent: '5',
  bondPercent: '0',
  appealDays: '7',
  prepaymentPercent: '30',
  balancePercent: '60',
  retentionPercent: '10',
  ...more,
})
const feeOf = async (location: string | null) =>
  (
    await database.sql<{ fee: number }[]>`
      select fee_basis_points as fee from pools where id = ${location?.split('/').at(-1) ?? ''}`
  )[0]?.fee

test('the operator’s form asks for the platform’s fee, nobody else’s does', async () => {
  expect((await operator.get('/pools/new')).text).toContain('name="feePercent"')
  expect((await buyer.get('/pools/new')).text).not.toContain('name="feePercent"')
})

test('a fee is taken to the basis point; none is none', async () => {
  const some = await operator.form('/pools/new', fields({ feePercent: '0.25' }))
  expect(some.status, some.text).toBe(303)
  expect(await feeOf(some.headers.get('Location'))).toBe(25)
  // Whoever thinks of an offer reads it among the terms.
  expect((await operator.get(some.headers.get('Location') ?? '')).text).toMatch(
    /平台服务费[\s\S]{0,200}0\.25\s?%/,
  )
  for (const browser of [operator, buyer]) {
    const none = await browser.form('/pools/new', fields({}))
    expect(await feeOf(none.headers.get('Location'))).toBe(0)
  }
})

test('a fee that is too high or no number is a 400 at its field, which keeps what was typed', async () => {
  for (const typed of ['10.01', '99', '-1', 'much', '0.255']) {
    const wrong = await operator.form('/pools/new', fields({ feePercent: typed }))
    expect(wrong.status, typed).toBe(400)
    expect(wrong.text).toMatch(
      new RegExp(
        `name="feePercent"[^>]*value="${typed.replace('.', '\\.')}"|value="${typed.replace('.', '\\.')}"[^>]*name="feePercent"`,
      ),
    )
    expect(wrong.text).toContain('aria-invalid="true"')
  }
})

test('somebody else who asks for a fee is refused', async () => {
  const asked = await buyer.form('/pools/new', fields({ feePercent: '1' }))
  expect(asked.status).toBe(403)
  expect(await database.sql`select 1 from pools where fee_basis_points = 100`).toHaveLength(0)
})
