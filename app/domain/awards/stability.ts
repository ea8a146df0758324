import { entryOf } from '#app/domain/shared/entry-of.ts'
import type { AwardInstance, AwardMember, AwardOffer, AwardOutcome } from './award-instance.ts'
import { inOrderOfId } from './award-instance.ts'
import { ladderPriceFen, surchargeFen } from './ladder.ts'
import { acceptsOffer, allMemberTerms, type MemberTerms } from './reference-price.ts'

/** Members who would each save more by leaving together for one offer. */
export interface BlockingCoalition {
  readonly offer: string
  readonly members: readonly string[]
  readonly quantity: number
  readonly priceFen: Readonly<Record<string, bigint>>
}

export interface Stability {
  /** Null when it could not be decided within the limit. */
  readonly stable: boolean | null
  readonly blocking: BlockingCoalition | null
}

interface Candidate {
  readonly member: AwardMember
  readonly extraFen: bigint
}

/** Beyond this many cells the totals of a tier are not searched as a table, but one by one. */
const MOST_CELLS = 50_000_000

/** Beyond this many different totals the search is given up; fewer than eighteen members never have as many. */
const MOST_TOTALS = 131_072

/**
 * Whether a group of members could do better on its own under the same offers: every one of them strictly
 * saving more than in the award (the core of the game without side payments). If a group could by several offers,
 * so could the part of it at one of them: it is enough to look for one offer, one tier, and a set of members
 * who all gain at that tier's price and whose quantities reach it within the capacity. That is a subset sum,
 * decided exactly. `isOver` is asked between tiers; once it is so, what was not looked at stays undecided.
 */
export function decideStability(
  instance: AwardInstance,
  outcome: AwardOutcome,
  isOver: () => boolean = () => false,
): Stability {
  const terms = allMemberTerms(instance)
  let isDecided = true
  for (const offer of inOrderOfId(instance.offers)) {
    for (const tier of offer.tiers) {
      if (tier.fromQuantity > offer.capacity) break
      if (isOver()) return { stable: null, blocking: null }
      const gainers = gainersAt(instance, outcome, terms, offer, tier.unitPriceFen)
      const group = reachQuantity(gainers, tier.fromQuantity, offer.capacity)
      if (group === 'undecided') isDecided = false
      else if (group !== null) return { stable: false, blocking: coalitionOf(offer, group) }
    }
  }
  return { stable: isDecided ? true : null, blocking: null }
}

/** Members who accept the offer and would save strictly more at this price than they do in the award. */
function gainersAt(
  instance: AwardInstance,
  outcome: AwardOutcome,
  terms: ReadonlyMap<string, MemberTerms>,
  offer: AwardOffer,
  unitPriceFen: bigint,
): Candidate[] {
  const gainers: Candidate[] = []
  for (const member of inOrderOfId(instance.members)) {
    const { refFen, capFen } = terms.get(member.id) ?? { refFen: null, capFen: null }
    if (refFen === null || capFen === null || !acceptsOffer(member, offer.id)) continue
    const extraFen = surchargeFen(offer, member.id)
    const priceFen = unitPriceFen + extraFen
    const nowFen = entryOf(outcome.priceFen, member.id) ?? refFen
    if (priceFen <= capFen && priceFen < nowFen) gainers.push({ member, extraFen })
  }
  return gainers
}

/** A set of candidates whose quantities total between the two, null when there is none. */
function reachQuantity(
  candidates: readonly Candidate[],
  least: number,
  most: number,
): readonly Candidate[] | null | 'undecided' {
  const usable = candidates.filter(({ member }) => member.quantity <= most)
  const total = usable.reduce((sum, { member }) => sum + member.quantity, 0)
  if (total < least) return null
  if (total <= most) return usable
  const filled = fillInOrder(usable, most)
  if (filled.reduce((sum, { member }) => sum + member.quantity, 0) >= least) return filled
  if (usable.length * (most + 1) <= MOST_CELLS) return subsetSum(usable, least, most)
  return sparseSubsetSum(usable, least, most)
}

function fillInOrder(candidates: readonly Candidate[], most: number): Candidate[] {
  let room = most
  return candidates.filter(({ member }) => {
    if (member.quantity > room) return false
    room -= member.quantity
    return true
  })
}

/** Subset sum by dynamic programming; `by[sum]` is the candidate that first reached the sum. */
function subsetSum(candidates: readonly Candidate[], least: number, most: number): Candidate[] | null {
  const by = new Int32Array(most + 1).fill(-1)
  const isReached = new Uint8Array(most + 1)
  isReached[0] = 1
  for (const [index, { member }] of candidates.entries()) {
    for (let sum = most; sum >= member.quantity; sum -= 1) {
      if (isReached[sum] === 1 || isReached[sum - member.quantity] !== 1) continue
      isReached[sum] = 1
      by[sum] = index
      if (sum < least) continue
      const group: Candidate[] = []
      for (let left = sum; left > 0; ) {
        const candidate = candidates[by[left] as number] as Candidate
        group.push(candidate)
        left -= candidate.member.quantity
      }
      return group.reverse()
    }
  }
  return null
}

/** The same where capacities are too large for a table: every total that can be made, while they are few. */
function sparseSubsetSum(
  candidates: readonly Candidate[],
  least: number,
  most: number,
): Candidate[] | null | 'undecided' {
  const groups = new Map<number, readonly Candidate[]>([[0, []]])
  for (const candidate of candidates) {
    for (const [sum, group] of [...groups]) {
      const total = sum + candidate.member.quantity
      if (total > most || groups.has(total)) continue
      if (total >= least) return [...group, candidate]
      if (groups.size >= MOST_TOTALS) return 'undecided'
      groups.set(total, [...group, candidate])
    }
  }
  return null
}

function coalitionOf(offer: AwardOffer, group: readonly Candidate[]): BlockingCoalition {
  const quantity = group.reduce((sum, { member }) => sum + member.quantity, 0)
  const unitPriceFen = ladderPriceFen(offer.tiers, quantity) ?? 0n
  const priceFen: Record<string, bigint> = {}
  for (const { member, extraFen } of group) priceFen[member.id] = unitPriceFen + extraFen
  return { offer: offer.id, members: group.map(({ member }) => member.id), quantity, priceFen }
}
