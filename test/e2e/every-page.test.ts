import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { type Found, pagePatterns, READERS, walk } from './support/pages.ts'
import { browserForFile, DESK, overflowOf, PHONE, TABLET } from './support/visitor.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** WCAG 2.2 AA, and that a page says what it is. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'page-has-heading-one']
/** Reached by a form of its own, or by nobody but developers. */
const UNLINKED: readonly Found[] = [
  { pattern: '/design', path: '/design', as: null },
  { pattern: '/compare', path: '/compare', as: null },
  {
    pattern: '/supplier/listings/new',
    path: '/supplier/listings/new?category=cold-heading-machine',
    as: 'usr_s01',
  },
]

describe.skipIf(mayDoWithoutBrowser())('every page of the demonstration', async () => {
  const house = await openDemoHouse('still')
  const { visit } = browserForFile()
  let pages: Found[] = []

  beforeAll(async () => {
    const linked = await walk(house().url)
    const reached = new Set(linked.map(({ pattern }) => pattern))
    pages = [...linked, ...UNLINKED.filter(({ pattern }) => !reached.has(pattern))]
  }, 240_000)

  /**
   * The operator's two stand only where something went wrong (`test/http/operations.test.ts` looks at them); a
   * machine's check-in is come to by its printed code.
   */
  const UNREACHED = ['/operator/bank/$id', '/operator/jobs/$id', '/check-in/$token']

  test('can be come to by links from the home page', () => {
    const reached = new Set(pages.map(({ pattern }) => pattern))
    expect(pagePatterns().filter((pattern) => !reached.has(pattern) && !UNREACHED.includes(pattern))).toEqual(
      [],
    )
  })

  describe.each(READERS)('read by %s', (as) => {
    const own = () => pages.filter((page) => page.as === as)

    test('is accessible in light, and no wider than a phone, a tablet or a desk', async () => {
      const page = await visit({ url: house().url, as, width: DESK, theme: 'light' })
      const faults: string[] = []
      for (const { path } of own()) {
        await page.setViewportSize({ width: DESK, height: 900 })
        await page.goto(path)
        faults.push(...(await accessFaults(page, path)))
        for (const width of [DESK, TABLET, PHONE]) {
          await page.setViewportSize({ width, height: 800 })
          const pixels = await overflowOf(page)
          if (pixels > 0) faults.push(`${path}: ${pixels} px wider than ${width}`)
        }
      }
      expect(faults).toEqual([])
    }, 120_000)

    test('is accessible in dark, in English, on a phone', async () => {
      const page = await visit({
        url: house().url,
        as,
        width: PHONE,
        theme: 'dark',
        lang: 'en',
      })
      const faults: string[] = []
      for (const { path } of own()) {
        await page.goto(path)
        faults.push(...(await accessFaults(page, path)))
        const pixels = await overflowOf(page)
        if (pixels > 0) faults.push(`${path}: ${pixels} px wider than ${PHONE}`)
      }
      expect(faults).toEqual([])
    }, 120_000)
  })

  test('reads without JavaScript', async () => {
    const page = await visit({ url: house().url, width: PHONE, javaScript: false })
    const silent: string[] = []
    for (const { path } of pages.filter(({ as }) => as === null)) {
      await page.goto(path)
      const words = (await page.locator('main').textContent()) ?? ''
      if (words.trim().length < 20 || (await page.locator('h1').count()) !== 1) silent.push(path)
    }
    expect(silent).toEqual([])
  }, 60_000)
})

async function accessFaults(page: Page, path: string): Promise<string[]> {
  await page.evaluate(AXE)
  const results = await page.evaluate(async (values) => {
    const { axe } = window as unknown as {
      axe: { run(root: unknown, options: unknown): Promise<AxeResults> }
    }
    return axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
  }, RULES)
  return results.violations.map(({ id, nodes }) => `${path}: ${id} at ${nodes[0]?.target.join(' ')}`)
}
