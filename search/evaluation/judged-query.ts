import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import type { SearchDocument } from '../documents.ts'

export type QueryKind =
  | 'name'
  | 'colloquial'
  | 'pinyin'
  | 'typo'
  | 'model'
  | 'range'
  | 'mixed'
  | 'script'
  | 'attribute'
  | 'sentence'
  | 'absent'

/** What a machine must be to serve a query. All that is stated must hold. */
export interface Wish {
  readonly category?: string | readonly string[]
  readonly county?: string
  readonly isLocal?: boolean
  /** A figure between bounds, one value, or a yes. */
  readonly specs?: Readonly<Record<string, readonly [number, number] | string | number | boolean>>
  /** The thread it must be able to make, in mm. */
  readonly thread?: number
  readonly titleHas?: string
  readonly makerHas?: string
  readonly model?: string
  readonly maxYuan?: number
  readonly minYuan?: number
  readonly maxDays?: number
  readonly firstSet?: 'any' | CertificateLevel
  readonly energyGrade?: number
}

/** A query and who serves it: best 3, good 2, fair 1, others 0. Judged by what the words mean, never by an engine. */
export interface JudgedQuery {
  readonly text: string
  readonly kind: QueryKind
  readonly best: Wish | null
  readonly good?: Wish
  readonly fair?: Wish
}

export function judge(
  text: string,
  kind: QueryKind,
  best: Wish | null,
  good?: Wish,
  fair?: Wish,
): JudgedQuery {
  return { text, kind, best, ...(good ? { good } : {}), ...(fair ? { fair } : {}) }
}

/** The grade of a document for a query on a day; `level` is the certificate that counts then. */
export function gradeOf(
  query: JudgedQuery,
  document: SearchDocument,
  level: CertificateLevel | null,
): number {
  if (query.best && serves(query.best, document, level)) return 3
  if (query.good && serves(query.good, document, level)) return 2
  return query.fair && serves(query.fair, document, level) ? 1 : 0
}

function serves(wish: Wish, document: SearchDocument, level: CertificateLevel | null): boolean {
  const { specs, shown } = document
  const categories = wish.category === undefined ? null : [wish.category].flat()
  const yuan = document.priceFen / 100
  const checks: readonly boolean[] = [
    categories === null || categories.includes(document.category),
    wish.county === undefined || wish.county === document.county,
    wish.isLocal === undefined || wish.isLocal === document.isLocal,
    wish.thread === undefined || canMake(specs, wish.thread),
    wish.titleHas === undefined || shown.title.includes(wish.titleHas),
    wish.makerHas === undefined || shown.maker.includes(wish.makerHas),
    wish.model === undefined || shown.model.includes(wish.model),
    wish.maxYuan === undefined || yuan <= wish.maxYuan,
    wish.minYuan === undefined || yuan >= wish.minYuan,
    wish.maxDays === undefined || document.leadTimeDays <= wish.maxDays,
    wish.energyGrade === undefined || wish.energyGrade === document.energyGrade,
    wish.firstSet === undefined || (wish.firstSet === 'any' ? level !== null : level === wish.firstSet),
    Object.entries(wish.specs ?? {}).every(([key, wanted]) => holds(specs[key], wanted)),
  ]
  return checks.every(Boolean)
}

function canMake({ minThreadMm, maxThreadMm }: SearchDocument['specs'], thread: number): boolean {
  return (
    typeof minThreadMm === 'number' &&
    typeof maxThreadMm === 'number' &&
    minThreadMm <= thread &&
    thread <= maxThreadMm
  )
}

function holds(
  actual: number | string | boolean | undefined,
  wanted: readonly [number, number] | string | number | boolean,
): boolean {
  if (typeof wanted !== 'object') return actual === wanted
  return typeof actual === 'number' && actual >= wanted[0] && actual <= wanted[1]
}
