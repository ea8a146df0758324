import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { smallPng } from '#test/support/small-png.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, DESK } from './support/visitor.ts'

/** `UPDATE_PICTURES=1` takes the references anew: look at them before they are committed. */
const IS_UPDATE = process.env.UPDATE_PICTURES === '1'
const FOLDER = join(import.meta.dirname, 'references')
const FONTS = join(FOLDER, 'fonts.json')
/** Colours nearer than this are the same (0 to 1), and so much of a picture may differ. */
const COLOUR_TOLERANCE = 0.2
const MOST_SHARE = 0.01

const PICTURES: readonly { name: string; path: string; as?: string; isWhole?: boolean }[] = [
  { name: 'design', path: '/design', isWhole: true },
  { name: 'home', path: '/' },
  { name: 'pools', path: '/pools' },
  { name: 'pool-open', path: '/pools/pool_demo00008' },
  { name: 'pool-fulfilling', path: '/pools/pool_demo00002' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'categories', path: '/categories' },
  { name: 'commitments', path: '/commitments', as: 'usr_hn_02' },
  { name: 'orders', path: '/orders', as: 'usr_hn_02' },
  { name: 'statement', path: '/statement', as: 'usr_hn_02' },
  { name: 'desk', path: '/', as: 'usr_hn_02' },
]

describe.skipIf(mayDoWithoutBrowser())('pages look as their references', async () => {
  const house = await openDemoHouse('still')
  const { visit } = browserForFile()

  test.for(PICTURES)(
    '$name',
    { timeout: 60_000 },
    async ({ name, path, as = null, isWhole = false }, { skip }) => {
      const fonts = await fontsOf(await visit({ url: house().url }))
      if (!IS_UPDATE && existsSync(FONTS) && readFileSync(FONTS, 'utf8') !== fonts) {
        skip('the references were taken with other fonts')
      }
      // Without JavaScript: nothing counts down, no picture comes alive in between.
      const page = await visit({ url: house().url, as, width: DESK, scale: 0.5, javaScript: false })
      await page.goto(path)
      const seen = PNG.sync.read(await page.screenshot({ fullPage: isWhole }))
      const file = join(FOLDER, `${name}.png`)
      if (IS_UPDATE) {
        mkdirSync(FOLDER, { recursive: true })
        writeFileSync(file, smallPng(seen))
        writeFileSync(FONTS, fonts)
        return
      }
      const reference = PNG.sync.read(readFileSync(file))
      expect([seen.width, seen.height]).toEqual([reference.width, reference.height])
      const { width, height } = seen
      const different = pixelmatch(seen.data, reference.data, undefined, width, height, {
        threshold: COLOUR_TOLERANCE,
      })
      expect(different / (width * height)).toBeLessThan(MOST_SHARE)
    },
  )
})

/** How wide Chinese and Latin letters are here: other fonts make other pictures, which is nobody's fault. */
async function fontsOf(page: Page): Promise<string> {
  await page.goto('/sign-in')
  const width = await page.evaluate(() => {
    const ruler = document.createElement('span')
    ruler.style.cssText = 'position:absolute;font-size:100px;white-space:nowrap'
    ruler.textContent = '禾采 Hecai ¥118,500 让利'
    document.body.append(ruler)
    return Math.round(ruler.getBoundingClientRect().width)
  })
  return `{ "width": ${width} }\n`
}
