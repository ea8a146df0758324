import type { PolicyPlan } from '#app/contracts/policies.ts'
import type { PoliciesView } from '#app/contracts/views/policies.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import { awardsOf, evaluatePlan } from './evaluate-plan.ts'
import { readRetired, readRules } from './read-rules.ts'

/** The calculator with the rules of today, and what they say to a plan when there is one. */
export async function loadPolicies(
  { sql }: Database,
  plan: PolicyPlan | null,
  organisationId: string | null,
  now: Date,
): Promise<Omit<PoliciesView, 'faults' | 'typed' | 'mayWrite'>> {
  const on = dayInShanghai(now)
  const [rules, retired] = await Promise.all([readRules(sql), readRetired(sql, organisationId)])
  const names = retired.map(({ nameZh }) => nameZh)
  const evaluation = plan && evaluatePlan(rules, names, plan, on)
  return { on, retired, awards: awardsOf(rules, on), evaluation }
}
