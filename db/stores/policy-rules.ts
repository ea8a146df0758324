import type { PolicyRule } from '#app/domain/policies/rule.ts'
import type { Tx } from '../transaction.ts'

/** The last version of a rule, which nobody follows with another until the transaction ends; null when there is none. */
export async function lockLastRule(tx: Tx, key: string): Promise<PolicyRule | null> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`policy.rule ${key}`}, 0))`
  const rows = await tx.sql<PolicyRule[]>`
    select key, version, article, kind, name_zh as "nameZh", name_en as "nameEn", reading_zh as "readingZh",
      reading_en as "readingEn", parameters, in_force_from::text as "inForceFrom",
      in_force_until::text as "inForceUntil"
    from policy_rules where key = ${key} order by version desc limit 1`
  return rows[0] ?? null
}

/** Writes a version; amounts of fen become numbers of JSON. */
export async function insertRule(tx: Tx, rule: Omit<PolicyRule, 'parameters'> & { parameters: object }) {
  const parameters = JSON.stringify(rule.parameters, (_, value) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
  await tx.sql`
    insert into policy_rules (key, version, article, kind, name_zh, name_en, reading_zh, reading_en, parameters,
      in_force_from, in_force_until)
    values (${rule.key}, ${rule.version}, ${rule.article}, ${rule.kind}, ${rule.nameZh}, ${rule.nameEn},
      ${rule.readingZh}, ${rule.readingEn}, ${parameters}::jsonb, ${rule.inForceFrom}::date,
      ${rule.inForceUntil}::date)`
}
