import decodeQr from 'jsqr'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { mayDoWithoutBrowser } from '#test/support/browser.ts'
import { readCodesOf } from '#test/support/pdf-squares.ts'
import { openDemoHouse } from './support/demo-house.ts'
import { browserForFile, overflowOf, PHONE } from './support/visitor.ts'

/** A4 between its margins of 14 mm, at 96 px an inch. */
const A4_PX = Math.floor(((210 - 28) / 25.4) * 96)

describe.skipIf(mayDoWithoutBrowser())('test reports and labels', async () => {
  const house = await openDemoHouse('still')
  const { visit, forgive } = browserForFile()
  let report = { number: '', bytes: Buffer.of(), orderId: '' }

  beforeAll(async () => {
    const { database, files } = house().house.context
    const [row] = await database.sql<{ number: string; key: string; orderId: string }[]>`
      select number, file_key as key, order_id as "orderId" from test_reports where version = 1`
    const bytes = row && (await files?.read(row.key))
    report = { number: row?.number ?? '', bytes: Buffer.from(bytes ?? []), orderId: row?.orderId ?? '' }
    expect(report.bytes.length).toBeGreaterThan(10_000)
  }, 240_000)

  const changed = () => Buffer.from(report.bytes.map((byte, at) => (at === 4_321 ? byte ^ 1 : byte)))
  const choose = (page: Page, buffer: Buffer, name = 'report.pdf') =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer })

  test('the browser itself verifies a file: right, one byte changed, no PDF', async () => {
    const page = await visit({ url: house().url, width: PHONE })
    await page.goto(`/verify/${report.number}`)
    await page.waitForLoadState('networkidle')
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.method()))
    await choose(page, report.bytes)
    await page.getByText('一致：文件与签发时完全相同。').waitFor()
    await choose(page, changed())
    await page.getByText('不一致：文件与签发时不同').waitFor()
    await choose(page, Buffer.from('no pdf at all'), 'report.docx')
    await page.getByText('上传的文件不是 PDF').waitFor()
    expect(await page.getByText('一致：').count()).toBe(0)
    expect(sent).not.toContain('POST')
  }, 60_000)

  test.each([
    ['the right file', () => report.bytes, '一致：文件与签发时完全相同。'],
    ['one changed byte', changed, '不一致：文件与签发时不同'],
    ['what is no PDF', () => Buffer.from('<html>'), '上传的文件不是 PDF'],
  ])(
    'without JavaScript the server verifies %s',
    async (_, file, sentence) => {
      const page = await visit({ url: house().url, width: PHONE, javaScript: false })
      // A refusal that was asked for is told to the console by every browser.
      if (sentence.startsWith('上传')) forgive(/400/)
      await page.goto(`/verify/${report.number}`)
      await choose(page, file())
      await page.getByRole('button', { name: '上传核对' }).click()
      await page.getByText(sentence).waitFor()
    },
    60_000,
  )

  test.each([true, false])(
    'an amended report is visibly superseded, with JavaScript %s',
    async (javaScript) => {
      const page = await visit({ url: house().url, width: PHONE, javaScript })
      await page.goto(`/verify/${report.number}`)
      const notice = page.getByText(`本报告已被 ${report.number}-A1 代替，不再有效。`)
      await notice.waitFor()
      expect((await notice.boundingBox())?.y).toBeLessThan(740)
      expect(await page.getByText('编号有效').count()).toBe(0)
      await page.getByRole('link', { name: '查看新版本' }).click()
      await page.getByText(`本报告代替 ${report.number}。`).waitFor()
      await page.getByText('编号有效').waitFor()
    },
    60_000,
  )

  test('the code on a report, read by a decoder, leads to its public page', async () => {
    const [address = ''] = readCodesOf(report.bytes)
    expect(new URL(address).pathname).toBe(`/verify/${report.number}`)
    const page = await visit({ url: house().url, width: PHONE })
    await page.goto(new URL(address).pathname)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('报告核验')
  }, 60_000)

  test('labels on A4: every code is read by a decoder and leads to its order, nothing else is printed', async () => {
    const page = await visit({ url: house().url, as: 'usr_lab_hn', width: A4_PX, theme: 'dark', scale: 3 })
    await page.goto(`/testing/orders/${report.orderId}/labels`)
    await page.emulateMedia({ media: 'print' })
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    expect(await page.locator('header, footer, main button').filter({ visible: true }).count()).toBe(0)
    const labels = await page.locator('main ul > li').all()
    expect(labels).toHaveLength(2)
    for (const [place, label] of labels.entries()) {
      const code = await label.getByText(/^W2026-/).textContent()
      expect(code).toMatch(new RegExp(`-0${place + 1}$`))
      const address = readPicture(await label.locator('svg').screenshot())
      expect(new URL(address).pathname).toBe(`/testing/samples/${code}`)
    }
    const scanned = readPicture(await page.locator('main ul > li svg').first().screenshot())
    await page.goto(scanned)
    expect(new URL(page.url()).pathname).toBe(`/testing/orders/${report.orderId}`)
  }, 60_000)

  test('a report’s page and its labels print as wide as the paper, without what belongs to the screen', async () => {
    const page = await visit({ url: house().url, as: 'usr_lab_hn', width: A4_PX, theme: 'dark' })
    const sheets = [
      [`/reports/${report.number}`, 2],
      [`/testing/orders/${report.orderId}/labels`, 1],
    ] as const
    for (const [path, most] of sheets) {
      await page.goto(path)
      await page.emulateMedia({ media: 'print' })
      expect(await overflowOf(page), path).toBeLessThanOrEqual(0)
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, path).toBeLessThanOrEqual(most)
      expect(await page.getByText('下载 PDF').filter({ visible: true }).count(), path).toBe(0)
    }
  }, 60_000)
})

function readPicture(png: Buffer): string {
  const { data: pixels, width, height } = PNG.sync.read(png)
  return decodeQr(new Uint8ClampedArray(pixels), width, height)?.data ?? ''
}
