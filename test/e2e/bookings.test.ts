import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { proportionFen } from '#app/domain/shared/money.ts'
import { formatFen } from '#app/i18n/format.ts'
import { textFor } from '#app/i18n/text.ts'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, PHONE } from './support/visitor.ts'

/** Beyond the ten days for which the demonstration has bookings of its own. */
const MACHINE = 'res_hn_boarding'
const WEEK = `/resources/${MACHINE}?mode=week&on=2026-03-13`
const TEN = '2026-03-13T02:00:00.000Z'
const words = textFor('zh').bookings

describe.skipIf(mayDoWithoutBrowser())('a machine is booked, waited for and used', async () => {
  const house = await openDemoHouse('running')
  const { visit, forgive } = browserForFile()

  test('a second firm is refused, waits, gets the freed slot, checks in and is settled to the fen', async () => {
    const { url, skipTo, house: open } = house()
    const { sql } = open.context.database
    const first = await visit({ url, as: 'usr_hn_02' })
    const second = await visit({ url, as: 'usr_hn_03' })

    await second.goto(`${WEEK}&from=2026-03-13T10:00&to=2026-03-13T12:00`)
    await second.getByText('峰时 2 小时 × ¥150/小时 = ¥300').waitFor()

    await first.goto(WEEK)
    await drag(first, TEN, '2026-03-13T03:30:00.000Z')
    await first.getByText('峰时 2 小时 × ¥150/小时 = ¥300').waitFor()
    await press(first, words.book)
    await first.waitForURL(/\/bookings\/bkg_/)
    await pay(first)

    // The second had the price before its eyes; the slot is gone, and it is told so at once.
    await press(second, words.book)
    await second.getByText('这个时段已被预约').first().waitFor()
    forgive(/status of 409/)
    const nearest = second.getByRole('button', { name: /^约 3月/ })
    await expect.poll(() => nearest.count()).toBe(4)
    await press(second, words.wait)
    await second.waitForURL(/\/bookings$/)
    await second.getByText(words.place(1)).waitFor()

    await press(first, words.cancel, true)
    await first.getByText(words.doneCancel).waitFor()
    await shows(first, words.receiptRefund, '¥300.00')

    // Nobody reloads: the offer comes to the open page, with the time that is left for it.
    await second.getByText(words.offered).waitFor()
    await second.getByText(/^01:59:/).waitFor()
    await press(second, `${words.take} · ¥300`)
    await second.waitForURL(/\/bookings\/bkg_/)
    const bookingId = second.url().split('/').at(-1) ?? ''
    await pay(second)

    const [machine] = await sql<{ token: string }[]>`
      select check_in_token as token from resources where id = ${MACHINE}`
    skipTo('2026-03-13T09:50:00+08:00')
    await second.goto(`/check-in/${machine?.token}`)
    await press(second, textFor('zh').platforms.checkIn)
    await second.getByText(textFor('zh').platforms.state.checked_in).first().waitFor()
    skipTo('2026-03-13T11:20:00+08:00')
    await second.goto(`/bookings/${bookingId}`)
    await press(second, words.returnUse, true)
    await second.getByText(words.doneReturn).waitFor()

    const [use] = await sql<{ minutes: number }[]>`
      select metered_minutes as minutes from bookings where id = ${bookingId}`
    expect(use?.minutes).toBeGreaterThanOrEqual(90)
    const chargedFen = proportionFen(30_000n, BigInt(use?.minutes ?? 0), 120n)
    const charged = formatFen(Number(chargedFen))
    const refunded = formatFen(30_000 - Number(chargedFen))
    await shows(second, words.receiptTotal, charged)
    await shows(second, words.receiptRefund, refunded)
    await expect
      .poll(() => statement(second), { timeout: 15_000, interval: 500 })
      .toMatch(new RegExp(`蒸汽定型机[^]*${charged}[^]*${refunded}`))
  }, 120_000)

  test('arrow keys and Enter choose a stretch, and say so to who listens', async () => {
    const page = await visit({ url: house().url, as: 'usr_hn_04' })
    await page.goto(`/resources/${MACHINE}?mode=week&on=2026-03-26`)
    await page.locator('[data-slot][tabindex="0"]').waitFor()
    await page.locator('[data-slot="2026-03-26"]').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.getByText(words.saidStart('3月26日 08:30')).waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.getByText(words.saidRange('3月26日 08:30', '3月26日 10:00')).waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
    await page.waitForURL(/from=2026-03-26T08%3A30&to=2026-03-26T10%3A00/)
    await page.getByText('谷时 30 分钟 × ¥105/小时 = ¥52.50').waitFor()
  }, 60_000)

  test('on a phone slots are tapped; without JavaScript the same pages book by links and forms', async () => {
    for (const [javaScript, day, as] of [
      [true, '2026-03-24', 'usr_hn_04'],
      [false, '2026-03-25', 'usr_hn_05'],
    ] as const) {
      const page = await visit({ url: house().url, width: PHONE, javaScript, as })
      await page.goto(`/resources/${MACHINE}?mode=day&on=${day}`)
      await page.locator(`[data-from="${day}T02:00:00.000Z"]`).click()
      await page.getByText('峰时 1 小时 × ¥150/小时 = ¥150').waitFor()
      await page.getByRole('link', { name: '12:00', exact: true }).click()
      await page.getByText('峰时 2 小时 × ¥150/小时 = ¥300').waitFor()
      await press(page, words.book)
      await page.waitForURL(/\/bookings\/bkg_/)
      await page.getByText(words.doneBook).waitFor()
    }
  }, 60_000)
})

/** Over slots of the calendar with the mouse held down. */
async function drag(page: Page, from: string, to: string): Promise<void> {
  // The part that drags is fetched after the page; it leaves one slot to the Tab key.
  await page.locator('[data-slot][tabindex="0"]').waitFor()
  await page.locator(`[data-from="${from}"]`).scrollIntoViewIfNeeded()
  await page.locator(`[data-from="${from}"]`).hover()
  await page.mouse.down()
  await page.locator(`[data-from="${to}"]`).hover()
  await page.mouse.up()
}

/** A button by its words; with `agree`, also the one in the window that says what will happen. */
async function press(page: Page, name: string, agree = false): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click()
  if (agree) await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
}

/** Pays and waits until the bank has answered: the page hears of it by itself. */
async function pay(page: Page): Promise<void> {
  await press(page, words.pay('¥300'))
  await shows(page, words.receiptPrepaid, '¥300.00')
}

/** A line of the receipt: its name and, beside it, the figure. */
async function shows(page: Page, name: string, figure: string): Promise<void> {
  await expect
    .poll(() => page.locator('dt', { hasText: name }).first().locator('+ dd').textContent(), {
      timeout: 15_000,
    })
    .toBe(figure)
}

async function statement(page: Page): Promise<string> {
  await page.goto('/statement')
  return (await page.locator('main').textContent()) ?? ''
}
