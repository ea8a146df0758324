import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, DESK } from './support/visitor.ts'

const WAIT = { timeout: 15_000 }

/** By the keyboard, as soon as the page hears it. */
async function openPalette(page: Page, keys: string): Promise<void> {
  await expect
    .poll(async () => {
      if ((await page.getByRole('dialog').count()) === 0) await page.keyboard.press(keys)
      return page.getByRole('dialog').count()
    }, WAIT)
    .toBe(1)
  await page.getByRole('dialog').getByRole('option').first().waitFor()
}

describe.skipIf(mayDoWithoutBrowser())('the palette by keyboard alone', async () => {
  const house = await openDemoHouse('still')
  const { visit } = browserForFile()
  const chosen = (page: Page) => page.locator('[cmdk-item][data-selected="true"]').textContent()

  test.each([
    ['zh', 'tgdz', '托管对账', '/statement'],
    ['en', 'escrow', 'Escrow statement', '/statement'],
  ] as const)(
    'in %s, %s leads to %s',
    async (lang, letters, label, to) => {
      const page = await visit({ url: house().url, width: DESK, lang, as: 'usr_hn_02' })
      await page.goto('/policies')
      await openPalette(page, 'Control+k')
      await page.keyboard.type(letters)
      await expect.poll(() => chosen(page), WAIT).toBe(label)
      await page.keyboard.press('Enter')
      await page.waitForURL(new RegExp(`${to}$`))
    },
    60_000,
  )

  test('what is the firm’s own is found by its number, what was seen lately stands first, Escape closes', async () => {
    const page = await visit({ url: house().url, width: DESK, as: 'usr_hn_02' })
    await page.goto('/orders')
    const link = page.locator('main th a[href^="/orders/"]').first()
    const number = (await link.textContent()) ?? ''
    const to = (await link.getAttribute('href')) ?? ''
    await openPalette(page, '/')
    await page.keyboard.type(number)
    await expect.poll(() => chosen(page), WAIT).toMatch(new RegExp(`^${number}`))
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === to)
    await openPalette(page, 'Control+k')
    await page.getByText('最近看过').waitFor()
    await expect.poll(() => page.getByRole('option').first().textContent(), WAIT).toContain('订单')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  }, 60_000)
})
