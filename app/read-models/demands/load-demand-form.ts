import type { DemandFormView, DemandView } from '#app/contracts/views/demands.ts'
import type { CategoryView } from '#app/contracts/views/pools.ts'
import type { SpecSchema } from '#app/domain/catalogue/spec-schema.ts'
import type { SpecConstraint } from '#app/domain/demands/constraint.ts'
import { wishFaults } from '#app/domain/demands/match-demand.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import type { Database } from '#db/client.ts'
import { ownDemands } from './demand-rows.ts'
import { oldEquipmentOf } from './old-equipment.ts'

interface Asked {
  readonly organisationId: string
  /** null: still to be chosen. */
  readonly category: string | null
  /** From a search that becomes a demand; what the category does not know is left out. */
  readonly wishes: readonly SpecConstraint[]
  readonly idempotencyKey: string
}

/** The form of a new demand; null when the category does not exist. */
export function loadDemandForm(database: Database, asked: Asked): Promise<DemandFormView | null> {
  return formOf(database, asked, null)
}

/** The form that changes a firm's own demand; null when it is not there, not its own, or not to be changed. */
export async function loadChangeForm(
  database: Database,
  asked: { readonly organisationId: string; readonly demandId: string; readonly idempotencyKey: string },
): Promise<DemandFormView | null> {
  const [demand] = await ownDemands(database.sql, asked.organisationId, asked.demandId, 1)
  if (!demand || !['draft', 'open'].includes(demand.state)) return null
  const { constraints: wishes, category } = demand
  return formOf(database, { ...asked, wishes, category: category.slug }, demand)
}

async function formOf(
  { sql }: Database,
  asked: Asked,
  demand: DemandView | null,
): Promise<DemandFormView | null> {
  const [categories, firms] = await Promise.all([
    sql<(CategoryView & { schema: SpecSchema })[]>`
      select slug, name_zh as "nameZh", name_en as "nameEn", spec_schema as schema
      from categories order by position, slug`,
    sql<{ county: string; inUse: string[] }[]>`
      select county, equipment_in_use as "inUse" from organisations where id = ${asked.organisationId}`,
  ])
  const chosen = categories.find(({ slug }) => slug === asked.category) ?? null
  if (asked.category !== null && chosen === null) return null
  const fields = chosen?.schema ?? []
  const plain = ({ slug, nameZh, nameEn }: CategoryView): CategoryView => ({ slug, nameZh, nameEn })
  return {
    categories: categories.map(plain),
    category: chosen && plain(chosen),
    fields: [...fields],
    wishes: asked.wishes.filter((wish) => wishFaults(fields, [wish]).length === 0),
    counties: COUNTIES.map(({ code }) => code),
    defaultCounty: demand?.county ?? firms[0]?.county ?? '',
    oldEquipment: await oldEquipmentOf(sql, firms[0]?.inUse ?? [], asked.category),
    demand,
    idempotencyKey: asked.idempotencyKey,
  }
}
