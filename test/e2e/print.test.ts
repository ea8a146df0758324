import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, PHONE } from './support/visitor.ts'

/** A4 between its margins of 14 mm, at 96 px an inch. */
const A4_PX = Math.floor(((210 - 28) / 25.4) * 96)

describe.skipIf(mayDoWithoutBrowser())('on A4 paper', async () => {
  const house = await openDemoHouse('still')
  const { visit } = browserForFile()
  const pool = 'pool_demo00008'

  test('the poster of a pool is one page, without what belongs to the screen', async () => {
    const page = await visit({ url: house().url, theme: 'dark' })
    await page.goto(`/pools/${pool}/poster`)
    expect(await pagesOf(page)).toBe(1)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('header nav, footer, main button').filter({ visible: true }).count()).toBe(0)
    expect(
      await page.evaluate(() => getComputedStyle(document.body.querySelector('h1') as Element).color),
    ).toBe('rgb(0, 0, 0)')
  }, 60_000)

  test('statement, order with its contract, and award are as wide as the paper', async () => {
    const page = await visit({ url: house().url, as: 'usr_hn_02', width: A4_PX })
    const order = await pathTo(page, '/orders', /^\/orders\/ord_\w+$/)
    for (const path of ['/statement', order, '/pools/pool_demo00002']) {
      await page.goto(path)
      await page.emulateMedia({ media: 'print' })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(A4_PX)
      expect(await pagesOf(page), path).toBeGreaterThan(0)
    }
  }, 60_000)

  test('an award prints as a document: its pictures with their figures unfolded, nothing to press', async () => {
    const page = await visit({ url: house().url, as: 'usr_hn_02', width: A4_PX, theme: 'dark' })
    await page.goto('/pools/pool_demo00002/award')
    const figures = page.locator('figure table')
    expect(await figures.first().isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await figures.first().isVisible()).toBe(true)
    expect(await page.locator('main button, figure summary').filter({ visible: true }).count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(A4_PX)
    expect(await pagesOf(page)).toBeLessThanOrEqual(3)
  }, 60_000)

  test('the square poster comes as a PNG and stands on the pool’s page and in its link’s preview', async () => {
    const page = await visit({ url: house().url, width: PHONE })
    await page.goto(`/pools/${pool}`)
    const picture = await page.locator('meta[property="og:image"]').getAttribute('content')
    const answer = await page.request.get(picture ?? '')
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png'])
    expect(await page.getByRole('img', { name: /分享海报/ }).getAttribute('src')).toBe(
      `/pools/${pool}/poster.png`,
    )
  }, 60_000)
})

async function pagesOf(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

async function pathTo(page: Page, from: string, pattern: RegExp): Promise<string> {
  await page.goto(from)
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  return links.find((link) => pattern.test(link)) ?? from
}
