import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import type { SpecValues } from '#app/domain/catalogue/spec-schema.ts'
import { CATEGORY_SEEDS } from '#db/seed/catalogue-categories.ts'
import { type Random, seededRandom } from '#db/seed/catalogue-random.ts'

const COUNTIES = [
  '330402',
  '330411',
  '330421',
  '330424',
  '330481',
  '330482',
  '330483',
  'jingkai',
  'gangqu',
  'outside',
]
const SYLLABLES = [...'恒瑞岳朔铭锐昊泽晟屹岚澜沐栩砚峤垣钧镔铸川禾榕樾翊翎']
const SUPPLIERS = 2000

export interface SyntheticListing {
  readonly id: string
  readonly supplierId: string
  readonly supplierName: string
  readonly category: string
  readonly title: string
  readonly model: string
  readonly maker: string
  readonly county: string
  readonly specs: SpecValues
  readonly priceFen: number
  readonly leadTimeDays: number
  readonly energyGrade: number | null
  readonly firstSet: { readonly level: CertificateLevel; readonly issuedOn: string } | null
}

/** Made-up listings without end: the seed's models by two thousand makers, every figure varied. */
export function* syntheticListings(seed: number): Generator<SyntheticListing, never> {
  const random = seededRandom(seed)
  for (let index = 0; ; index += 1) {
    const category = random.pick(CATEGORY_SEEDS)
    const [code, title, priceWan, energyGrade, ...values] = random.pick(category.models)
    const maker = random.between(0, SUPPLIERS - 1)
    const brand = `${SYLLABLES[maker % SYLLABLES.length]}${SYLLABLES[Math.floor(maker / SYLLABLES.length) % SYLLABLES.length]}`
    yield {
      id: `lst_syn_${String(index).padStart(7, '0')}`,
      supplierId: `org_syn_${maker}`,
      supplierName: `${brand}机械有限公司`,
      category: category.slug,
      title: `${brand}${title}`,
      model: `${letters(maker)}-${code}-${index}`,
      maker: `${brand}机械有限公司`,
      county: COUNTIES[maker % COUNTIES.length] ?? '330402',
      specs: Object.fromEntries(
        category.specs.flatMap(({ key }, at) => {
          const value = values[at]
          return value === undefined ? [] : [[key, vary(value, random)]]
        }),
      ),
      priceFen: Math.round(priceWan * 1_000_000 * (0.6 + random.next() * 0.8)),
      leadTimeDays: random.between(7, 150),
      energyGrade,
      firstSet: random.chance(0.2)
        ? {
            level: random.pick(['international', 'national', 'provincial'] as const),
            issuedOn: `202${random.between(3, 5)}-06-15`,
          }
        : null,
    }
  }
}

function letters(maker: number): string {
  const at = (place: number): string => String.fromCharCode(65 + (Math.floor(maker / 26 ** place) % 26))
  return at(1) + at(0)
}

function vary(value: number | string | boolean, random: Random): number | string | boolean {
  return typeof value === 'number' && value >= 40 ? Math.round(value * (0.8 + random.next() * 0.4)) : value
}
