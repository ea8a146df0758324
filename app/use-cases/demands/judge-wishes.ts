import { constraintFaults, type SpecConstraint } from '#app/domain/demands/constraint.ts'
import { wishFaults } from '#app/domain/demands/match-demand.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { loadSpecSchema } from '#db/stores/listings.ts'
import type { Act, Result } from '../use-case.ts'

interface Wishes {
  readonly constraints: readonly SpecConstraint[]
  readonly latestDeliveryOn: string | null
}

/**
 * Wishes must be about specs of the category and possible to hold, delivery must lie ahead. Refused:
 * CATEGORY_NOT_FOUND, SPECS_INVALID (field by field), DEADLINE_IN_PAST.
 */
export async function judgeWishes(
  { tx, now }: Act,
  category: string,
  { constraints, latestDeliveryOn }: Wishes,
): Promise<Result<null>> {
  const schema = await loadSpecSchema(tx, category)
  if (!schema) return refuse('CATEGORY_NOT_FOUND')
  const faults = [
    ...wishFaults(schema, constraints),
    ...constraintFaults(constraints).map(({ index, code }) => ({ key: constraints[index]?.key ?? '', code })),
  ]
  if (faults.length > 0)
    return refuse('SPECS_INVALID', Object.fromEntries(faults.map(({ key, code }) => [`specs.${key}`, code])))
  if (latestDeliveryOn !== null && latestDeliveryOn < dayInShanghai(now)) return refuse('DEADLINE_IN_PAST')
  return accept(null)
}
