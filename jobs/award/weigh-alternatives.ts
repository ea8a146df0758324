import type {
  AlternativeAward,
  AwardAlternatives,
  MemberAlternatives,
  OfferAlternative,
  Weighed,
  WinningTerm,
} from '#app/domain/awards/award-alternatives.ts'
import {
  type AwardInstance,
  type AwardOffer,
  type AwardOutcome,
  ofId,
} from '#app/domain/awards/award-instance.ts'
import {
  earlierOffer,
  isWon,
  loweredOffer,
  publicMarket,
  servingMember,
  spareFen,
  usingOffer,
  withOneMoreSet,
  withoutOffer,
} from '#app/domain/awards/counterfactuals.ts'
import type { AwardQuestion } from '#app/domain/awards/exhaustive.ts'
import { publicSavingFen } from '#app/domain/awards/public-saving.ts'
import { acceptsOffer, allMemberTerms } from '#app/domain/awards/reference-price.ts'

/** Solves one question; null when this share of the budget was over before it began. */
export type Ask = (question: AwardQuestion, share: number) => Promise<AwardOutcome | null>

/** Which share of the budget is over when a kind of question is no longer begun. */
const SHARE = { awards: 0.5, price: 0.75, quantity: 0.85, oneMore: 0.95, pairs: 1 } as const

type Draft<T> = { -readonly [Key in keyof T]: T[Key] }

interface Weighing {
  readonly instance: AwardInstance
  readonly outcome: AwardOutcome
  readonly terms: ReturnType<typeof allMemberTerms>
  readonly ask: Ask
}

/** Serving each member by each other offer is asked for up to this many pairs. */
const MOST_PAIRS = 400

/**
 * What each alternative award would have saved, which price or quantity would have won, and what one more set would
 * have done: every figure is the answer to an award solved again. The questions that matter most come first; what
 * `ask` leaves unanswered is said to be so.
 */
export async function weighAlternatives(
  instance: AwardInstance,
  outcome: AwardOutcome,
  ask: Ask,
): Promise<Pick<AwardAlternatives, 'isComplete' | 'offers' | 'members'>> {
  const weighing = { instance, outcome, terms: allMemberTerms(instance), ask }
  const offers = instance.offers.map(({ id: offerId }): Draft<OfferAlternative> => {
    const kind = Object.hasOwn(outcome.quantity, offerId) ? 'without' : 'using'
    return { offerId, kind, award: null, lowered: null, earlier: null }
  })
  const members = instance.members.map(
    ({ id: memberId }): Draft<MemberAlternatives> => ({ memberId, served: null, oneMore: null, byOffer: {} }),
  )
  for (const offer of offers) offer.award = await weighOffer(weighing, offer)
  const left = members.filter(({ memberId }) => (ofId(outcome.assignment, memberId) ?? null) === null)
  for (const member of left) member.served = await weighMember(weighing, member.memberId, null)
  const losing = offers.filter(({ kind }) => kind === 'using')
  for (const offer of losing) offer.lowered = await winningPrice(weighing, offer.offerId)
  for (const offer of losing) offer.earlier = await winningQuantity(weighing, offer.offerId)
  for (const member of members) member.oneMore = await oneMoreSet(weighing, member.memberId)
  const isPaired = await weighPairs(weighing, members)
  const weighed = [...offers.map(({ award }) => award), ...left.map(({ served }) => served)]
  const isComplete =
    isPaired &&
    weighed.every((award) => award === 'impossible' || award?.isExact === true) &&
    losing.every(({ lowered, earlier }) => [lowered, earlier].every(isSettled)) &&
    members.every(({ oneMore }) => oneMore?.isExact === true)
  return { isComplete, offers, members }
}

function isSettled(term: WinningTerm | 'impossible' | null): boolean {
  return term === 'impossible' || term?.isExact === true
}

async function weighOffer({ instance, terms, ask }: Weighing, offer: OfferAlternative): Promise<Weighed> {
  const question = offer.kind === 'without' ? withoutOffer : usingOffer
  return awardOf(instance, await ask(question(instance, terms, offer.offerId), SHARE.awards), 0n)
}

async function weighMember(
  { instance, terms, ask }: Weighing,
  memberId: string,
  offerId: string | null,
): Promise<Weighed> {
  const serving = servingMember(instance, terms, memberId, offerId)
  if (serving === null) return terms.get(memberId)?.refFen === null ? 'impossible' : null
  const found = await ask(serving.question, offerId === null ? SHARE.awards : SHARE.pairs)
  const isServed = found !== null && (ofId(found.assignment, memberId) ?? null) !== null
  if (!isServed) return found === null || found.status === 'gap' ? null : 'impossible'
  return awardOf(instance, found, serving.bonusFen)
}

