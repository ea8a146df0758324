import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { testDatabase } from '#test/support/database.ts'
import { addFirm, browserAt, openTestServer } from '#test/support/house.ts'

await ensureBuild(() => {})
const database = await testDatabase()
await addFirm(database, 'b1', ['buyer'])
await addFirm(database, 's1', ['supplier'])
await addFirm(database, 'op', ['operator'])
await addFirm(database, 'city', ['city_bureau'])
const house = await openTestServer(database)

/** Who may take which table along, and the first word of its head. */
const FILES = [
  ['/commitments/export', 'b1', '团购'],
  ['/orders/export', 'b1', '订单'],
  ['/statement/export', 'b1', '时间'],
  ['/sheets/demands', 'b1', '类别'],
  ['/sheets/invoices', 'b1', '订单'],
  ['/sheets/bookings', 'b1', '设备'],
  ['/sheets/test-orders', 'b1', '委托'],
  ['/sheets/coming-bookings', 'b1', '设备'],
  ['/sheets/offers', 's1', '团购'],
  ['/sheets/listings', 's1', '设备'],
  ['/sheets/counties', 'city', '县'],
  ['/sheets/certificates', 'city', '设备'],
  ['/sheets/retire-desk', 'city', '设备'],
  ['/sheets/retire', 'b1', '设备'],
  ['/sheets/dealings', 'b1', '合作方'],
  ['/sheets/accounts', 'op', '科目'],
  ['/sheets/bank-cases', 'op', '类'],
  ['/sheets/dead-letters', 'op', '任务'],
  ['/sheets/differences', 'op', '关联'],
  ['/sheets/bank-days', 'op', '日期'],
  ['/sheets/queues', 'op', '队列'],
  ['/sheets/queued-jobs', 'op', '任务'],
  ['/sheets/workers', 'op', '进程'],
  ['/sheets/waiting-firms', 'op', '企业'],
  ['/sheets/disputes', 'op', '订单'],
  ['/sheets/claims', 'op', '订单'],
  ['/sheets/listing-review', 'op', '设备'],
  ['/sheets/proposals', 'op', '设备类别'],
  ['/sheets/pending-certificates', 'city', '设备'],
  ['/sheets/platform-use-county', 'city', '按区县'],
  ['/sheets/platform-use-chain', 'city', '按产业链'],
] as const

test.each(FILES)('%s comes as CSV and as an Excel workbook to %s', async (path, as, first) => {
  const reader = browserAt(house.url)
  await reader.signIn(as)
  const csv = await reader.get(`${path}?format=csv`)
  expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(csv.text.split(',')[0]).toContain(first)
  const answer = await fetch(`${house.url}${path}?format=xlsx`, {
    headers: {
      Cookie: [...reader.cookies].map((pair) => pair.join('=')).join('; '),
      'Accept-Language': 'zh',
    },
  })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  expect(book.worksheets[0]?.getRow(1).getCell(1).text).toContain(first)
  expect((await browserAt(house.url).get(path)).status).toBe(303)
})

test('a table of somebody else’s trade is refused, one that nobody knows is not there', async () => {
  const buyer = browserAt(house.url)
  await buyer.signIn('b1')
  const closed = [
    'accounts',
    'listings',
    'counties',
    'waiting-firms',
    'disputes',
    'queues',
    'platform-members',
    'certificates',
    'retire-desk',
    'listing-review',
    'proposals',
    'pending-certificates',
    'platform-use-county',
    'platform-use-chain',
    'insight-income',
    'board-today',
  ]
  for (const path of closed.map((name) => `/sheets/${name}`)) {
    expect([path, (await buyer.get(path)).status]).toEqual([path, 403])
  }
  // Not a demonstration: there is no mock outbox, and no sample of an order that is not the reader's.
  for (const path of [
    '/sheets/outbox',
    '/sheets/samples?order=tst_none',
    '/sheets/none',
    '/sheets/constructor',
    '/sheets/__proto__',
  ]) {
    expect([path, (await buyer.get(path)).status]).toEqual([path, 404])
  }
})
