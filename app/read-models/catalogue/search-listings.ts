import type { SearchList, SearchWords } from '#app/contracts/search.ts'
import type { FacetView, ListingCard, SearchView } from '#app/contracts/views/catalogue.ts'
import type { CategoryView } from '#app/contracts/views/pools.ts'
import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import { findSpec, type SpecSchema } from '#app/domain/catalogue/spec-schema.ts'
import type { SpecConstraint } from '#app/domain/demands/constraint.ts'
import type { Clock } from '#app/domain/shared/clock.ts'
import { entryOf } from '#app/domain/shared/entry-of.ts'
import type { Database, Sql } from '#db/client.ts'
import {
  type Facet,
  MAX_HITS,
  type SearchAnswer,
  type SearchFilters,
  type SearchHit,
  type SearchQuery,
  type SpecFilter,
} from '#search/engine.ts'
import { engineOf } from './engine.ts'
import { categoryRows } from './list-categories.ts'
import { specSchemaOf } from './listing-rows.ts'

const PAGE_SIZE = 24
const LEVELS: readonly string[] = ['international', 'national', 'provincial']

interface Asked {
  /** Everything is of this category; null: a search over all. */
  readonly category: string | null
  readonly path: string
}

/** What the catalogue has to an address's words; null when the category does not exist. */
export async function searchListings(
  database: Database,
  clock: Clock,
  words: SearchWords,
  asked: Asked,
): Promise<SearchView | null> {
  const { sql } = database
  // The one category that is chosen, by the path or by the facet, brings its schema.
  const slug = asked.category ?? (words.category.length === 1 ? (words.category[0] ?? null) : null)
  const [found, schema] = await Promise.all([
    slug === null ? [] : categoryRows(sql, [slug]),
    slug === null ? null : specSchemaOf(sql, slug),
  ])
  const category = found[0] ?? null
  if (asked.category !== null && category === null) return null
  const fields = schema ?? []
  const specs = words.specs.filter((wish) => fitsSchema(wish, fields))
  const answer = await engineOf(database, clock).search(queryOf({ ...words, specs }, asked))
  const [shown, named] = await Promise.all([publicOf(sql, answer.hits), namesOf(sql, answer)])
  return {
    path: asked.path,
    words: { ...words, specs },
    category,
    specFields: [...fields],
    listings: answer.hits.flatMap((hit) => {
      const photo = shown.get(hit.id)
      return photo === undefined ? [] : [cardOfHit(hit, photo)]
    }),
    total: answer.total,
    isTotalExact: answer.isTotalExact,
    pages: Math.ceil(Math.min(answer.total, MAX_HITS) / PAGE_SIZE),
    facets: facetsOf(answer, words, named, asked),
    localCount: answer.facets.local?.true ?? 0,
    isWidened: answer.understood.isWidened,
    understood: answer.understood.categories.flatMap((each) => named.categories.get(each) ?? []),
  }
}

/** A wish that the schema knows, of the right kind; an upside-down range finds nothing, and is kept. */
function fitsSchema(wish: SpecConstraint, fields: SpecSchema): boolean {
  const field = findSpec(fields, wish.key)
  const kinds = { number: 'range', enum: 'oneOf', boolean: 'is' } as const
  return field !== null && kinds[field.type] === wish.kind
}

/** An address’s words as the engines’ query, every value typed. */
export function queryOf(words: SearchWords, { category }: Asked): SearchQuery {
  const listed = (list: readonly string[]) => (list.length === 0 ? undefined : list)
  const levels = words.firstSet.filter((level): level is CertificateLevel => LEVELS.includes(level))
  const grades = words.energyGrade.map(Number).filter((grade) => Number.isInteger(grade))
  const filters = {
    category: category === null ? listed(words.category) : [category],
    cluster: listed(words.cluster),
    county: listed(words.county),
    firstSet: words.firstSet.length === 0 ? undefined : levels,
    local: words.isLocal ? true : undefined,
    energyGrade: words.energyGrade.length === 0 ? undefined : grades,
    priceBand: listed(words.priceBand),
    leadBand: listed(words.leadBand),
    supplier: listed(words.supplier),
    specs: words.specs.length === 0 ? undefined : words.specs.map(filterOf),
  }
  const set = Object.entries(filters).filter(([, value]) => value !== undefined)
  return {
    text: words.text,
    filters: Object.fromEntries(set) as SearchFilters,
    sort: words.sort,
    page: words.page,
    pageSize: PAGE_SIZE,
    facets: [...facetsFor(category), 'local'],
  }
}

