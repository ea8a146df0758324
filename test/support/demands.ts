import type { PublishDemand } from '#app/contracts/demands.ts'
import type { SpecValues } from '#app/domain/demands/constraint.ts'
import type { DemandState } from '#app/domain/demands/demand-lifecycle.ts'
import { publishDemand } from '#app/use-cases/demands/publish-demand.ts'
import type { Database } from '#db/client.ts'
import { type Firm, type PoolFloor, poolFloor } from './pools.ts'

export const DEMAND_CATEGORY = 'integrated-sock-machine'
const SCHEMA = [
  { key: 'needles', nameZh: '针数', nameEn: 'Needles', type: 'number', unit: '针', min: 50, max: 400 },
  { key: 'speed', nameZh: '转速', nameEn: 'Speed', type: 'number', unit: '转/分', min: 50, max: 600 },
  {
    key: 'control',
    nameZh: '控制',
    nameEn: 'Control',
    type: 'enum',
    options: [
      { value: 'plc', nameZh: 'PLC', nameEn: 'PLC' },
      { value: 'servo', nameZh: '伺服', nameEn: 'Servo' },
    ],
  },
  { key: 'linking', nameZh: '自动缝头', nameEn: 'Automatic linking', type: 'boolean' },
].map((field) => ({ ...field, required: false }))

export interface DemandFloor extends PoolFloor {
  /** Publishes a demand of the category; answers its id. */
  demand(by: Firm, wishes?: Partial<PublishDemand>): Promise<string>
  /** A published listing of the category with these specs; answers its id. */
  listing(specs: SpecValues, more?: { priceFen?: number; tiers?: [number, number][] }): Promise<string>
  demandState(demandId: string): Promise<DemandState | undefined>
}

/** A place where firms say what they need: a pool floor whose category has specs. */
export async function demandFloor(database: Database): Promise<DemandFloor> {
  const floor = await poolFloor(database)
  await database.sql`
    update categories set spec_schema = ${JSON.stringify(SCHEMA)}::jsonb where slug = ${DEMAND_CATEGORY}`
  let listings = 0
  const maker = await floor.firm('supplier')
  return {
    ...floor,
    demand: async (by, wishes = {}) => {
      const made = await publishDemand(by.ctx, demandInput(wishes))
      if (!made.ok) throw new Error(made.refusal.code)
      return made.value.demandId
    },
    listing: async (specs, { priceFen = 12_000_000, tiers = [] } = {}) => {
      listings += 1
      const id = `lst_need_${String(listings).padStart(3, '0')}`
      const ladder = tiers.map(([fromQuantity, unitPriceFen]) => ({ fromQuantity, unitPriceFen }))
      await database.sql`
        insert into listings (id, supplier_id, category_slug, title, model, maker, county, specs, price_fen, standing_ladder,
          lead_time_days, warranty_months, state, updated_at)
        values (${id}, ${maker.id}, ${DEMAND_CATEGORY}, ${`袜机 ${listings}`}, ${`N-${listings}`}, '样例', '330481',
          ${JSON.stringify(specs)}::jsonb, ${priceFen}, ${tiers.length === 0 ? null : JSON.stringify(ladder)}::jsonb,
          30, 12, 'draft', ${floor.clock.now()})`
      await database.sql`update listings set state = 'submitted' where id = ${id}`
      await database.sql`
        update listings set state = 'published', published_at = ${floor.clock.now()} where id = ${id}`
      return id
    },
    demandState: async (demandId) => {
      const [row] = await database.sql<{ state: DemandState }[]>`
        select state from demands where id = ${demandId}`
      return row?.state
    },
  }
}

export function demandInput(wishes: Partial<PublishDemand> = {}): PublishDemand {
  return {
    category: DEMAND_CATEGORY,
    constraints: [],
    quantity: 2,
    maxPriceFen: null,
    latestDeliveryOn: null,
    county: '330481',
    retires: [],
    note: '',
    isDraft: false,
    ...wishes,
  }
}

/** The code of a refusal; undefined when it was none. */
export const codeOf = (result: unknown) =>
  (result as { refusal?: { code: string } } | undefined)?.refusal?.code
