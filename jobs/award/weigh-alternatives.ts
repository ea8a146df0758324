import type {
  AlternativeAward,
  AwardAlternatives,
  MemberAlternatives,
  OfferAlternative,
  Weighed,
} from '#app/domain/awards/award-alternatives.ts'
import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import {
  publicSide,
  servingMember,
  usingOffer,
  withOneMoreSet,
  withoutOffer,
} from '#app/domain/awards/counterfactuals.ts'
import { publicSavingFen } from '#app/domain/awards/public-saving.ts'
import { acceptsOffer, allMemberTerms } from '#app/domain/awards/reference-price.ts'
import { entryOf } from '#app/domain/shared/entry-of.ts'
import { type Ask, SHARE, type Weighing } from './weighing.ts'
import { winningPrice, winningQuantity } from './winning-terms.ts'

type Draft<T> = { -readonly [Key in keyof T]: T[Key] }

/** What is told so far, and how far the questions are. */
export type WeighedPart = Pick<
  AwardAlternatives,
  'isComplete' | 'answered' | 'questions' | 'offers' | 'members'
>

/** One thing to find out: how it stands, and how to ask for it (again). */
interface Question {
  readonly state: () => 'open' | 'inexact' | 'settled'
  readonly pose: () => Promise<void>
}

/**
 * What each alternative award would have saved, which price or quantity would have won, and what one more set would
 * have done: every figure is the answer to an award solved again. What was told `before` is taken over. Open
 * questions come first, those that matter most before the others; then those whose answer is not proven are asked
 * again, each time beginning with another one. What `ask` leaves unanswered is said to be so.
 */
export async function weighAlternatives(
  instance: AwardInstance,
  outcome: AwardOutcome,
  ask: Ask,
  before: AwardAlternatives | null = null,
): Promise<WeighedPart> {
  const publicly = publicSide(instance, outcome)
  const weighing = { instance, outcome, terms: allMemberTerms(instance), publicly, ask }
  const { offers, members } = draftsOf(instance, outcome, before)
  const { awards, terms } = offerQuestions(weighing, offers)
  const { left, others } = memberQuestions(weighing, members)
  const questions = [...awards, ...left, ...terms, ...others]
  for (const { state, pose } of questions) if (state() === 'open') await pose()
  const unproven = questions.filter(({ state }) => state() === 'inexact')
  const first = unproven.length === 0 ? 0 : (before?.slices ?? 0) % unproven.length
  if (before !== null) {
    for (const { pose } of [...unproven.slice(first), ...unproven.slice(0, first)]) await pose()
  }
  const answered = questions.filter(({ state }) => state() === 'settled').length
  const isComplete = answered === questions.length
  return { isComplete, answered, questions: questions.length, offers, members }
}

function draftsOf(instance: AwardInstance, outcome: AwardOutcome, before: AwardAlternatives | null) {
  const oldOffers = new Map(before?.offers.map((offer) => [offer.offerId, offer]))
  const oldMembers = new Map(before?.members.map((member) => [member.memberId, member]))
  const offers = instance.offers.map(({ id: offerId }): Draft<OfferAlternative> => {
    const kind = Object.hasOwn(outcome.quantity, offerId) ? 'without' : 'using'
    return { offerId, kind, award: null, lowered: null, earlier: null, ...oldOffers.get(offerId) }
  })
  const members = instance.members.map(
    ({ id: memberId }): Draft<MemberAlternatives> => ({
      ...{ memberId, served: null, oneMore: null, byOffer: {} },
      ...oldMembers.get(memberId),
    }),
  )
  return { offers, members }
}

/** Other awards, and what would have won by its price, then by its quantity. */
function offerQuestions(
  weighing: Weighing,
  offers: readonly Draft<OfferAlternative>[],
): { awards: Question[]; terms: Question[] } {
  const losing = offers.filter(({ kind }) => kind === 'using')
  const awards = offers.map(
    (offer): Question => ({
      state: () => stateOf(offer.award),
      pose: async () => {
        offer.award = betterOf(offer.award, await weighOffer(weighing, offer))
      },
    }),
  )
  const prices = losing.map(
    (offer): Question => ({
      state: () => stateOf(offer.lowered),
      pose: async () => {
        offer.lowered = (await winningPrice(weighing, offer.offerId, offer.lowered)) ?? offer.lowered
      },
    }),
  )
  const quantities = losing.map(
    (offer): Question => ({
      state: () => stateOf(offer.earlier),
      pose: async () => {
        offer.earlier = (await winningQuantity(weighing, offer.offerId, offer.earlier)) ?? offer.earlier
      },
    }),
  )
  return { awards, terms: [...prices, ...quantities] }
}

