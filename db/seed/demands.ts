import type { SpecConstraint } from '#app/domain/demands/constraint.ts'
import type { DemandState } from '#app/domain/demands/demand-lifecycle.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { Sql, TransactionSql } from '../client.ts'
import { CATEGORY_SEEDS } from './catalogue-categories.ts'
import { type Random, seededRandom } from './catalogue-random.ts'
import type { CategorySeed } from './catalogue-spec-words.ts'
import { BUYER_CLUSTER_SEEDS } from './firms-buyers.ts'

/** A row of `demands`; fen as a JSON integer. */
export interface DemandRow {
  readonly id: string
  readonly buyerId: string
  readonly categorySlug: string
  readonly constraints: readonly SpecConstraint[]
  readonly quantity: number
  readonly maxPriceFen: number | null
  readonly latestDeliveryOn: string | null
  readonly county: string
  readonly retires: readonly string[]
  readonly note: string
  readonly state: DemandState
  readonly createdAt: string
}

const DEMANDS_PER_CLUSTER = 32

/** Demands of the buyers of `buildFirms`: mostly their own trade's machines, now and then what all share. */
export function buildDemands(settings: { readonly seed: number; readonly now: Date }): DemandRow[] {
  const random = seededRandom(settings.seed + 21)
  const shared = CATEGORY_SEEDS.filter(({ cluster }) => cluster === null)
  return BUYER_CLUSTER_SEEDS.flatMap((cluster) => {
    const own = CATEGORY_SEEDS.filter((category) => category.cluster === cluster.slug)
    return Array.from({ length: DEMANDS_PER_CLUSTER }, (_, index): DemandRow => {
      const category = random.pick(index % 5 === 4 ? shared : own)
      const buyer = (index % cluster.words.length) + 1
      const createdAt = new Date(settings.now.getTime() - random.between(0, 40) * DAY_MS)
      return {
        id: `dmd_${cluster.key}_${String(index + 1).padStart(3, '0')}`,
        buyerId: `org_${cluster.key}_${String(buyer).padStart(2, '0')}`,
        categorySlug: category.slug,
        constraints: constraintsOf(category, random),
        quantity: random.pick([1, 1, 2, 2, 3, 4, 5, 6, 8, 12]),
        maxPriceFen: maxPriceOf(category, random),
        latestDeliveryOn: random.chance(0.8) ? dayAfter(settings.now, random.between(60, 240)) : null,
        county: cluster.county,
        retires: random.chance(0.25) ? [random.pick(cluster.retired)] : [],
        note: '',
        state: index % 16 === 15 ? 'withdrawn' : index % 16 === 7 ? 'draft' : 'open',
        createdAt: createdAt.toISOString(),
      }
    })
  })
}

function maxPriceOf(category: CategorySeed, random: Random): number | null {
  if (random.chance(0.3)) return null
  return Math.round(category.referenceYuan * (0.9 + random.next() * 0.35)) * 100
}

function dayAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10)
}

/** Wishes that a model of the category holds with some room, so that most demands find something. */
function constraintsOf(category: CategorySeed, random: Random): SpecConstraint[] {
  const [, , , , ...values] = random.pick(category.models)
  const wanted = random.between(1, 2)
  const constraints: SpecConstraint[] = []
  for (const [index, field] of category.specs.entries()) {
    const value = values[index]
    if (constraints.length >= wanted || value === undefined || random.chance(0.35)) continue
    const { key } = field
    if (field.type === 'enum') constraints.push({ key, kind: 'oneOf', options: [String(value)] })
    else if (field.type === 'boolean') constraints.push({ key, kind: 'is', value: value === true })
    else constraints.push(rangeOf(key, Number(value)))
  }
  return constraints
}

/** Small is better for some figures; the rest is wanted large. */
function rangeOf(key: string, value: number): SpecConstraint {
  if (/^min|accuracy|error|noise|energyPer|secondsPer|cycleSeconds|specificPower|Weeks/.test(key)) {
    return { key, kind: 'range', max: value }
  }
  const min = value >= 20 ? Math.floor((value * 0.9) / 5) * 5 : value
  return { key, kind: 'range', min }
}

/** Writes demands as drafts and moves them on along the lifecycle; buyers and categories must be there. */
export async function insertDemands(sql: Sql | TransactionSql, demands: readonly DemandRow[]): Promise<void> {
  await sql`
    insert into demands (id, buyer_id, category_slug, constraints, quantity, max_price_fen, latest_delivery_on,
      county, retires, note, state, created_at, updated_at)
    select id, "buyerId", "categorySlug", constraints, quantity, "maxPriceFen", "latestDeliveryOn", county,
      array(select jsonb_array_elements_text(retires)), note, 'draft', "createdAt", "createdAt"
    from jsonb_to_recordset(${JSON.stringify(demands)}::jsonb) as demand (id text, "buyerId" text,
      "categorySlug" text, constraints jsonb, quantity integer, "maxPriceFen" bigint, "latestDeliveryOn" date,
      county text, retires jsonb, note text, "createdAt" timestamptz)`
  for (const state of ['open', 'withdrawn'] as const) {
    const ids = demands.filter((demand) => demand.state === state).map(({ id }) => id)
    if (ids.length > 0) await sql`update demands set state = ${state} where id = any(${ids})`
  }
}
