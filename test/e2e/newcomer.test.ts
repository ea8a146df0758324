import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, PHONE } from './support/visitor.ts'

/** Eleven sets before the newcomer, who makes them thirteen; the tier after that begins at twenty-four. */
const POOL = '供方让利专场'
const OWN_SETS = 2
const OTHERS_SETS = 11
const NEXT_TIER = 24

describe.skipIf(mayDoWithoutBrowser())('who has never seen it', async () => {
  const house = await openDemoHouse('running')
  const { visit } = browserForFile()

  test('is led from the home page to a paid join on a phone, sees the price fall as another firm joins, and reads what to pay and why', async () => {
    const { url } = house()
    const page = await visit({ url, width: PHONE })
    const alive = () => page.waitForLoadState('networkidle')
    const bar = page.locator('[data-tour]')
    const onward = async () => {
      await bar.getByRole('button', { name: '做好了，下一步' }).click()
      await alive()
    }
    await page.goto('/', { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: '开始导览' }).click()

    await page.waitForURL('**/sign-in')
    const actor = page.locator('main button[name=userId]').first()
    expect((await actor.boundingBox())?.y, 'who to be stands on the first screen').toBeLessThan(500)
    await actor.click()
    await bar.getByText('导览 2 / 5').waitFor()
    await page.waitForURL((address) => address.pathname !== '/sign-in')

    await page.goto('/pools', { waitUntil: 'networkidle' })
    const pool = page.getByRole('link', { name: new RegExp(POOL) }).first()
    expect((await pool.boundingBox())?.y, 'a pool stands on the first screen').toBeLessThan(600)
    await pool.click()
    await page.waitForURL(/\/pools\/pool_\w+$/)
    await alive()
    const dearest = await priceOn(page)

    await onward()
    await page.locator('#what-if').waitFor()
    await onward()
    await page.locator('#join input[name=quantity]').fill(String(OWN_SETS))
    await page.getByRole('button', { name: '确认认购' }).click()
    await pay(page)
    await page.getByText('认购有效').first().waitFor()
    const joined = await priceOn(page)
    expect(joined).toBeLessThan(dearest)
    await billSays(page, { sets: 11 + OWN_SETS, own: OWN_SETS, priceYuan: joined })

    const { pathname } = new URL(page.url())
    const other = await visit({ url, as: 'usr_hy_15' })
    await other.goto(pathname, { waitUntil: 'networkidle' })
    await other.locator('#join input[name=quantity]').fill(String(OTHERS_SETS))
    await other.getByRole('button', { name: '确认认购' }).click()
    await pay(other)
    await expect.poll(() => priceOn(page), { timeout: 10_000 }).toBeLessThan(joined)
    const fallen = await priceOn(page)
    await billSays(page, { sets: NEXT_TIER, own: OWN_SETS, priceYuan: fallen })

    await onward()
    await page.waitForURL('**/commitments')
    await page.getByRole('button', { name: '完成导览' }).click()
    await page.waitForURL((address) => address.pathname === '/')
    expect(await bar.count()).toBe(0)
  }, 120_000)
})

async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: '支付订金' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '支付订金' }).click()
}

async function priceOn(page: Page): Promise<number> {
  const words = await page.getByTestId('price-now').textContent()
  return Number((words ?? '').replaceAll(/[^\d.]/g, ''))
}

interface Bill {
  readonly sets: number
  readonly own: number
  readonly priceYuan: number
}

/** The sentences under “what I pay, and why”: how many sets reach which price, and the sum. */
async function billSays(page: Page, { sets, own, priceYuan }: Bill): Promise<void> {
  const bill = page.getByRole('region', { name: '要付多少，怎么算的' })
  const yuan = (value: number) => `¥${value.toLocaleString('en')}`
  // Numbers and their units hold together by spaces that do not break.
  const words = async () => ((await bill.textContent()) ?? '').replaceAll(/\s/g, ' ')
  await expect.poll(words).toContain(`全团 ${sets} 台`)
  expect(await words()).toContain(`每台 ${yuan(priceYuan)}`)
  expect(await words()).toContain(`贵企业 ${own} 台 × ${yuan(priceYuan)} = ${yuan(own * priceYuan)}`)
}
