import { describe, expect, test } from 'vitest'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, DESK, PHONE } from './support/visitor.ts'

describe.skipIf(mayDoWithoutBrowser())('a question and its answer in two browsers', async () => {
  const house = await openDemoHouse('running')
  const { visit } = browserForFile()

  test('the answer appears on the open page and the bell counts it, without a reload; opening it reads it', async () => {
    const { url, house: running } = house()
    const [pool] = await running.context.database.sql<{ id: string }[]>`
      select id from pools where state = 'open' and visibility = 'open' order by id limit 1`
    const path = `/pools/${pool?.id}`
    const asker = await visit({ url, width: PHONE, as: 'usr_hy_15' })
    await asker.goto(path)
    await asker.getByLabel('提问', { exact: true }).fill('备件多久到厂？')
    await asker.getByRole('button', { name: '提交提问' }).click()
    await asker.getByText('备件多久到厂？').first().waitFor()
    await asker.getByText('实时更新').waitFor()
    const unread = async () => {
      const name = (await asker.locator('header a[href="/notices"]').getAttribute('aria-label')) ?? ''
      return Number(/(\d+)/.exec(name)?.[1] ?? 0)
    }
    const before = await unread()
    await asker.evaluate(() => Object.assign(window, { isSamePage: true }))

    const operator = await visit({ url, width: DESK, as: 'usr_operator' })
    await operator.goto(path)
    const asked = operator.locator('article').filter({ hasText: '备件多久到厂？' }).first()
    await asked.getByText('答复', { exact: true }).first().click()
    await asked.getByRole('textbox', { name: '答复' }).fill('四十八小时。')
    await asked.getByRole('button', { name: '提交答复' }).click()

    await asker.getByText('四十八小时。').waitFor({ timeout: 10_000 })
    await expect.poll(unread, { timeout: 10_000 }).toBeGreaterThan(before)
    expect(await asker.evaluate(() => 'isSamePage' in window)).toBe(true)

    await asker.goto('/notices?unread=yes')
    const count = await unread()
    await asker.getByRole('button', { name: '查看' }).first().click()
    await asker.waitForURL(new RegExp(path))
    // The page marks it read in its own request, after it has come.
    await expect.poll(unread, { timeout: 10_000 }).toBe(count - 1)
  }, 60_000)
})
