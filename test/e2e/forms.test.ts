import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, PHONE } from './support/visitor.ts'

describe.skipIf(mayDoWithoutBrowser())('what forms have in common', async () => {
  const house = await openDemoHouse('still')
  const { visit, forgive } = browserForFile()

  test('the registration comes back as it was typed, without the password; a refusal leads to the first wrong field', async () => {
    const page = await visit({ url: house().url, width: PHONE })
    await page.goto('/register', { waitUntil: 'networkidle' })
    await page.getByLabel('企业名称').fill('嘉兴样例机械有限公司')
    await page.getByLabel('统一社会信用代码').fill('91330481000000001X')
    await page.getByLabel('密码').fill('a secret of ten letters')
    await page.reload()
    await page.getByText('已恢复上次没有提交的草稿').waitFor()
    expect(await page.getByLabel('企业名称').inputValue()).toBe('嘉兴样例机械有限公司')
    expect(await page.getByLabel('密码').inputValue()).toBe('')
    const kept = await page.evaluate(() => JSON.stringify(localStorage))
    expect(kept).toContain('91330481000000001X')
    expect(kept).not.toContain('a secret of ten letters')

    forgive(/400/)
    await page.getByLabel('托管银行账号').fill('12')
    await page.getByRole('checkbox').first().check()
    await page.locator('select[name=county]').selectOption('330424')
    await page.getByLabel('岗位名称').fill('采购部')
    await page.getByLabel('登录账号').fill('caigou-1')
    await page.getByLabel('密码').fill('a secret of ten letters')
    await page.getByRole('button', { name: '提交注册' }).click()
    const wrong = page.getByLabel('托管银行账号')
    await expect.poll(() => wrong.getAttribute('aria-invalid')).toBe('true')
    expect(await wrong.evaluate((field) => field === document.activeElement)).toBe(true)
    const described = (await wrong.getAttribute('aria-describedby')) ?? ''
    expect(described.split(' ')).toHaveLength(2)
    expect(await page.locator(`[id="${described.split(' ')[0]}"]`).textContent()).not.toBe('')
    expect(await page.getByLabel('企业名称').inputValue()).toBe('嘉兴样例机械有限公司')
  }, 60_000)

  test('what is typed before the scripts have come is kept', async () => {
    const page = await visit({ url: house().url, width: PHONE })
    const letCome = await holdScripts(page)
    await page.goto('/register', { waitUntil: 'commit' })
    await page.getByLabel('企业名称').fill('嘉兴早到机械有限公司')
    const kept = () => page.evaluate(() => JSON.stringify(localStorage))
    expect(await kept()).not.toContain('嘉兴早到机械有限公司')
    letCome()
    await expect.poll(kept).toContain('嘉兴早到机械有限公司')
    expect(await page.getByLabel('企业名称').inputValue()).toBe('嘉兴早到机械有限公司')
    await page.reload()
    await page.getByText('已恢复上次没有提交的草稿').waitFor()
    expect(await page.getByLabel('企业名称').inputValue()).toBe('嘉兴早到机械有限公司')
  }, 60_000)

  test('a number typed before the scripts have come is counted by them and stays when the page is drawn again', async () => {
    const page = await visit({ url: house().url, width: PHONE, as: 'usr_hn_16' })
    const letCome = await holdScripts(page)
    await page.goto('/pools/pool_demo00008', { waitUntil: 'commit' })
    const form = page.locator('#join')
    await form.locator('input[name=quantity]').fill('1')
    const deposit = form.locator('[aria-live=polite]', { hasText: '¥' })
    expect(await deposit.count()).toBe(0)
    letCome()
    await deposit.waitFor()
    expect(await form.locator('input[name=quantity]').inputValue()).toBe('1')
  }, 60_000)

  test('preferences that were saved are put back from the toast', async () => {
    const page = await visit({ url: house().url, as: 'usr_hy_01' })
    await page.goto('/notices/preferences', { waitUntil: 'networkidle' })
    const boxes = page.getByRole('checkbox')
    const before = await boxes.first().isChecked()
    await page.getByLabel('手机').fill('13800000000')
    await boxes.first().setChecked(!before)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect
      .poll(async () => {
        await page.reload()
        return [await boxes.first().isChecked(), await page.getByLabel('手机').inputValue()]
      })
      .toEqual([before, ''])
  }, 60_000)
})

/** Until they are let come, the page is read as it was sent. */
async function holdScripts(page: Page): Promise<() => void> {
  let letCome = () => {}
  const come = new Promise<void>((resolve) => {
    letCome = resolve
  })
  await page.route(/\.js(\?|$)/, async (route) => {
    await come
    await route.continue()
  })
  return letCome
}