function filterOf(wish: SpecConstraint): SpecFilter {
  if (wish.kind !== 'range') return wish
  const { key, kind, min, max } = wish
  return { key, kind, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}

function facetsFor(category: string | null): SearchList[] {
  const common: SearchList[] = ['firstSet', 'county', 'priceBand', 'leadBand', 'energyGrade', 'supplier']
  return category === null ? ['category', 'cluster', ...common] : common
}

/**
 * The hits that are public, with their first photo: the index follows within seconds, and what has left the
 * catalogue meanwhile is not shown even then.
 */
async function publicOf(sql: Sql, hits: readonly SearchHit[]): Promise<Map<string, string | null>> {
  if (hits.length === 0) return new Map()
  const rows = await sql<{ id: string; photo: string | null }[]>`
    select id, (select id from listing_photos where listing_id = l.id order by position limit 1) as photo
    from listings l where id = any(${hits.map(({ id }) => id)}) and state = 'published'`
  return new Map(rows.map(({ id, photo }) => [id, photo]))
}

interface Names {
  readonly categories: ReadonlyMap<string, CategoryView>
  readonly suppliers: ReadonlyMap<string, string>
}

async function namesOf(sql: Sql, { facets, understood }: SearchAnswer): Promise<Names> {
  const slugs = [...Object.keys(facets.category ?? {}), ...understood.categories]
  const ids = Object.keys(facets.supplier ?? {})
  const [categories, suppliers] = await Promise.all([
    slugs.length === 0
      ? []
      : sql<CategoryView[]>`
          select slug, name_zh as "nameZh", name_en as "nameEn" from categories where slug = any(${slugs})`,
    ids.length === 0
      ? []
      : sql<{ id: string; name: string }[]>`select id, name from organisations where id = any(${ids})`,
  ])
  return {
    categories: new Map(categories.map((each) => [each.slug, each])),
    suppliers: new Map(suppliers.map(({ id, name }) => [id, name])),
  }
}

const MOST_OPTIONS = 12
/** These have an order of their own; the others are shown by how many they lead to. */
const ORDERS: Partial<Record<SearchList, readonly string[]>> = {
  firstSet: LEVELS,
  priceBand: ['0-1', '1-5', '5-20', '20-50', '50-200', '200-'],
  leadBand: ['0-15', '16-30', '31-60', '61-90', '91-'],
  energyGrade: ['1', '2', '3', '4', '5'],
}

function facetsOf(answer: SearchAnswer, words: SearchWords, names: Names, asked: Asked): FacetView[] {
  return facetsFor(asked.category).flatMap((list) => {
    const counts = answer.facets[list as Facet] ?? {}
    const chosen = words[list]
    const values = [...new Set([...Object.keys(counts), ...chosen])].filter(
      (value) =>
        value !== 'none' &&
        value !== 'null' &&
        value !== '' &&
        ((entryOf(counts, value) ?? 0) > 0 || chosen.includes(value)),
    )
    const order = ORDERS[list]
    const sorted = values.sort((a, b) =>
      order
        ? order.indexOf(a) - order.indexOf(b)
        : Number(chosen.includes(b)) - Number(chosen.includes(a)) ||
          (entryOf(counts, b) ?? 0) - (entryOf(counts, a) ?? 0) ||
          (a < b ? -1 : 1),
    )
    if (sorted.length === 0) return []
    const options = sorted.slice(0, Math.max(MOST_OPTIONS, chosen.length)).map((value) => ({
      value,
      count: entryOf(counts, value) ?? 0,
      isOn: chosen.includes(value),
      nameZh: names.categories.get(value)?.nameZh ?? names.suppliers.get(value) ?? null,
      nameEn: names.categories.get(value)?.nameEn ?? names.suppliers.get(value) ?? null,
    }))
    return [{ list, options }]
  })
}

function cardOfHit(hit: SearchHit, photo: string | null): ListingCard {
  const { id, title, model, maker, county, isLocal, firstSet, energyGrade, priceFen, leadTimeDays } = hit
  return {
    ...{ id, title, model, maker, county, isLocal, firstSet, energyGrade, priceFen, leadTimeDays },
    category: { slug: hit.category, nameZh: hit.categoryNameZh, nameEn: hit.categoryNameEn },
    supplier: { id: hit.supplierId, name: hit.supplier },
    photo,
    marks: hit.highlights,
  }
}
