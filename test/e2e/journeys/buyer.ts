import { expect } from 'vitest'
import type { RoleJourneys } from '../support/walker.ts'

const POOL = '/pools/pool_demo00008'
/** Firms that have not joined the pool, one a way. */
const joiner = (nth: number) => `usr_hy_${16 + nth}`

export const BUYER: RoleJourneys = {
  role: 'a buyer’s clerk',
  as: 'usr_hn_02',
  journeys: [
    {
      name: 'joins, pays the deposit, asks for more, and withdraws',
      as: joiner,
      async walk({ page, text, go, agree, sees }) {
        await go(POOL)
        await page.locator('#join input[name=quantity]').fill('2')
        await page.getByRole('button', { name: text.join.submitJoin }).click()
        await agree(text.join.payDeposit)
        await sees(text.states.commitment.active)
        await page.getByText(text.join.change, { exact: true }).click()
        await page.locator('#join input[name=quantity]').fill('3')
        await page.getByRole('button', { name: text.join.submitChange }).click()
        await sees(text.join.payDeposit)
        await agree(text.join.withdraw)
        await page.getByRole('button', { name: text.join.submitJoin }).waitFor()
      },
    },
    {
      name: 'is told at the field what was typed wrongly, and keeps it',
      as: (nth) => `usr_hn_${16 + nth}`,
      async walk({ page, text, go, scripts }) {
        await go(POOL)
        await scripts()
        await page.locator('#join input[name=quantity]').fill('0')
        const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
        await page.getByRole('button', { name: text.join.submitJoin }).click()
        expect((await answered).status()).toBe(400)
        const field = page.locator('#join input[name=quantity]')
        await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
        await expect.poll(() => field.inputValue()).toBe('0')
      },
      forgives: /status of 400/,
    },
    {
      name: 'reads its orders, one of them, and where its money is',
      async walk({ page, text, go, follow, sees }) {
        await go('/orders')
        await follow(/^\/orders\/ord_\w+$/)
        await sees(text.orders.payments)
        await go('/statement')
        await page.getByRole('table').first().waitFor()
        expect(await page.getByText('¥').count()).toBeGreaterThan(5)
      },
    },
    {
      name: 'sorts and filters its commitments by keyboard',
      async walk({ page, text, go }) {
        await go('/commitments')
        const head = page.getByRole('link', { name: text.common.quantity, exact: true })
        await head.focus()
        await head.press('Enter')
        await page.locator('th[aria-sort=ascending]').waitFor()
        await page.locator('th[aria-sort=ascending] a').press('ArrowDown')
        await expect
          .poll(() => page.evaluate(() => document.activeElement?.closest('tbody') !== null))
          .toBe(true)
        await page.getByRole('searchbox').fill('zzzz')
        await page.getByText(text.common.noRows).waitFor()
      },
    },
    {
      name: 'states a demand and sees at once what fits it',
      async walk({ page, text, go, send }) {
        await go('/demands/new?category=integrated-sock-machine')
        await page.locator('input[name=quantity]').fill('3')
        await send(text.demands.publish)
        await page.waitForURL(/\/demands\/dmd_/)
        await page.locator('main a[href^="/pools/pool_"]').first().waitFor()
      },
    },
    {
      name: 'finds the draft of a demand again after leaving the page',
      async walk({ page, text, go, scripts }) {
        await go('/demands/new?category=industrial-robot')
        await scripts()
        await page.locator('textarea[name=note]').fill('两班制 two shifts')
        await page.reload()
        await page.getByText(text.common.draftKept).waitFor()
        expect(await page.locator('textarea[name=note]').inputValue()).toBe('两班制 two shifts')
        await page.getByRole('button', { name: text.common.draftDrop }).click()
        await page.getByRole('button', { name: text.common.undo }).click()
        expect(await page.locator('textarea[name=note]').inputValue()).toBe('两班制 two shifts')
      },
    },
    {
      name: 'asks a question under a pool',
      async walk({ page, text, nth, go, send, sees }) {
        await go(POOL)
        const words = `机器含培训吗 ${nth}`
        await page.getByLabel(text.questions.ask).first().fill(words)
        await send(text.questions.send)
        await sees(words)
      },
    },
    {
      name: 'goes anywhere by the keyboard alone',
      async walk({ page, go }) {
        await go('/pools')
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
      },
    },
    {
      name: 'reads its notices and chooses where it is told',
      async walk({ page, text, go, send }) {
        await go('/notices')
        await page.locator('main li').first().waitFor()
        await go('/notices/preferences')
        await send(text.common.save)
        await page.getByText(text.notices.saved).first().waitFor()
      },
    },
    {
      name: 'reads a statement of some days without JavaScript and takes it along',
      isPlain: true,
      async walk({ page, text, go, takes }) {
        await go('/statement')
        await page.locator('input[name=from]').fill('2026-01-01')
        await page.getByRole('button', { name: text.statement.show }).click()
        await page.waitForURL(/from=2026-01-01/)
        await page.getByRole('table').first().waitFor()
        await takes('/statement/export?from=2026-01-01')
      },
    },
    {
      name: 'saves a search, drops it, and takes that back',
      as: (nth) => `usr_hn_${10 + nth}`,
      async walk({ page, text, go, scripts, send, sees }) {
        await go('/search?q=%E8%A2%9C%E6%9C%BA')
        await send(text.catalogue.saveSearch)
        await go('/searches')
        await scripts()
        await sees('袜机')
        await send(text.demands.dropSearch)
        await page.getByRole('button', { name: text.common.undo }).click()
        await sees('袜机')
      },
    },
    {
      name: 'asks what a machine hour would cost',
      async walk({ page, text, go }) {
        await go('/bookings')
        await page.getByRole('heading', { name: text.bookings.show.coming }).waitFor()
        await go('/platforms/lianzhi-socks')
      },
    },
  ],
}
