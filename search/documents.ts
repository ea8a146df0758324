import { createHash } from 'node:crypto'
import { type Certificate, type CertificateLevel, expiresOn } from '#app/domain/catalogue/certificate.ts'
import { findSpec, printSpec, type SpecField, type SpecValues } from '#app/domain/catalogue/spec-schema.ts'
import { isLocalCounty } from '#app/domain/identity/counties.ts'
import { foldText, modelKey } from './fold.ts'
import { soundTokens, tokensOfText } from './tokens.ts'
import { figureToken } from './units.ts'
import { type KnownCategory, namesOf } from './vocabulary.ts'

/** A published listing as the store has it, with what belongs to it. */
export interface ListingFacts {
  readonly id: string
  readonly version: number
  readonly supplierId: string
  readonly supplierName: string
  readonly title: string
  readonly model: string
  readonly maker: string
  readonly county: string
  readonly specs: SpecValues
  readonly priceFen: number
  readonly hasLadder: boolean
  readonly leadTimeDays: number
  readonly energyGrade: number | null
  readonly certificates: readonly Certificate[]
}

/** What an engine indexes of a listing; nothing in it is private. */
export interface SearchDocument {
  readonly listingId: string
  readonly category: string
  readonly cluster: string | null
  readonly county: string
  readonly isLocal: boolean
  readonly supplierId: string
  /** The first day on which a level no longer counts; null when no verified certificate has it. */
  readonly until: Readonly<Record<CertificateLevel, string | null>>
  readonly energyGrade: number | null
  readonly priceFen: number
  readonly leadTimeDays: number
  readonly quality: number
  readonly modelKey: string
  readonly specs: SpecValues
  readonly tokens: readonly string[]
  readonly shown: ShownDocument
}

export interface ShownDocument {
  readonly title: string
  readonly model: string
  readonly maker: string
  readonly supplier: string
  readonly categoryNameZh: string
  readonly categoryNameEn: string
}

const THREADS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 42, 48]

/** The document of a listing: the same facts give the same document, token by token. */
export function documentOf(category: KnownCategory, listing: ListingFacts): SearchDocument {
  return {
    listingId: listing.id,
    category: category.slug,
    cluster: category.cluster,
    county: listing.county,
    isLocal: isLocalCounty(listing.county),
    supplierId: listing.supplierId,
    until: untilOf(listing.certificates),
    energyGrade: listing.energyGrade,
    priceFen: listing.priceFen,
    leadTimeDays: listing.leadTimeDays,
    quality:
      (isLocalCounty(listing.county) ? 2 : 0) +
      (listing.energyGrade === 1 ? 1 : 0) +
      (listing.hasLadder ? 1 : 0),
    modelKey: modelKey(listing.model),
    specs: listing.specs,
    tokens: tokensOf(category, listing),
    shown: {
      title: listing.title,
      model: listing.model,
      maker: listing.maker,
      supplier: listing.supplierName,
      categoryNameZh: category.nameZh,
      categoryNameEn: category.nameEn,
    },
  }
}

/** A fingerprint of everything that is indexed: equal stamps, equal documents. */
export function stampOf(document: SearchDocument): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22)
}

/** Per level the last day's morrow among verified certificates; days compare as text. */
function untilOf(certificates: readonly Certificate[]): Record<CertificateLevel, string | null> {
  const until: Record<CertificateLevel, string | null> = {
    international: null,
    national: null,
    provincial: null,
  }
  for (const { level, issuedOn, verifiedAt } of certificates) {
    if (verifiedAt === null) continue
    const end = expiresOn(issuedOn)
    const known = until[level]
    if (known === null || known < end) until[level] = end
  }
  return until
}

/** The highest level that still counts on a day in Shanghai. */
export function levelOn(until: SearchDocument['until'], today: string): CertificateLevel | null {
  const levels: readonly CertificateLevel[] = ['international', 'national', 'provincial']
  return levels.find((level) => (until[level] ?? '') > today) ?? null
}

/** `@category`, `#county`, `=strong`, `~weak`; sorted, each once, a strong token not again as a weak one. */
function tokensOf(category: KnownCategory, listing: ListingFacts): string[] {
  const strong = new Set<string>()
  const weak = new Set<string>()
  for (const text of [listing.title, listing.model])
    for (const token of tokensOfText(foldText(text))) strong.add(token)
  strong.add(modelKey(listing.model))
  for (const name of namesOf(category)) for (const token of tokensOfText(foldText(name))) weak.add(token)
  for (const text of [listing.maker, listing.supplierName]) {
    for (const token of tokensOfText(foldText(text))) weak.add(token)
    for (const token of soundTokens(foldText(text))) weak.add(token)
  }
  for (const token of soundTokens(foldText(listing.title))) weak.add(token)
  for (const [key, value] of Object.entries(listing.specs)) {
    const field = findSpec(category.specSchema, key)
    if (field) addSpec(field, value, strong, weak)
  }
  addThreads(listing.specs, strong, weak)
  if (isLocalCounty(listing.county)) weak.add('local')
  const tokens = [`@${category.slug}`, `#${listing.county}`]
  for (const token of strong) tokens.push(`=${token}`)
  for (const token of weak) if (!strong.has(token)) tokens.push(`~${token}`)
  return tokens.sort()
}

function addSpec(
  field: SpecField,
  value: number | string | boolean,
  strong: Set<string>,
  weak: Set<string>,
): void {
  if (field.type === 'number') {
    if (field.unit !== '' && typeof value === 'number') strong.add(figureToken(value, field.unit))
    return
  }
  if (field.type === 'boolean') {
    if (value === true) for (const token of tokensOfText(foldText(field.nameZh))) weak.add(token)
    return
  }
  for (const language of ['zh', 'en'] as const) {
    for (const token of tokensOfText(foldText(printSpec(field, value, language)))) strong.add(token)
  }
}

/** A machine for M6 to M12 is an M12 machine first of all, and can do M8. */
function addThreads({ minThreadMm, maxThreadMm }: SpecValues, strong: Set<string>, weak: Set<string>): void {
  if (typeof minThreadMm !== 'number' || typeof maxThreadMm !== 'number') return
  for (const size of THREADS) if (size >= minThreadMm && size <= maxThreadMm) weak.add(`m${size}`)
  strong.add(`m${maxThreadMm}`)
}
