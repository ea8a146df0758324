import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Sql } from '#db/client.ts'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, PHONE } from './support/visitor.ts'

/** The supplier-led pool of the demonstration: one public ladder, eleven sets, the next tier at twelve. */
const TITLE = '供方让利专场'

describe.skipIf(mayDoWithoutBrowser())('buyer, supplier and watcher in three browsers', async () => {
  const house = await openDemoHouse('running')
  const { visit } = browserForFile()

  test('a join and a concession reach a watcher within a second and without a reload; without JavaScript the page says the same', async () => {
    const { url } = house()
    const pool = await findPool(house().house.context.database.sql)
    const watcher = await visit({ url, width: PHONE })
    await watcher.goto(`/pools/${pool.id}`)
    await watcher.getByText('实时更新').waitFor()
    const before = await priceOn(watcher)
    await noteChanges(watcher)

    const buyer = await visit({ url, width: PHONE, as: 'usr_hy_15' })
    await join(buyer, pool.id, 3)
    const paidAtMs = await confirm(buyer, '支付订金')
    await expect.poll(() => priceOn(watcher), { timeout: 10_000 }).toBeLessThan(before)
    expect((await lastChangeAtMs(watcher)) - paidAtMs).toBeLessThan(1_500)
    await buyer.getByText('认购有效').first().waitFor()
    const afterJoin = await priceOn(watcher)

    const supplier = await visit({ url, as: pool.supplierUser })
    await lowerEveryTier(supplier, pool.id, 1_000)
    const concededAtMs = await confirm(supplier, '提交让利')
    await expect.poll(() => priceOn(watcher), { timeout: 10_000 }).toBe(afterJoin - 1_000)
    expect((await lastChangeAtMs(watcher)) - concededAtMs).toBeLessThan(1_000)
    expect(await watcher.evaluate(() => 'changedAtMs' in window)).toBe(true)

    const plain = await visit({ url, width: PHONE, javaScript: false })
    await plain.goto(`/pools/${pool.id}`)
    expect(await priceOn(plain)).toBe(afterJoin - 1_000)
  }, 90_000)

  test('a press before the scripts have come is kept, and asks before money moves', async () => {
    const { url } = house()
    const pool = await findPool(house().house.context.database.sql)
    const buyer = await visit({ url, width: PHONE, as: 'usr_hy_16' })
    await join(buyer, pool.id, 2)
    await buyer.getByRole('button', { name: '支付订金' }).waitFor()

    const posts: string[] = []
    buyer.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url())
    })
    let letCome = () => {}
    const scripts = new Promise<void>((resolve) => {
      letCome = resolve
    })
    await buyer.route('**/assets/*.js', async (route) => {
      await scripts
      await route.continue()
    })
    await buyer.goto(`/pools/${pool.id}`, { waitUntil: 'commit' })
    await buyer.getByRole('button', { name: '支付订金' }).click({ noWaitAfter: true })
    await expect(buyer.getByRole('dialog').count()).resolves.toBe(0)
    letCome()
    await buyer.getByRole('dialog').getByRole('button', { name: '支付订金' }).waitFor()
    expect(posts).toEqual([])
  }, 60_000)
})

async function priceOn(page: Page): Promise<number> {
  return yuanOf(await page.getByTestId('price-now').textContent())
}

/** From now on the page itself notes when its price changes; a reload would forget it. */
function noteChanges(page: Page): Promise<void> {
  return page.evaluate(() => {
    const noted = Object.assign(window, { changedAtMs: 0 })
    const price = document.querySelector('[data-testid=price-now]')
    if (!price) throw new Error('the page shows no price')
    const note = () => {
      noted.changedAtMs = Date.now()
    }
    new MutationObserver(note).observe(price, { subtree: true, childList: true, characterData: true })
  })
}

function lastChangeAtMs(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { changedAtMs: number }).changedAtMs)
}

async function join(page: Page, poolId: string, quantity: number): Promise<void> {
  await page.goto(`/pools/${poolId}`)
  await page.getByLabel('认购台数').fill(String(quantity))
  await page.getByRole('button', { name: '确认认购' }).click()
}

async function lowerEveryTier(page: Page, poolId: string, byYuan: number): Promise<void> {
  await page.goto(`/pools/${poolId}/offer`)
  const fields = page.locator('input[name="unitPriceYuan"]')
  await fields.first().waitFor()
  for (const field of await fields.all()) {
    const standing = await field.inputValue()
    if (standing !== '') await field.fill(String(yuanOf(standing) - byYuan))
  }
}

/** Presses the button and agrees to what the window says will happen; resolves when the server has answered. */
async function confirm(page: Page, deed: string): Promise<number> {
  await page.getByRole('button', { name: deed }).click()
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('dialog').getByRole('button', { name: deed }).click()
  expect((await answered).status()).toBeLessThan(400)
  return Date.now()
}

async function findPool(sql: Sql) {
  const [pool] = await sql<{ id: string; supplierUser: string }[]>`
    select p.id, m.user_id as "supplierUser" from pools p
    join offers o on o.pool_id = p.id join memberships m on m.organisation_id = o.supplier_id
    where p.title like ${`%${TITLE}`}`
  if (!pool) throw new Error('the demonstration lacks its supplier-led pool')
  return pool
}

function yuanOf(words: string | null): number {
  return Number((words ?? '').replaceAll(/[^\d.]/g, ''))
}
