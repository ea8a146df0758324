import type { RuleDeskView, RuleFormView, RuleVersionView } from '#app/contracts/views/policies.ts'
import { type PolicyRule, rulesInForce } from '#app/domain/policies/rule.ts'
import { addDays, dayInShanghai } from '#app/domain/shared/clock.ts'
import type { Database, Sql } from '#db/client.ts'
import { readRules } from './read-rules.ts'

/** Every rule with its versions, the newest first, and which of them holds today. */
export async function listRules({ sql }: Database, now: Date): Promise<RuleDeskView> {
  const on = dayInShanghai(now)
  const versions = await versionsOf(sql, on)
  const keys = [...new Set(versions.map(({ key }) => key))]
  return { on, rules: keys.map((key) => versions.filter((version) => version.key === key)) }
}

/** The form of a rule's next version, begun with what the last one says; null for no rule. */
export async function loadRuleForm(
  { sql }: Database,
  key: string,
  now: Date,
  idempotencyKey: string,
): Promise<RuleFormView | null> {
  const on = dayInShanghai(now)
  const versions = (await versionsOf(sql, on)).filter((version) => version.key === key)
  const rule = (await readRules(sql)).filter((one) => one.key === key).at(-1)
  const [last] = versions
  if (!last || !rule) return null
  const tomorrow = dayInShanghai(addDays(now, 1))
  const [, earliest = tomorrow] = [last.inForceFrom, tomorrow].toSorted()
  return { last, versions, earliest, terms: termsOf(rule), idempotencyKey }
}

async function versionsOf(sql: Sql, on: string): Promise<RuleVersionView[]> {
  const rules = await readRules(sql)
  const holding = new Set(rulesInForce(rules, on).map(({ key, version }) => `${key} ${version}`))
  const reasons = await sql<{ key: string; version: number; reason: string }[]>`
    select subject_id as key, (facts ->> 'version')::int as version, reason from audit_trail
    where machine = 'policy_rule' and event = 'write_version'`
  return rules
    .map((rule): RuleVersionView => {
      const { parameters: _, ...shown } = rule
      const isHolding = holding.has(`${rule.key} ${rule.version}`)
      const written = reasons.find(({ key, version }) => key === rule.key && version === rule.version)
      const standing = isHolding ? 'holds' : rule.inForceFrom > on ? 'coming' : 'over'
      return { ...shown, standing, reason: written?.reason ?? null }
    })
    .toSorted(
      (a, b) => a.article.localeCompare(b.article) || a.key.localeCompare(b.key) || b.version - a.version,
    )
}

/** The figures of a rule as its form shows them: amounts as numbers of fen. */
function termsOf({ kind, parameters }: PolicyRule): RuleFormView['terms'] {
  const plain = JSON.parse(
    JSON.stringify(parameters, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
  )
  return { kind, ...plain }
}
