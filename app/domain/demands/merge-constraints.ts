import { intersectConstraints, type SpecConstraint } from './constraint.ts'

/** What holds exactly where both lists hold, by key in order; null when nothing can hold both. */
export function mergeConstraints(
  a: readonly SpecConstraint[],
  b: readonly SpecConstraint[],
): SpecConstraint[] | null {
  const merged = new Map(a.map((constraint) => [constraint.key, constraint]))
  for (const constraint of b) {
    const known = merged.get(constraint.key)
    const both = known ? intersectConstraints(known, constraint) : constraint
    if (both === null) return null
    merged.set(constraint.key, both)
  }
  return [...merged.values()].sort((left, right) => (left.key < right.key ? -1 : 1))
}

/** Another firm's open demand as a proposal may know it: never its reserve price. */
export interface OpenDemand {
  readonly id: string
  readonly buyerId: string
  readonly quantity: number
  readonly constraints: readonly SpecConstraint[]
}

export interface GroupProposal {
  readonly members: readonly OpenDemand[]
  readonly common: readonly SpecConstraint[]
  /** Sets, the own demand's included. */
  readonly quantity: number
}

/**
 * Which open demands could be bought together with one's own (DOMAIN 5): the largest first, each joined when
 * its constraints are compatible with what is common so far and something on offer still serves all of them.
 * One demand per firm. Null when nobody fits.
 */
export function proposeGroup(
  own: OpenDemand,
  others: readonly OpenDemand[],
  isServed: (common: readonly SpecConstraint[]) => boolean,
): GroupProposal | null {
  let common: readonly SpecConstraint[] = own.constraints
  const members: OpenDemand[] = []
  const firms = new Set([own.buyerId])
  const ranked = others.toSorted((a, b) => b.quantity - a.quantity || (a.id < b.id ? -1 : 1))
  for (const other of ranked) {
    if (firms.has(other.buyerId)) continue
    const merged = mergeConstraints(common, other.constraints)
    if (merged === null || !isServed(merged)) continue
    common = merged
    members.push(other)
    firms.add(other.buyerId)
  }
  if (members.length === 0) return null
  const quantity = members.reduce((sum, member) => sum + member.quantity, own.quantity)
  return { members, common, quantity }
}

/** One demand per firm, the first of each: a firm is asked once, whatever it needs. */
export function oneEach<Demand extends Pick<OpenDemand, 'buyerId'>>(demands: readonly Demand[]): Demand[] {
  const firms = new Set<string>()
  return demands.filter(({ buyerId }) => !firms.has(buyerId) && firms.add(buyerId))
}
