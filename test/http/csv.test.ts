import { expect, test } from 'vitest'
import { csvFile } from '#app/http/csv.ts'

const cellsOf = async (...row: (string | number | null)[]) =>
  (await csvFile('x.csv', [row]).text()).replace(/^\uFEFF|\r\n$/g, '')

test('what a spreadsheet would take for a formula is words, also as Chinese keyboards write it', async () => {
  for (const word of ['=1+1', '+cmd', '-cmd', '@SUM(A1)', '＝1+1', '＋1', '－x', '＠x', '-1+cmd|x', '+1234'])
    expect(await cellsOf(word)).toBe(`'${word}`)
  expect(await cellsOf('=HYPERLINK("http://x","y")')).toBe(`"'=HYPERLINK(""http://x"",""y"")"`)
  expect(await cellsOf('\n=1')).toBe(`"'\n=1"`)
})

test('a number stays one, below zero too, and nothing stays nothing', async () => {
  expect(await cellsOf(-5, '-1234.50', '12.00', null, '')).toBe('-5,-1234.50,12.00,,')
})

test('a mark of the end of a line or a comma does not make another cell', async () => {
  expect(await cellsOf('a,b', 'c\r\nd', 'e"f')).toBe('"a,b","c\r\nd","e""f"')
})

test('a file of somebody’s figures is kept by no cache', () => {
  expect(csvFile('x.csv', []).headers.get('Cache-Control')).toBe('no-store')
})
