import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { type DemoHouse, openDemoHouse } from './support/demo-house.ts'
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
    const colour = () =>
      page.evaluate(() => getComputedStyle(document.body.querySelector('h1') as Element).color)
    await expect.poll(colour).toBe('rgb(0, 0, 0)')
  }, 60_000)

  /** What people print, as whom, and on how many pages at most. */
  const PAPERS = [
    { name: 'a contract', as: 'usr_hn_02', find: ['/orders', /^\/orders\/ord_\w+$/, '/contract'], most: 4 },
    { name: 'an award report', as: 'usr_hn_02', find: [null, null, '/pools/pool_demo00002/award'], most: 6 },
    { name: 'a statement', as: 'usr_hn_02', find: [null, null, '/statement'], most: 3 },
    {
      name: 'a pool’s statement',
      as: 'usr_operator',
      find: [null, null, '/pools/pool_demo00002/statement'],
      most: 12,
    },
    { name: 'a test report', as: null, find: ['/reports', null, ''], most: 4 },
    { name: 'the bureau’s cockpit', as: 'usr_bureau_city', find: [null, null, '/bureau'], most: 4 },
  ] as const

  test.each(PAPERS.map((paper) => [paper.name, paper] as const))(
    '%s is as wide as the paper, black on white, without what belongs to the screen',
    async (_, { as, find: [from, pattern, rest], most }) => {
      const report = from === '/reports' ? await reportOf(house().house) : null
      const page = await visit({ url: house().url, as: report?.as ?? as, width: A4_PX, theme: 'dark' })
      const path = report?.path ?? `${from && pattern ? await pathTo(page, from, pattern) : ''}${rest}`
      const answer = await page.goto(path)
      expect([path, answer?.status()]).toEqual([path, 200])
      await page.emulateMedia({ media: 'print' })
      await expect
        .poll(async () => (await page.evaluate(readPrint)).ink, { timeout: 5000 })
        .toBe('rgb(0, 0, 0)')
      const seen = await page.evaluate(readPrint)
      expect(seen.clipped, path).toEqual([])
      expect(seen.chrome, path).toEqual([])
      expect(seen.wide, path).toBeLessThanOrEqual(A4_PX)
      const pages = await pagesOf(page, path)
      expect(pages, path).toBeGreaterThan(0)
      expect(pages, path).toBeLessThanOrEqual(most)
    },
    60_000,
  )

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

/** In the browser: what is wider than the paper, what of the screen is left, and the colour of the ink. */
function readPrint(): { wide: number; clipped: string[]; chrome: string[]; ink: string } {
  const edge = document.documentElement.clientWidth + 1
  const isShown = (one: Element) => one.getClientRects().length > 0
  const all = [...document.querySelectorAll('main *')].filter(
    (one) => isShown(one) && !one.closest('.sr-only'),
  )
  return {
    wide: document.documentElement.scrollWidth,
    clipped: all
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')
      .concat(all.filter((one) => one.getBoundingClientRect().right > edge))
      .map((one) => `${one.tagName} ${one.textContent?.trim().slice(0, 40)}`)
      .slice(0, 5),
    chrome: [...document.querySelectorAll('header nav, footer, aside, main button, main form, [role=status]')]
      .filter((one) => isShown(one) && (one.textContent ?? '').trim() !== '')
      .map((one) => `${one.tagName} ${one.textContent?.trim().slice(0, 40)}`),
    ink: getComputedStyle(document.querySelector('h1') ?? document.body).color,
  }
}

/** `KEEP_PRINTS=folder` keeps the papers, to be looked at. */
async function pagesOf(page: Page, name = 'poster'): Promise<number> {
  const folder = process.env.KEEP_PRINTS
  const file = folder ? { path: join(folder, `${name.replaceAll(/\W+/g, '_')}.pdf`) } : {}
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true, ...file })).toString('latin1')
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

async function pathTo(page: Page, from: string, pattern: RegExp): Promise<string> {
  await page.goto(from)
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  return links.find((link) => pattern.test(link)) ?? from
}

/** A report of the demonstration, and one of the client's people who may read it. */
async function reportOf({ context }: DemoHouse['house']): Promise<{ path: string; as: string }> {
  const [report] = await context.database.sql<{ number: string; userId: string }[]>`
    select r.number, m.user_id as "userId" from test_reports r join test_orders t on t.id = r.order_id
      join memberships m on m.organisation_id = t.customer_id
    order by r.issued_at, r.number limit 1`
  return { path: `/reports/${report?.number}`, as: report?.userId ?? '' }
}
