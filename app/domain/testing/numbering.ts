/** What a counter of a lab is for; each lab counts for itself, each year anew. */
export type NumberedKind = 'order' | 'report'

const LETTER: Readonly<Record<NumberedKind, string>> = { order: 'W', report: 'R' }
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** The year in Asia/Shanghai: a report of New Year's morning bears the new year. */
export function yearInShanghai(instant: Date): number {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).getUTCFullYear()
}

/** `R2026-HY-00042`: kind, year, the lab's code, its count. */
export function spellNumber(kind: NumberedKind, labCode: string, year: number, count: number): string {
  return `${LETTER[kind]}${year}-${labCode}-${String(count).padStart(5, '0')}`
}

/** An amended report keeps its number and says which amendment it is: `R2026-HY-00042-A1` is version 2. */
export function reportNumberOf(baseNumber: string, version: number): string {
  return version === 1 ? baseNumber : `${baseNumber}-A${version - 1}`
}

/** `W2026-HY-00042-07`: the seventh sample of an order. */
export function sampleCode(orderNumber: string, position: number): string {
  return `${orderNumber}-${String(position).padStart(2, '0')}`
}

/** A report number as somebody types it, put right; null when it cannot be one. */
export function normaliseReportNumber(typed: string): string | null {
  const plain = typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  return /^R\d{4}-[A-Z]{2,6}-\d{5,8}(-A\d{1,3})?$/.test(plain) ? plain : null
}
