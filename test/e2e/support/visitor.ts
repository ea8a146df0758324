import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { findChromium } from '#test/support/browser.ts'

export const PHONE = 360
export const TABLET = 768
export const DESK = 1440

export interface Visit {
  readonly url: string
  readonly width?: number
  readonly lang?: 'zh' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly javaScript?: boolean
  /** Below 1 a picture is smaller than the window. */
  readonly scale?: number
  /** The demonstration's user to be, such as `usr_hn_01`; nobody when left out. */
  readonly as?: string | null
}

/** Complaints of every page since the last test ended; each test ends with none. */
const complaints: string[] = []
const forgiven: RegExp[] = []

/** One Chromium for a test file; its visitors are strangers to each other. */
export function browserForFile(): { visit(visit: Visit): Promise<Page>; forgive(complaint: RegExp): void } {
  let browser: Browser | null = null
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    const executablePath = findChromium() ?? ''
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] })
  }, 60_000)
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
    const allowed = forgiven.splice(0)
    expect(complaints.splice(0).filter((words) => !allowed.some((one) => one.test(words)))).toEqual([])
  })
  afterAll(() => browser?.close())
  return {
    async visit(visit) {
      if (!browser) throw new Error('the browser did not start')
      const context = await openContext(browser, visit)
      contexts.push(context)
      return openPage(context, visit)
    },
    /** For this test: a refusal that was asked for is told to the console by every browser. */
    forgive: (complaint) => forgiven.push(complaint),
  }
}

async function openContext(browser: Browser, visit: Visit): Promise<BrowserContext> {
  const { url, width = DESK, lang = 'zh', theme = 'light', javaScript = true, scale = 1 } = visit
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: width === PHONE ? 740 : 900 },
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    deviceScaleFactor: scale,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    javaScriptEnabled: javaScript,
    hasTouch: width === PHONE,
    bypassCSP: true,
  })
  context.setDefaultTimeout(15_000)
  await context.addCookies([
    { name: 'theme', value: theme, url },
    { name: 'lang', value: lang, url },
  ])
  return context
}

async function openPage(context: BrowserContext, { as }: Visit): Promise<Page> {
  if (as) {
    const form = { intent: 'demo', userId: as, next: '/' }
    const answer = await context.request.post('/sign-in', { form, maxRedirects: 0 })
    expect(answer.status()).toBeLessThan(400)
  }
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      complaints.push(`${page.url()}: ${message.text()}`)
    }
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  return page
}

/** How many pixels the page is wider than its window: what a reader would have to scroll sideways. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}
