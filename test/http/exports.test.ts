import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { testDatabase } from '#test/support/database.ts'
import { addFirm, browserAt, openTestServer } from '#test/support/house.ts'

await ensureBuild(() => {})
const database = await testDatabase()
await addFirm(database, 'b1', ['buyer'])
const house = await openTestServer(database)

test('lists come as CSV and as an Excel workbook, to those who may read them', async () => {
  const buyer = browserAt(house.url)
  await buyer.signIn('b1')
  for (const [path, first] of [
    ['/commitments/export', '团购'],
    ['/orders/export', '订单编号'],
  ] as const) {
    const csv = await buyer.get(`${path}?format=csv`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.text.split(',')[0]).toContain(first.slice(0, 2))
    const answer = await fetch(`${house.url}${path}?format=xlsx`, {
      headers: {
        Cookie: [...buyer.cookies].map((pair) => pair.join('=')).join('; '),
        'Accept-Language': 'zh',
      },
    })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    expect(book.worksheets[0]?.getRow(1).getCell(1).text).toContain(first.slice(0, 2))
    expect((await browserAt(house.url).get(path)).status).toBe(303)
  }
})
