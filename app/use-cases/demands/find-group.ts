import { judgeConstraint, type SpecConstraint } from '#app/domain/demands/constraint.ts'
import { type GroupProposal, proposeGroup } from '#app/domain/demands/merge-constraints.ts'
import { openDemandsOf, specsOnOffer } from '#db/stores/demands.ts'
import type { Act } from '../use-case.ts'

/** The demands that could be bought together with one, as its page proposes them; null when there are none. */
export async function findGroup(
  { tx, now }: Act,
  category: string,
  demandId: string,
): Promise<GroupProposal | null> {
  const [open, specs] = [await openDemandsOf(tx.sql, category, now), await specsOnOffer(tx, category)]
  const own = open.find(({ id }) => id === demandId)
  if (!own) return null
  const others = open.filter(({ buyerId }) => buyerId !== own.buyerId)
  const isServed = (common: readonly SpecConstraint[]): boolean =>
    specs.some((each) => common.every((constraint) => judgeConstraint(constraint, each).held))
  return proposeGroup(own, others, isServed)
}
