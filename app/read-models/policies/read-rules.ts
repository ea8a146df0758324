import type { RetiredView } from '#app/contracts/views/policies.ts'
import type { PolicyRule } from '#app/domain/policies/rule.ts'
import type { Sql } from '#db/client.ts'

/** Every rule in every version; amounts inside the parameters are fen again. */
export async function readRules(sql: Sql): Promise<PolicyRule[]> {
  const rows = await sql<PolicyRule[]>`
    select key, version, article, kind, name_zh as "nameZh", name_en as "nameEn", reading_zh as "readingZh",
      reading_en as "readingEn", parameters, in_force_from::text as "inForceFrom",
      in_force_until::text as "inForceUntil"
    from policy_rules order by article, key, version`
  return rows.map((row) => ({ ...row, parameters: withFen(row.parameters) }) as PolicyRule)
}

/** JSON has no bigint: what is called an amount of fen becomes one. */
function withFen(node: unknown, name = ''): unknown {
  if (typeof node === 'number' && name.endsWith('Fen')) return BigInt(node)
  if (Array.isArray(node)) return node.map((one) => withFen(one))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withFen(value, key)]))
}

/** The retire catalogue (article 8), with a mark on what a firm has said that it runs. */
export async function readRetired(sql: Sql, organisationId: string | null): Promise<RetiredView[]> {
  const rows = await sql<RetiredView[]>`
    select r.key, r.name_zh as "nameZh", r.name_en as "nameEn", r.reason_zh as "reasonZh", r.reason_en as "reasonEn",
      r.category_slug as "categorySlug", c.name_zh as "categoryZh", c.name_en as "categoryEn",
      r.listed_on::text as "listedOn",
      exists (select 1 from organisations o where o.id = ${organisationId} and r.name_zh = any (o.equipment_in_use))
        as "isInUse"
    from retire_catalogue r left join categories c on c.slug = r.category_slug
    where r.state = 'listed' order by c.position nulls last, r.name_zh`
  return [...rows]
}
