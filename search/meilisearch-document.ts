import { CERTIFICATE_LEVELS, type CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import type { SpecValues } from '#app/domain/catalogue/spec-schema.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import { bandOf, LEAD_BANDS, PRICE_BANDS } from './bands.ts'
import { LEVEL_NUMBERS } from './column-filters.ts'
import { levelOn, type SearchDocument, stampOf } from './documents.ts'

/** A listing as Meilisearch holds it: every value typed, days as numbers, no nulls where one filters. */
export interface MeiliDocument {
  readonly id: string
  readonly stamp: string
  readonly title: string
  readonly model: string
  readonly maker: string
  readonly supplier: string
  readonly supplierId: string
  readonly category: string
  readonly categoryNameZh: string
  readonly categoryNameEn: string
  readonly cluster: string | null
  readonly county: string
  readonly isLocal: boolean
  readonly energyGrade: number | null
  readonly priceFen: number
  readonly priceBand: string
  readonly leadTimeDays: number
  readonly leadBand: string
  /** The day since 1970 on which a level stops counting; 0 when none was ever verified. */
  readonly internationalUntil: number
  readonly nationalUntil: number
  readonly provincialUntil: number
  /** 3 to 0 on the day of indexing, for the order only: a certificate's end indexes its listing again. */
  readonly levelRank: number
  readonly quality: number
  readonly specs: SpecValues
  /** Words that a listing is about, and words that it mentions; those of models in every joining. */
  readonly strong: readonly string[]
  readonly weak: readonly string[]
}

/** The day since 1970 of a date `YYYY-MM-DD`; 0 for none. */
export function dayNumber(date: string | null): number {
  return date === null ? 0 : Math.round(Date.parse(date) / DAY_MS)
}

/** What Meilisearch is given of a document; `today` is a date in Shanghai. */
export function meiliDocument(document: SearchDocument, today: string): MeiliDocument {
  const { shown, until, tokens } = document
  const level: CertificateLevel | null = levelOn(until, today)
  const marked = (mark: string): string[] =>
    tokens.filter((token) => token.startsWith(mark)).map((token) => token.slice(1))
  return {
    id: document.listingId,
    stamp: stampOf(document),
    ...shown,
    supplierId: document.supplierId,
    category: document.category,
    cluster: document.cluster,
    county: document.county,
    isLocal: document.isLocal,
    energyGrade: document.energyGrade,
    priceFen: document.priceFen,
    priceBand: bandOf(PRICE_BANDS, document.priceFen),
    leadTimeDays: document.leadTimeDays,
    leadBand: bandOf(LEAD_BANDS, document.leadTimeDays),
    internationalUntil: dayNumber(until.international),
    nationalUntil: dayNumber(until.national),
    provincialUntil: dayNumber(until.provincial),
    levelRank: level === null ? 0 : LEVEL_NUMBERS[level],
    quality: document.quality,
    specs: document.specs,
    strong: marked('='),
    weak: marked('~'),
  }
}

/** The level that counts on a day among those a hit carries. */
export function levelOfHit(
  hit: Pick<MeiliDocument, 'internationalUntil' | 'nationalUntil' | 'provincialUntil'>,
  today: number,
): CertificateLevel | null {
  const untils = {
    international: hit.internationalUntil,
    national: hit.nationalUntil,
    provincial: hit.provincialUntil,
  }
  return CERTIFICATE_LEVELS.find((level) => untils[level] > today) ?? null
}
