import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Text } from '#app/i18n/text.ts'

/** One walk through the product: by whom, on what, in which language. */
export interface Walk {
  readonly page: Page
  readonly text: Text
  readonly width: number
  /** Which of the ways this is: firms are many, so that two walks do not meet in one. */
  readonly nth: number
  /** Opens a page and expects it to be there. */
  go(path: string): Promise<void>
  /** Waits until the page's scripts have come: only they remember what was sent, to take it back. */
  scripts(): Promise<void>
  /** Follows the first link of the page's body that matches. */
  follow(pattern: RegExp): Promise<void>
  /** Presses the button and agrees to what the window says will happen. */
  agree(deed: string): Promise<void>
  /** Posts by this button and expects the answer not to be a refusal. */
  send(button: string): Promise<void>
  /** The words stand on the page. */
  sees(words: string | RegExp): Promise<void>
  /** A list comes as CSV with a head. */
  takes(path: string): Promise<void>
}

export interface Journey {
  readonly name: string
  /** Another of the role than its usual one; `null`: nobody. */
  readonly as?: ((nth: number) => string) | null
  /** The page is read as it came. */
  readonly isPlain?: boolean
  /** A refusal that is asked for is told to every browser's console. */
  readonly forgives?: RegExp
  readonly walk: (walk: Walk) => Promise<void>
}

export interface RoleJourneys {
  readonly role: string
  readonly as: string | null
  readonly journeys: readonly Journey[]
}

export function walkOn(page: Page, more: Pick<Walk, 'text' | 'width' | 'nth'>): Walk {
  const answered = () => page.waitForResponse((answer) => answer.request().method() === 'POST')
  return {
    page,
    ...more,
    async go(path) {
      const answer = await page.goto(path)
      expect([path, answer?.status()]).toEqual([path, 200])
      await page.locator('h1').first().waitFor()
    },
    scripts: () => page.waitForLoadState('networkidle'),
    async follow(pattern) {
      const paths = await page
        .locator('main a[href]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
      const path = paths.find((one) => pattern.test(one))
      expect(path, `a link like ${pattern} on ${page.url()}`).toBeDefined()
      const answer = await page.goto(path ?? '/')
      expect([path, answer?.status()]).toEqual([path, 200])
    },
    async agree(deed) {
      await page.getByRole('button', { name: deed, exact: true }).click()
      const answer = answered()
      await page.getByRole('dialog').getByRole('button', { name: deed, exact: true }).click()
      expect((await answer).status()).toBeLessThan(400)
    },
    async send(button) {
      const answer = answered()
      await page.getByRole('button', { name: button, exact: true }).first().click()
      expect((await answer).status()).toBeLessThan(400)
    },
    sees: (words) => page.locator('main').getByText(words).filter({ visible: true }).first().waitFor(),
    async takes(path) {
      const answer = await page.request.get(`${path}${path.includes('?') ? '&' : '?'}format=csv`)
      expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
      expect((await answer.text()).split('\r\n')[0]?.split(',').length).toBeGreaterThan(2)
    },
  }
}

/** The first column of a table's body, as it stands. */
export function firstColumn(page: Page): Promise<string[]> {
  return page.locator('tbody th[scope=row]').allInnerTexts()
}
