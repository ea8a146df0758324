import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { textFor } from '#app/i18n/text.ts'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, DESK, PHONE, TABLET } from './support/visitor.ts'

/** Each way is walked three times: on a phone and at a desk in Chinese, on a tablet in English. */
const WAYS = [
  { name: 'a phone, in Chinese', width: PHONE, lang: 'zh', nth: 0 },
  { name: 'a tablet, in English', width: TABLET, lang: 'en', nth: 1 },
  { name: 'a desk, in Chinese', width: DESK, lang: 'zh', nth: 2 },
] as const
const POOL = '/pools/pool_demo00008'

describe.skipIf(mayDoWithoutBrowser())('journeys', async () => {
  const house = await openDemoHouse('running')
  const { visit, forgive } = browserForFile()

  describe.each(WAYS)('on $name', ({ width, lang, nth }) => {
    const text = textFor(lang)
    const arrive = (as: string | null, path: string): Promise<Page> =>
      visit({ url: house().url, width, lang, as }).then(async (page) => {
        await page.goto(path)
        return page
      })

    test('a visitor finds a pool from the home page and learns what a set would cost', async () => {
      const page = await arrive(null, '/')
      await page.getByRole('link', { name: text.home.heroAction }).click()
      await page.locator('main article a[href^="/pools/pool_"]').first().click()
      await page.getByText(text.ladder.whatIf).waitFor()
      const slider = page.getByRole('slider')
      await slider.focus()
      for (let n = 0; n < 3; n++) await slider.press('ArrowRight')
      await page.getByText(text.ladder.whatIfPool).waitFor()
      await page.getByRole('link', { name: text.join.signInToJoin }).click()
      await page.getByRole('button', { name: text.signIn.submit }).first().waitFor()
    })

    test('a visitor signs in as one of the demonstration, and out again', async () => {
      const page = await arrive(null, '/sign-in')
      await page.locator('button[name=userId]').first().click()
      await page.getByRole('heading', { level: 1, name: text.home.desk }).waitFor()
      if (width < 1024) await page.getByLabel(text.shell.menu).click()
      else await page.locator('header details summary').filter({ visible: true }).last().click()
      await page
        .getByRole('button', { name: text.shell.signOut, exact: true })
        .filter({ visible: true })
        .click()
      await page.getByRole('link', { name: text.home.heroAction }).waitFor()
    })

    test('a buyer joins, pays the deposit, asks for more, and withdraws', async () => {
      const page = await arrive(`usr_hy_${16 + nth}`, POOL)
      await page.locator('#join input[name=quantity]').fill('2')
      await page.getByRole('button', { name: text.join.submitJoin }).click()
      await agree(page, text.join.payDeposit)
      await page.getByText(text.states.commitment.active).first().waitFor()
      await page.getByText(text.join.change, { exact: true }).click()
      await page.locator('#join input[name=quantity]').fill('3')
      await page.getByRole('button', { name: text.join.submitChange }).click()
      await page.getByText(text.join.payDeposit).first().waitFor()
      await agree(page, text.join.withdraw)
      await page.getByRole('button', { name: text.join.submitJoin }).waitFor()
    })

    test('what a buyer typed wrongly is explained at its field and kept', async () => {
      const page = await arrive(`usr_hy_${19 + nth}`, POOL)
      await page.locator('#join input[name=quantity]').fill('0')
      const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
      await page.getByRole('button', { name: text.join.submitJoin }).click()
      expect((await answered).status()).toBe(400)
      const field = page.locator('#join input[name=quantity]')
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
      expect(await field.inputValue()).toBe('0')
      // A browser tells its console of every refused request; this one was asked for.
      forgive(/status of 400/)
    })

    test('a buyer reads its orders, one of them, and where its money is', async () => {
      const page = await arrive('usr_hn_02', '/orders')
      await page.locator('main article a[href^="/orders/ord_"]').first().click()
      await page.getByText(text.orders.payments).first().waitFor()
      await page.goto('/statement')
      await page.getByRole('table').first().waitFor()
      expect(await page.getByText('¥').count()).toBeGreaterThan(5)
    })

    test('a buyer sorts and filters its commitments by keyboard', async () => {
      const page = await arrive('usr_hn_02', '/commitments')
      const head = page.getByRole('link', { name: text.common.quantity, exact: true })
      await head.focus()
      await head.press('Enter')
      await page.locator('th[aria-sort=ascending]').waitFor()
      await page.getByRole('searchbox').fill('zzzz')
      await page.getByText(text.common.noRows).waitFor()
    })

    test('a supplier improves its offer after seeing what each tier would mean', async () => {
      const page = await arrive('usr_s01', `${POOL}/offer`)
      const prices = page.locator('input[name=unitPriceYuan]')
      await prices.first().waitFor()
      for (const field of await prices.all()) {
        const standing = Number((await field.inputValue()).replaceAll(',', ''))
        if (standing > 0) await field.fill(String(standing - 100))
      }
      await agree(page, text.offers.submitImprove)
      await page.getByText(text.common.done).first().waitFor()
    })

    test('the operator sees that every invariant holds', async () => {
      const page = await arrive('usr_operator', '/operator')
      await page.getByText(text.operator.invariants).first().waitFor()
    })

    test('anybody goes anywhere by the keyboard alone', async () => {
      const page = await arrive('usr_hn_02', '/pools')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.evaluate(() => document.fonts.ready)
      await expect
        .poll(async () => {
          await page.keyboard.press('Control+k')
          return page.getByRole('dialog').count()
        })
        .toBe(1)
      await page.keyboard.type('orders')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/(orders|search)/)
    })

    test('a draft comes back after the page was left', async () => {
      const page = await arrive('usr_operator', '/pools/new')
      await page.getByLabel(text.createPool.poolTitle).fill('Draft 一体袜机')
      await page.reload()
      await page.getByText(text.common.draftKept).waitFor()
      expect(await page.getByLabel(text.createPool.poolTitle).inputValue()).toBe('Draft 一体袜机')
    })
  })
})

/** Presses the button and agrees to what the window says will happen. */
async function agree(page: Page, deed: string): Promise<void> {
  await page.getByRole('button', { name: deed, exact: true }).click()
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('dialog').getByRole('button', { name: deed, exact: true }).click()
  expect((await answered).status()).toBeLessThan(400)
}
