import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { smallPng } from '#test/support/small-png.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, DESK, overflowOf, PHONE, TABLET } from './support/visitor.ts'

/** `npm run screenshots` takes the pictures of README and docs anew; they are for people and are not compared. */
const IS_TAKING = process.env.HECAI_SCREENSHOTS === '1'
const REPOSITORY = join(import.meta.dirname, '../..')
const FOLDER = join(REPOSITORY, 'docs/screenshots')
const WIDTHS = [DESK, TABLET, PHONE]

interface Shot {
  readonly name: string
  readonly path: string
  readonly as?: string
  /** Where a link of that page leads to is taken instead. */
  readonly follow?: string
}

const SHOTS: readonly Shot[] = [
  { name: 'home', path: '/' },
  { name: 'pool', path: '/pools/pool_demo00008', as: 'usr_hy_02' },
  { name: 'search', path: `/search?q=${encodeURIComponent('打头机 M12')}` },
  { name: 'award', path: '/pools/pool_demo00002/award', as: 'usr_hn_02' },
  { name: 'order', path: '/orders', as: 'usr_hn_02', follow: 'main a[href^="/orders/ord_"]' },
  { name: 'platforms', path: '/platforms', as: 'usr_hn_02' },
  { name: 'bureau', path: '/bureau', as: 'usr_bureau_city' },
]

test('docs hold the screenshots that can be taken anew, and no others', () => {
  const files = SHOTS.flatMap(({ name }) => WIDTHS.map((width) => `${name}-${width}.png`))
  expect(readdirSync(FOLDER).toSorted()).toEqual(files.toSorted())
})

test('README shows screenshots that are there', () => {
  const shown = readFileSync(join(REPOSITORY, 'README.md'), 'utf8').matchAll(/docs\/screenshots\/([\w.-]+)/g)
  const files = readdirSync(FOLDER)
  expect([...shown].map(([, file]) => file).filter((file) => !files.includes(file ?? ''))).toEqual([])
})

describe.skipIf(!IS_TAKING || mayDoWithoutBrowser())('screenshots', async () => {
  const house = await openDemoHouse('still')
  const { visit } = browserForFile()

  test.for(SHOTS)('$name', { timeout: 120_000 }, async ({ name, path, as = null, follow }) => {
    const page = await visit({ url: house().url, as, width: DESK })
    await arrive(page, path)
    if (follow) await arrive(page, (await page.locator(follow).first().getAttribute('href')) ?? '')
    mkdirSync(FOLDER, { recursive: true })
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width === PHONE ? 780 : 900 })
      await page.waitForLoadState('networkidle')
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
      writeFileSync(join(FOLDER, `${name}-${width}.png`), smallPng(PNG.sync.read(await page.screenshot())))
    }
  })
})

/** The whole page has to be there: its pictures are drawn and its letters have come. */
async function arrive(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path, { waitUntil: 'networkidle', timeout: 60_000 })
  expect(answer?.status()).toBe(200)
  await page.evaluate(() => document.fonts.ready)
}
