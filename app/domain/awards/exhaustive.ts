import type { AwardInstance, AwardOffer, AwardOutcome } from './award-instance.ts'
import { emptyOutcome, inOrderOfId } from './award-instance.ts'
import { evaluateAssignment } from './evaluate-assignment.ts'
import { surchargeFen, tierIndexAt } from './ladder.ts'
import { allMemberTerms, type MemberTerms } from './reference-price.ts'

/** A member with what each possible offer could mean to it; `offers` in order of id. */
interface Choice {
  readonly memberId: string
  readonly quantity: number
  readonly refFen: bigint
  readonly capFen: bigint
  readonly offers: readonly { readonly index: number; readonly extraFen: bigint }[]
  /** No award saves this member and all after it more. */
  readonly restFen: bigint
  readonly restQuantity: number
}

/** What may be asked otherwise than DOMAIN 8 asks it. */
export interface AwardQuestion {
  readonly instance: AwardInstance
  /** Reference and cap per member; those of the instance unless they are held as they were elsewhere. */
  readonly terms: ReadonlyMap<string, MemberTerms>
  /** The id of an offer that must be used, whatever that costs; null: none. */
  readonly required: string | null
}

/** The question that DOMAIN 8 asks. */
export function plainQuestion(instance: AwardInstance): AwardQuestion {
  return { instance, terms: allMemberTerms(instance), required: null }
}

interface Best {
  savingFen: bigint
  servedQuantity: number
  suppliers: number
  picks: readonly number[]
}

/**
 * The exact award by trying every assignment, in the order that makes the first of equals the smallest.
 * For small pools only: the number of assignments is (offers + 1) to the power of members, cut by a bound
 * on what the members left over could still save.
 */
export function solveByExhaustion(instance: AwardInstance): AwardOutcome {
  return answerByExhaustion(plainQuestion(instance))
}

/** The same for a question that is asked otherwise. */
export function answerByExhaustion({ instance, terms, required }: AwardQuestion): AwardOutcome {
  const offers = inOrderOfId(instance.offers)
  const choices = choicesOf(instance, offers, terms)
  const must = offers.findIndex((offer) => offer.id === required)
  if (required !== null && must < 0) return emptyOutcome(instance, 'infeasible', 0n)
  const picks: number[] = choices.map(() => -1)
  const filled: number[] = offers.map(() => 0)
  let best: Best | null = null

  const visit = (depth: number, served: number, reachableFen: bigint): void => {
    const choice = choices[depth]
    if (best !== null && reachableFen < best.savingFen) return
    if (choice === undefined) {
      if (must >= 0 && (filled[must] ?? 0) === 0) return
      const value = valueFrom(choices, offers, picks, filled, served)
      if (value !== null && served >= instance.minQuantity && served > 0 && isBetter(value, best))
        best = value
      return
    }
    if (served + choice.restQuantity < instance.minQuantity) return
    for (const { index } of choice.offers) {
      const offer = offers[index] as AwardOffer
      const sets = (filled[index] ?? 0) + choice.quantity
      if (sets > offer.capacity) continue
      filled[index] = sets
      picks[depth] = index
      visit(depth + 1, served + choice.quantity, reachableFen)
      filled[index] = sets - choice.quantity
    }
    picks[depth] = -1
    const restFen = choices[depth + 1]?.restFen ?? 0n
    visit(depth + 1, served, reachableFen - (choice.restFen - restFen))
  }
  visit(0, 0, choices[0]?.restFen ?? 0n)
  return outcomeOf({ instance, terms, required }, offers, choices, best)
}

function choicesOf(
  instance: AwardInstance,
  offers: readonly AwardOffer[],
  terms: AwardQuestion['terms'],
): Choice[] {
  const choices: Choice[] = []
  let restFen = 0n
  let restQuantity = 0
  for (const member of inOrderOfId(instance.members).reverse()) {
    const { refFen, capFen } = terms.get(member.id) ?? { refFen: null, capFen: null }
    if (refFen === null || capFen === null) continue
    const possible: { index: number; extraFen: bigint }[] = []
    let bestFen = 0n
    for (const [index, offer] of offers.entries()) {
      const last = offer.tiers.at(-1)
      if (last === undefined || member.quantity > offer.capacity) continue
      if (member.accepts !== null && !member.accepts.includes(offer.id)) continue
      const extraFen = surchargeFen(offer, member.id)
      if (last.unitPriceFen + extraFen > capFen) continue
      possible.push({ index, extraFen })
      const gainFen = refFen - last.unitPriceFen - extraFen
      if (gainFen > bestFen) bestFen = gainFen
    }
    if (possible.length === 0) continue
    restFen += BigInt(member.quantity) * bestFen
    restQuantity += member.quantity
    const { id: memberId, quantity } = member
    choices.unshift({ memberId, quantity, refFen, capFen, offers: possible, restFen, restQuantity })
  }
  return choices
}

/** The value of a complete assignment, null when a tier is missed or a price is above its cap. */
function valueFrom(
  choices: readonly Choice[],
  offers: readonly AwardOffer[],
  picks: readonly number[],
  filled: readonly number[],
  servedQuantity: number,
): Best | null {
  const unitFen: (bigint | null)[] = []
  let suppliers = 0
  for (const [index, offer] of offers.entries()) {
    const sets = filled[index] ?? 0
    if (sets > 0) suppliers += 1
    const tier = sets > 0 ? offer.tiers[tierIndexAt(offer.tiers, sets)] : undefined
    if (sets > 0 && tier === undefined) return null
    unitFen.push(tier?.unitPriceFen ?? null)
  }
  let savingFen = 0n
  for (const [depth, choice] of choices.entries()) {
    const pick = picks[depth] ?? -1
    if (pick < 0) continue
    const extraFen = choice.offers.find((offer) => offer.index === pick)?.extraFen ?? 0n
    const landedFen = (unitFen[pick] ?? 0n) + extraFen
    if (landedFen > choice.capFen) return null
    savingFen += BigInt(choice.quantity) * (choice.refFen - landedFen)
  }
  return { savingFen, servedQuantity, suppliers, picks: [...picks] }
}

function isBetter(value: Best, best: Best | null): boolean {
  if (best === null) return true
  if (value.savingFen !== best.savingFen) return value.savingFen > best.savingFen
  if (value.servedQuantity !== best.servedQuantity) return value.servedQuantity > best.servedQuantity
  return value.suppliers < best.suppliers
}

function outcomeOf(
  { instance, terms }: AwardQuestion,
  offers: readonly AwardOffer[],
  choices: readonly Choice[],
  best: Best | null,
): AwardOutcome {
  const empty = emptyOutcome(instance, 'infeasible', 0n)
  if (best === null) return empty
  const assignment: Record<string, string | null> = { ...empty.assignment }
  for (const [depth, choice] of choices.entries()) {
    assignment[choice.memberId] = offers[best.picks[depth] ?? -1]?.id ?? null
  }
  const { violations, ...value } = evaluateAssignment(instance, assignment, terms)
  if (violations.length > 0) throw new Error('the exhaustive search contradicts the evaluation')
  return { status: 'optimal', boundFen: value.savingFen, assignment, ...value }
}
