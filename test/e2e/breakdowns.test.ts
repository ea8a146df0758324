import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { textFor } from '#app/i18n/text.ts'
import type { Sql } from '#db/client.ts'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, DESK, PHONE } from './support/visitor.ts'

const { bookings: words, desk, platforms } = textFor('zh')
/** Beyond the ten days for which the demonstration has bookings of its own. */
const DAY = '2026-03-13'

describe.skipIf(mayDoWithoutBrowser())('a machine breaks down before those who booked it', async () => {
  const house = await openDemoHouse('running')
  const { visit } = browserForFile()

  test('one firm takes the other machine, one declines and has its money back; the board follows by itself', async () => {
    const { url, skipTo, house: open } = house()
    const { sql } = open.context.database
    const [broken, spare] = await twins(sql)
    const [staying, leaving] = await qualifiedUsers(sql)
    const taker = await visit({ url, width: PHONE, as: staying })
    await book(taker, broken.id, '10:00', '12:00')
    const decliner = await visit({ url, width: PHONE, as: leaving })
    await book(decliner, broken.id, '13:00', '15:00')
    const paid = await figure(decliner, words.receiptPrepaid)
    await taker.goto('/bookings')
    await decliner.goto('/bookings')
    const board = await visit({ url, width: DESK, as: 'usr_lab_hy' })

    skipTo(`${DAY}T09:30:00+08:00`)
    await breakDown(await visit({ url, as: 'usr_lab_hy' }), broken.id)

    // Both pages hear of it by themselves.
    await taker.getByRole('button', { name: words.takeMove, exact: true }).click()
    await taker.getByText(words.doneTake).waitFor()
    await decliner.getByRole('button', { name: words.declineMove, exact: true }).click()
    await decliner.getByRole('dialog').getByRole('button', { name: words.declineMove, exact: true }).click()
    await decliner.getByText(words.doneDecline).waitFor()
    const [moved] = await bookingsOn(sql, spare.id)
    expect(moved).toMatchObject({ state: 'confirmed' })
    const [, refused] = await bookingsOn(sql, broken.id)
    await decliner.goto(`/bookings/${refused?.id}`)
    await expect.poll(() => figure(decliner, words.receiptRefund), { timeout: 15_000 }).toBe(paid)

    await board.goto(`/platforms/${spare.platform}/board`)
    await board.getByText(platforms.boardTitle).first().waitFor()
    const inUse = () => board.getByText(platforms.state.checked_in).count()
    const before = await inUse()
    await board.evaluate(() => Object.assign(window, { isSamePage: true }))
    skipTo(`${DAY}T09:55:00+08:00`)
    await taker.goto(`/check-in/${spare.token}`)
    await taker.getByRole('button', { name: platforms.checkIn, exact: true }).click()
    await expect.poll(inUse, { timeout: 15_000 }).toBeGreaterThan(before)
    expect(await board.evaluate(() => 'isSamePage' in window)).toBe(true)
  }, 120_000)
})

interface Machine {
  readonly id: string
  readonly token: string
  readonly platform: string
}

/** Two machines that stand in for each other. */
async function twins(sql: Sql): Promise<[Machine, Machine]> {
  const [one, other] = await sql<Machine[]>`
    select r.id, r.check_in_token as token, p.slug as platform from resources r
    join platforms p on p.id = r.platform_id where r.equivalence = 'tensile-100kn' order by r.id`
  if (!one || !other) throw new Error('the demonstration lacks its twin machines')
  return [one, other]
}

async function qualifiedUsers(sql: Sql): Promise<[string, string]> {
  const [one, other] = await sql<{ userId: string }[]>`
    select distinct m.user_id as "userId" from qualifications q
    join memberships m on m.organisation_id = q.organisation_id and m.role = 'owner'
    where q.code = 'tensile' and q.expires_on > ${DAY} and q.revoked_at is null order by 1`
  if (!one || !other) throw new Error('the demonstration lacks two firms that may test for tension')
  return [one.userId, other.userId]
}

function bookingsOn(sql: Sql, resourceId: string) {
  return sql<{ id: string; state: string }[]>`
    select id, state from bookings
    where resource_id = ${resourceId} and starts_at >= ${`${DAY}T00:00:00+08:00`} order by starts_at`
}

/** Books, pays and waits for the bank's word. */
async function book(page: Page, resourceId: string, from: string, to: string): Promise<void> {
  await page.goto(`/resources/${resourceId}?mode=day&on=${DAY}&from=${DAY}T${from}&to=${DAY}T${to}`)
  await page.getByRole('button', { name: words.book, exact: true }).click()
  await page.waitForURL(/\/bookings\/bkg_/)
  await page.getByRole('button', { name: /^支付 ¥/ }).click()
  await expect.poll(() => figure(page, words.receiptPrepaid), { timeout: 15_000 }).not.toBe('¥0.00')
}

async function breakDown(page: Page, resourceId: string): Promise<void> {
  await page.goto(`/resources/${resourceId}/manage`)
  const card = page.locator('#breakdown')
  await card.getByLabel(desk.until).fill(`${DAY}T18:00`)
  await card.getByLabel(desk.reason).fill('主轴抱死')
  await card.getByRole('button', { name: desk.declare, exact: true }).click()
  const asked = page.getByRole('dialog')
  await asked.getByText(desk.willBreakDown(0, 2)).waitFor()
  await asked.getByRole('button', { name: desk.declare, exact: true }).click()
  await page.getByText(desk.running).first().waitFor()
}

/** A line of the receipt: the figure beside its name. */
function figure(page: Page, name: string): Promise<string | null> {
  return page.locator('dt', { hasText: name }).first().locator('+ dd').textContent()
}
