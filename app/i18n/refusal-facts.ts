import type { RefusalFacts } from '#app/domain/shared/outcome.ts'

/** Whether a refusal brought this fact: a sentence without it is still a sentence. */
export function has(facts: RefusalFacts, key: string): boolean {
  return facts[key] !== undefined && facts[key] !== null
}