/** Those left out; one more set for each, then each at every other offer it accepts. */
function memberQuestions(
  weighing: Weighing,
  members: readonly Draft<MemberAlternatives>[],
): { left: Question[]; others: Question[] } {
  const { instance, outcome } = weighing
  const isLeft = (memberId: string): boolean => (entryOf(outcome.assignment, memberId) ?? null) === null
  const left = members
    .filter(({ memberId }) => isLeft(memberId))
    .map(
      (member): Question => ({
        state: () => stateOf(member.served),
        pose: async () => {
          member.served = betterOf(member.served, await weighMember(weighing, member.memberId, null))
        },
      }),
    )
  const more = members.map(
    (member): Question => ({
      state: () => stateOf(member.oneMore),
      pose: async () => {
        member.oneMore = (await oneMoreSet(weighing, member.memberId)) ?? member.oneMore
      },
    }),
  )
  const byId = new Map(instance.members.map((member) => [member.id, member]))
  const pairs = members.flatMap((row) => {
    const member = byId.get(row.memberId)
    if (member === undefined || isLeft(row.memberId)) return []
    return instance.offers
      .filter(({ id }) => id !== entryOf(outcome.assignment, row.memberId) && acceptsOffer(member, id))
      .map(({ id: offerId }) => pairQuestion(weighing, row, offerId))
  })
  return { left, others: [...more, ...pairs] }
}

function pairQuestion(weighing: Weighing, row: Draft<MemberAlternatives>, offerId: string): Question {
  return {
    state: () => stateOf(entryOf(row.byOffer, offerId) ?? null),
    pose: async () => {
      const found = await weighMember(weighing, row.memberId, offerId)
      const award = betterOf(entryOf(row.byOffer, offerId) ?? null, found)
      if (award !== null) row.byOffer = { ...row.byOffer, [offerId]: award }
    },
  }
}

function stateOf(answer: { readonly isExact: boolean } | 'impossible' | null): ReturnType<Question['state']> {
  if (answer === null) return 'open'
  return answer === 'impossible' || answer.isExact ? 'settled' : 'inexact'
}

/** Suppliers and visitors read it: it is asked among the firms served and by public prices alone. */
async function weighOffer({ instance, publicly, ask }: Weighing, offer: OfferAlternative): Promise<Weighed> {
  const { terms } = publicly
  const question = offer.kind === 'without' ? withoutOffer : usingOffer
  const found = await ask(question(publicly.instance, terms, offer.offerId), SHARE.awards)
  return awardOf(instance, found, 0n)
}

/** What was known stays, unless it is proven now or better. */
function betterOf(before: Weighed, found: Weighed): Weighed {
  if (found === null) return before
  if (before === null || before === 'impossible' || found === 'impossible') return found
  return found.isExact || found.savingFen > before.savingFen ? found : before
}

async function weighMember(
  { instance, terms, ask }: Weighing,
  memberId: string,
  offerId: string | null,
): Promise<Weighed> {
  const serving = servingMember(instance, terms, memberId, offerId)
  if (serving === null) return terms.get(memberId)?.refFen === null ? 'impossible' : null
  const found = await ask(serving.question, offerId === null ? SHARE.awards : SHARE.pairs)
  const isServed = found !== null && (entryOf(found.assignment, memberId) ?? null) !== null
  if (!isServed) return found === null || found.status === 'gap' ? null : 'impossible'
  return awardOf(instance, found, serving.bonusFen)
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
  const priceFen = entryOf(found.priceFen, memberId)
  return {
    offerId: entryOf(found.assignment, memberId) ?? null,
    priceFen: priceFen === undefined ? null : Number(priceFen),
    isExact: found.status !== 'gap',
  }
}
