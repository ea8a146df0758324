import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import type { ListingState } from '#app/domain/catalogue/listing-lifecycle.ts'
import type { SpecField, SpecValue } from '#app/domain/catalogue/spec-schema.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import { CATEGORY_SEEDS } from './catalogue-categories.ts'
import { type Random, seededRandom } from './catalogue-random.ts'
import type { CategorySeed, ModelSeed } from './catalogue-spec-words.ts'
import { SUPPLIER_SEEDS, type SupplierSeed } from './firms-suppliers.ts'

/** A row of `listings`; fen as JSON integers. */
export interface ListingRow {
  readonly id: string
  readonly supplierId: string
  readonly categorySlug: string
  readonly title: string
  readonly model: string
  readonly maker: string
  readonly county: string
  readonly specs: Readonly<Record<string, SpecValue>>
  readonly priceFen: number
  readonly standingLadder: readonly { fromQuantity: number; unitPriceFen: number }[] | null
  readonly capacity: number | null
  readonly leadTimeDays: number
  readonly warrantyMonths: number
  readonly energyGrade: number | null
  readonly summary: string
  readonly state: ListingState
  readonly sentBackReason: string | null
  readonly publishedAt: string | null
  readonly updatedAt: string
}

export interface CertificateRow {
  readonly id: string
  readonly listingId: string
  readonly level: CertificateLevel
  readonly number: string
  readonly issuedOn: string
  readonly verifiedAt: string | null
  readonly verifiedBy: string | null
  readonly createdAt: string
}

const UNPUBLISHED: readonly ListingState[] = ['draft', 'submitted', 'sent_back', 'withdrawn']

/**
 * Every model of the seed by its first maker, and about a third again by a second maker with figures of its
 * own; about one in twenty is not public. Instants are reckoned back from `now`.
 */
export function buildListings(settings: { readonly seed: number; readonly now: Date }): ListingRow[] {
  const random = seededRandom(settings.seed + 11)
  const rows: ListingRow[] = []
  for (const category of CATEGORY_SEEDS) {
    const makers = SUPPLIER_SEEDS.filter(([, , , , , , makes]) => makes.includes(category.slug))
    for (const [index, model] of category.models.entries()) {
      const first = makers[index % makers.length]
      const second = makers[(index + 1) % makers.length]
      if (first) rows.push(listingOf(category, model, first, random, settings.now, rows.length, false))
      if (second && second !== first && random.chance(0.42)) {
        rows.push(listingOf(category, model, second, random, settings.now, rows.length, true))
      }
    }
  }
  return rows
}

function listingOf(
  category: CategorySeed,
  [code, title, priceWan, energyGrade, ...values]: ModelSeed,
  [key, maker, , brand, prefix, county]: SupplierSeed,
  random: Random,
  now: Date,
  index: number,
  isVariant: boolean,
): ListingRow {
  const priceFen = Math.round(priceWan * 100 * (0.94 + random.next() * 0.12)) * 10_000
  const state = index % 21 === 20 ? (UNPUBLISHED[(index / 21) & 3] ?? 'draft') : 'published'
  const updatedAt = new Date(now.getTime() - random.between(1, 300) * DAY_MS).toISOString()
  const isPublished = state === 'published'
  return {
    id: `lst_${String(index + 1).padStart(4, '0')}`,
    supplierId: `org_${key}`,
    categorySlug: category.slug,
    title: `${brand}${title}`,
    model: `${prefix}-${code}${isVariant ? 'B' : ''}`,
    maker,
    county,
    specs: specsOf(category.specs, values, isVariant ? random : null),
    priceFen,
    standingLadder: random.chance(0.35) ? ladderOf(priceFen, random) : null,
    capacity: random.chance(0.7) ? random.between(5, 80) : null,
    leadTimeDays: random.pick([15, 20, 25, 30, 30, 45, 45, 60, 75, 90, 120]),
    warrantyMonths: random.pick([12, 12, 12, 18, 24, 24, 36]),
    energyGrade,
    summary: `${category.nameZh}，${maker}制造。`,
    state,
    sentBackReason: state === 'sent_back' ? '技术参数与所附说明书不一致，请核对后重新提交。' : null,
    publishedAt: isPublished ? updatedAt : null,
    updatedAt,
  }
}

/** A second maker's machine is a little faster or slower, stronger or weaker, inside the schema's bounds. */
function specsOf(
  fields: readonly SpecField[],
  values: readonly SpecValue[],
  random: Random | null,
): Record<string, SpecValue> {
  return Object.fromEntries(
    fields.flatMap((field, index) => {
      const value = values[index]
      if (value === undefined) return []
      if (random === null || field.type !== 'number' || typeof value !== 'number' || value < 40) {
        return [[field.key, value]]
      }
      const step = value >= 1000 ? 50 : value >= 200 ? 10 : 5
      const varied = Math.round((value * (0.9 + random.next() * 0.2)) / step) * step
      return [[field.key, Math.min(field.max, Math.max(field.min, varied))]]
    }),
  )
}

function ladderOf(priceFen: number, random: Random): { fromQuantity: number; unitPriceFen: number }[] {
  const second = random.between(3, 6)
  const cut = (share: number): number => Math.round((priceFen * share) / 10_000) * 10_000
  return [
    { fromQuantity: 1, unitPriceFen: priceFen },
    { fromQuantity: second, unitPriceFen: cut(0.96) },
    { fromQuantity: second * 3, unitPriceFen: cut(0.91) },
  ]
}

const LEVELS: readonly CertificateLevel[] = [
  'provincial',
  'national',
  'provincial',
  'international',
  'provincial',
]

/** About a fifth of the listings; of these, some expired and some nobody has verified yet. */
export function buildCertificates(
  listings: readonly ListingRow[],
  settings: { readonly now: Date },
): CertificateRow[] {
  return listings
    .filter((_, index) => index % 5 === 1)
    .map((listing, index) => {
      const isExpired = index % 8 === 5
      const isVerified = isExpired || index % 6 !== 3
      const ageDays = isExpired ? 1200 + index : 40 + ((index * 37) % 900)
      const issuedAt = new Date(settings.now.getTime() - ageDays * DAY_MS)
      const issuedOn = issuedAt.toISOString().slice(0, 10)
      const verifiedAt = isVerified ? new Date(issuedAt.getTime() + 14 * DAY_MS).toISOString() : null
      return {
        id: `crt_${listing.id.slice(4)}`,
        listingId: listing.id,
        level: LEVELS[index % LEVELS.length] ?? 'provincial',
        number: `SYN-${issuedOn.slice(0, 4)}-${String(index + 1).padStart(4, '0')}`,
        issuedOn,
        verifiedAt,
        verifiedBy: isVerified ? 'org_bureau_city' : null,
        createdAt: issuedAt.toISOString(),
      }
    })
}
