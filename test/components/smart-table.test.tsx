import { describe, expect, test } from 'vitest'
import { countColumn, moneyColumn, timeColumn, wordColumn } from '#app/components/ui/columns.tsx'
import { SmartTable } from '#app/components/ui/smart-table.tsx'
import { arrangedRows, readAsked, type SmartColumn, sheetOf } from '#app/components/ui/table-order.ts'
import { textFor } from '#app/i18n/text.ts'
import { draw } from './support/draw.tsx'

interface Firm {
  readonly name: string
  readonly state: string
  readonly sets: number
  readonly paidFen: number | null
  readonly since: string
}

const text = textFor('zh')
const ROWS: readonly Firm[] = [
  { name: '张记五金', state: '进行', sets: 9, paidFen: 100_050, since: '2026-03-02T01:00:00.000Z' },
  { name: '阿里木机械', state: '结束', sets: 10, paidFen: null, since: '2026-03-01T17:00:00.000Z' },
  { name: '海宁袜业', state: '进行', sets: 2, paidFen: 900, since: '2026-02-02T01:00:00.000Z' },
]
const COLUMNS: SmartColumn<Firm>[] = [
  wordColumn({ key: 'name', header: '名称' }, (firm) => firm.name),
  wordColumn({ key: 'state', header: '状态', isPicked: true }, (firm) => firm.state),
  countColumn({ key: 'sets', header: '台数', unit: '台' }, (firm) => firm.sets),
  moneyColumn(text, { key: 'paid', header: '已付' }, (firm) => firm.paidFen),
  timeColumn(text, { key: 'since', header: '始于', isDay: true }, (firm) => firm.since),
]

const names = (query: string) =>
  arrangedRows(ROWS, COLUMNS, readAsked(new URLSearchParams(query), COLUMNS)).map(({ name }) => name[0])

describe('what the address asks of a table', () => {
  test('names stand in the order of pinyin, figures by value, and a minus turns both round', () => {
    expect(names('sort=name')).toEqual(['阿', '海', '张'])
    expect(names('sort=-name')).toEqual(['张', '海', '阿'])
    expect(names('sort=sets')).toEqual(['海', '张', '阿'])
  })

  test('rows without a value stand last both ways', () => {
    expect(names('sort=paid')).toEqual(['海', '张', '阿'])
    expect(names('sort=-paid')).toEqual(['张', '海', '阿'])
  })

  test('a filter reads what is written, full-width or not, every word of it', () => {
    expect(names('find=１０')).toEqual(['阿'])
    expect(names(`find=${encodeURIComponent('进行 2月')}`)).toEqual(['海'])
    expect(names(`is.state=${encodeURIComponent('结束')}`)).toEqual(['阿'])
  })

  test('what no column knows is not asked', () => {
    expect(names('sort=password&cols=secret&is.name=x')).toEqual(['张', '阿', '海'])
  })

  test('two tables on a page have parameters of their own', () => {
    const asked = readAsked(new URLSearchParams('a-sort=name&b-sort=-sets'), COLUMNS, 'b')
    expect(asked.sort).toEqual({ key: 'sets', isDown: true })
  })
})

test('without JavaScript a head is a link, and the page comes sorted, filtered and narrowed', async () => {
  const table = (
    <SmartTable
      caption="企业"
      columns={COLUMNS}
      rows={ROWS}
      rowKey={(firm) => firm.name}
      exportPath="/sheets/firms"
    />
  )
  const plain = await draw(table)
  expect(plain).toContain('href="/?sort=name"')
  const page = await draw(table, 'zh', '/?sort=-name&cols=name&cols=sets&find=%E5%8F%B0&keep=1')
  expect(page).toContain('没有符合筛选的行')
  const asked = await draw(table, 'zh', '/?sort=-sets&cols=name&cols=sets&keep=1')
  expect(asked).toContain('aria-sort="descending"')
  expect(asked.indexOf('阿里木')).toBeLessThan(asked.indexOf('海宁'))
  expect(asked).not.toContain('¥')
  expect(asked).toContain('name="keep" value="1"')
  expect(asked).toContain('/sheets/firms?sort=-sets&amp;cols=name&amp;cols=sets&amp;keep=1&amp;format=xlsx')
})

test('on a phone a row is a card: each value knows its head, what is pressed has none, and roles stay', async () => {
  const act: SmartColumn<Firm> = {
    key: 'act',
    header: '操作',
    isAction: true,
    cell: () => <button type="button">核验</button>,
  }
  const page = await draw(
    <SmartTable
      caption="企业"
      columns={[...COLUMNS, act]}
      rows={ROWS}
      rowKey={(firm) => firm.name}
      totals={{ name: '合计', sets: '21 台' }}
    />,
  )
  expect(page).toMatch(/<td role="cell" data-label="台数"[^>]*><div>9<\/div>/)
  expect(page).toMatch(/<td role="cell" class="[^"]*"><div><button/)
  expect(page).toMatch(/<th role="rowheader" scope="row"[^>]*><div>张记五金/)
  expect(page.match(/role="row"/g)).toHaveLength(5)
  expect(page).toMatch(/<tfoot role="rowgroup"[\s\S]*data-label="台数"[^>]*><div>21 台/)
  expect(page).toContain('<option value="-paid">已付 从大到小</option>')
})

test('a file holds what the table shows: units in the head, yuan for fen', () => {
  expect(sheetOf(ROWS, COLUMNS, new URLSearchParams('sort=name&is.state=进行'))).toEqual([
    ['名称', '状态', '台数 (台)', '已付 (元)', '始于'],
    ['海宁袜业', '进行', 2, 9, '2026年2月2日'],
    ['张记五金', '进行', 9, 1000.5, '2026年3月2日'],
  ])
})
