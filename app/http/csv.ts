/** A table as a file that spreadsheets open: RFC 4180, UTF-8 with its mark so that Chinese is read as Chinese. */
export function csvFile(name: string, rows: readonly (readonly (string | number | null)[])[]): Response {
  const lines = rows.map((row) => row.map(cellOf).join(','))
  return new Response(`\uFEFF${lines.join('\r\n')}\r\n`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** What a spreadsheet takes for the beginning of a formula, also as Chinese keyboards write it; numbers are none. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const NUMBER = /^-?\d+(\.\d+)?$/

/** Words that a spreadsheet would take for a formula get an apostrophe: somebody else may have written them. */
function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const harmless = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
