import { CATEGORY_SEEDS } from '#db/seed/catalogue-categories.ts'
import { type Random, seededRandom } from '#db/seed/catalogue-random.ts'
import { documentOf, type ListingFacts, type SearchDocument } from '#search/documents.ts'
import type { KnownCategory } from '#search/vocabulary.ts'

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
  '330212',
  '320583',
  '440306',
]
const SYLLABLES = [...'恒瑞岳朔铭锐昊泽晟屹岚澜沐栩砚峤垣钧镔铸川禾榕樾翊翎']
const SUPPLIERS = 2000

/** As many made-up documents as wanted: the seed's models by two thousand makers, every figure varied. */
export function* syntheticDocuments(size: number, seed: number): Generator<SearchDocument> {
  const random = seededRandom(seed)
  const categories = CATEGORY_SEEDS.map(
    (category): KnownCategory => ({ ...category, specSchema: category.specs }),
  )
  for (let index = 0; index < size; index += 1) {
    const place = random.between(0, categories.length - 1)
    const category = categories[place]
    const models = CATEGORY_SEEDS[place]?.models
    if (!category || !models) continue
    const [code, title, priceWan, energyGrade, ...values] = random.pick(models)
    const maker = random.between(0, SUPPLIERS - 1)
    const brand = `${SYLLABLES[maker % SYLLABLES.length]}${SYLLABLES[Math.floor(maker / SYLLABLES.length) % SYLLABLES.length]}`
    const facts: ListingFacts = {
      id: `syn_${String(index).padStart(7, '0')}`,
      version: 1,
      supplierId: `org_syn_${maker}`,
      supplierName: `${brand}机械有限公司`,
      title: `${brand}${title}`,
      model: `${letters(maker)}-${code}-${index}`,
      maker: `${brand}机械有限公司`,
      county: COUNTIES[maker % COUNTIES.length] ?? '330402',
      specs: Object.fromEntries(
        category.specSchema.flatMap(({ key }, at) => {
          const value = values[at]
          return value === undefined ? [] : [[key, vary(value, random)]]
        }),
      ),
      priceFen: Math.round(priceWan * 1_000_000 * (0.6 + random.next() * 0.8)),
      hasLadder: random.chance(0.3),
      leadTimeDays: random.between(7, 150),
      energyGrade,
      certificates: random.chance(0.2)
        ? [
            {
              level: random.pick(['international', 'national', 'provincial'] as const),
              issuedOn: `202${random.between(2, 5)}-06-15`,
              verifiedAt: new Date('2025-07-01T00:00:00Z'),
            },
          ]
        : [],
    }
    yield documentOf(category, facts)
  }
}

function letters(maker: number): string {
  const at = (place: number): string => String.fromCharCode(65 + (Math.floor(maker / 26 ** place) % 26))
  return at(1) + at(0)
}

function vary(value: number | string | boolean, random: Random): number | string | boolean {
  return typeof value === 'number' && value >= 40 ? Math.round(value * (0.8 + random.next() * 0.4)) : value
}
