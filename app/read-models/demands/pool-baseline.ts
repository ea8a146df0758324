import type { BaselineView } from '#app/contracts/views/baseline.ts'
import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import type { SpecConstraint } from '#app/domain/demands/constraint.ts'
import { mergeConstraints, oneEach } from '#app/domain/demands/merge-constraints.ts'
import type { Sql } from '#db/client.ts'
import { openDemandsOf } from '#db/stores/demands.ts'

interface Row {
  readonly category: string
  readonly counties: string[]
  readonly organiserId: string
  readonly isOpen: boolean
  readonly constraints: SpecConstraint[]
  readonly fields: SpecField[]
}

/**
 * What a pool's machines must hold, and for its organiser, while it is open, how many firms with a compatible
 * demand could still be invited.
 */
export async function poolBaseline(
  sql: Sql,
  poolId: string,
  readerId: string | null,
  now: Date,
): Promise<BaselineView> {
  const [row] = await sql<Row[]>`
    select p.category_slug as category, p.counties, p.organiser_id as "organiserId",
      p.state = 'open' and p.join_closes_at > ${now} as "isOpen",
      coalesce(p.baseline_spec -> 'constraints', '[]'::jsonb) as constraints, c.spec_schema as fields
    from pools p join categories c on c.slug = p.category_slug where p.id = ${poolId}`
  if (!row) return { constraints: [], fields: [], invitable: null }
  const { category, counties, constraints, fields } = row
  if (!row.isOpen || row.organiserId !== readerId) return { constraints, fields, invitable: null }
  const [open, asked] = await Promise.all([
    openDemandsOf(sql, category, now),
    sql<{ firm: string }[]>`select organisation_id as firm from invitations where pool_id = ${poolId}`,
  ])
  const known = new Set(asked.map(({ firm }) => firm))
  const fitting = open.filter(
    (demand) =>
      (counties.length === 0 || counties.includes(demand.county)) &&
      !known.has(demand.buyerId) &&
      mergeConstraints(constraints, demand.constraints) !== null,
  )
  return { constraints, fields, invitable: oneEach(fitting).length }
}
