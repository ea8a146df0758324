import ExcelJS from 'exceljs'
import { csvFile } from './csv.ts'

export type Cell = string | number | null

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WIDEST = 60

/** Rows as a file: `format=xlsx` of the request gives a workbook with a head that stays, anything else CSV. */
export async function tableFile(
  request: Request,
  name: string,
  rows: readonly (readonly Cell[])[],
): Promise<Response> {
  if (new URL(request.url).searchParams.get('format') !== 'xlsx') {
    return csvFile(`${name}.csv`, rows)
  }
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  for (const row of rows) sheet.addRow([...row])
  sheet.getRow(1).font = { bold: true }
  for (const [index, column] of sheet.columns.entries()) {
    // A Chinese character is two wide.
    const widths = rows.map((row) =>
      [...String(row[index] ?? '')].reduce((sum, sign) => sum + (sign > '⺀' ? 2 : 1), 2),
    )
    column.width = Math.min(WIDEST, Math.max(8, ...widths))
  }
  return new Response(await book.xlsx.writeBuffer(), {
    headers: {
      'Content-Type': XLSX,
      'Content-Disposition': `attachment; filename="${name}.xlsx"`,
      'Cache-Control': 'no-store',
    },
  })
}