async function weighPairs(
  weighing: Weighing,
  members: readonly Draft<MemberAlternatives>[],
): Promise<boolean> {
  const { instance, outcome } = weighing
  const pairs = instance.members.flatMap((member) => {
    const row = members.find(({ memberId }) => memberId === member.id)
    if (row === undefined || (ofId(outcome.assignment, member.id) ?? null) === null) return []
    return instance.offers
      .filter(({ id }) => id !== ofId(outcome.assignment, member.id) && acceptsOffer(member, id))
      .map((offer) => ({ row, offerId: offer.id }))
  })
  if (pairs.length > MOST_PAIRS) return false
  let isComplete = true
  for (const { row, offerId } of pairs) {
    const found = await weighMember(weighing, row.memberId, offerId)
    row.byOffer = { ...row.byOffer, [offerId]: found }
    isComplete &&= found === 'impossible' || found?.isExact === true
  }
  return isComplete
}

function awardOf(instance: AwardInstance, found: AwardOutcome | null, bonusFen: bigint): Weighed {
  if (found === null || (found.status === 'gap' && found.servedQuantity === 0)) return null
  if (found.status === 'infeasible') return 'impossible'
  const award: AlternativeAward = {
    savingFen: Number(found.savingFen - bonusFen),
    publicSavingFen: Number(publicSavingFen(instance, found)),
    servedQuantity: found.servedQuantity,
    suppliers: found.suppliers,
    isExact: found.status === 'optimal',
  }
  return award
}

async function oneMoreSet(
  { instance, ask }: Weighing,
  memberId: string,
): Promise<MemberAlternatives['oneMore']> {
  const found = await ask(withOneMoreSet(instance, memberId), SHARE.oneMore)
  if (found === null) return null
  const priceFen = ofId(found.priceFen, memberId)
  return {
    offerId: ofId(found.assignment, memberId) ?? null,
    priceFen: priceFen === undefined ? null : Number(priceFen),
    isExact: found.status !== 'gap',
  }
}

/**
 * The least by which every tier must fall for the offer to win in the public market, to the fen. With references and
 * caps held, an award without the offer saves the same whatever the offer costs, and one with it saves more the
 * cheaper it is and stays feasible: what wins at one price wins at every lower one, so halving finds the edge.
 * An award that won also tells how much of the fall it did not need.
 */
async function winningPrice(
  { instance, outcome, ask }: Weighing,
  offerId: string,
): Promise<OfferAlternative['lowered']> {
  const offer = instance.offers.find(({ id }) => id === offerId) as AwardOffer
  const market = (lessFen: bigint) => publicMarket(instance, outcome, loweredOffer(offer, lessFen))
  let lost = 0n
  let won: { lessFen: bigint; found: AwardOutcome } | null = null
  let probe = offer.tiers.at(-1)?.unitPriceFen ?? 0n
  for (let step = 0; won === null || won.lessFen > lost + 1n; step += 1) {
    const question = market(probe)
    const found = await ask(question, SHARE.price)
    if (found !== null && isWon(found)) {
      won = { lessFen: probe - spareFen(question, found), found }
    } else if (found === null || found.status === 'gap') break
    else if (won === null) return 'impossible'
    else lost = probe
    const middle = (lost + (won?.lessFen ?? probe)) / 2n
    probe = step % 2 === 0 ? (won?.lessFen ?? probe) - 1n : middle
    if (probe <= lost) break
  }
  if (won === null) return null
  const unitFen = loweredOffer(offer, won.lessFen).tiers[ofId(won.found.tier, offerId) ?? -1]?.unitPriceFen
  return {
    value: Number(won.lessFen),
    quantity: ofId(won.found.quantity, offerId) ?? 0,
    unitPriceFen: Number(unitFen ?? 0n),
    isExact: won.lessFen === lost + 1n,
  }
}

/** The most sets from which the offer's lowest price could hold for it to win, found by halving likewise. */
async function winningQuantity(
  { instance, outcome, ask }: Weighing,
  offerId: string,
): Promise<OfferAlternative['earlier']> {
  const offer = instance.offers.find(({ id }) => id === offerId) as AwardOffer
  let lost = offer.tiers.at(-1)?.fromQuantity ?? 1
  let won: { from: number; found: AwardOutcome } | null = null
  let probe = 1
  while ((won?.from ?? 0) < lost - 1) {
    const found = await ask(publicMarket(instance, outcome, earlierOffer(offer, probe)), SHARE.quantity)
    if (found !== null && isWon(found)) won = { from: probe, found }
    else if (found === null || found.status === 'gap') break
    else if (won === null) return 'impossible'
    else lost = probe
    probe = Math.floor(((won?.from ?? 0) + lost) / 2)
  }
  if (won === null) return lost <= 1 ? 'impossible' : null
  const unitFen = offer.tiers.at(-1)?.unitPriceFen
  const tier = earlierOffer(offer, won.from).tiers[ofId(won.found.tier, offerId) ?? -1]
  return {
    value: won.from,
    quantity: ofId(won.found.quantity, offerId) ?? 0,
    unitPriceFen: Number(tier?.unitPriceFen ?? unitFen ?? 0n),
    isExact: won.from === lost - 1,
  }
}
