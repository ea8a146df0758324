import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AwardAlternatives, Weighed } from '#app/domain/awards/award-alternatives.ts'
import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { earlierOffer, loweredOffer } from '#app/domain/awards/counterfactuals.ts'
import { answerByExhaustion, solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { answerExactly } from '#jobs/award/solve-exactly.ts'
import { weighAlternatives } from '#jobs/award/weigh-alternatives.ts'
import type { Ask } from '#jobs/award/weighing.ts'
import {
  everyAward,
  type PlainAward,
  type PlainTerms,
  plainTerms,
} from '#test/support/brute-force-alternatives.ts'
import { bruteForce } from '#test/support/brute-force-award.ts'
import { smallInstance } from '#test/support/small-awards.ts'

/** `HECAI_AWARD_CASES` is the size of the full campaign; the usual run takes a small share. */
const RUNS = Math.ceil(Number(process.env.HECAI_AWARD_CASES ?? 1200) / 8)

const byTrying: Ask = async (question) => answerByExhaustion(question)
const bySolver: Ask = async (question) => (await answerExactly(question, () => 30)).outcome

const savingOf = (award: Weighed) => (award === null || award === 'impossible' ? award : award.savingFen)
const bestOf = (awards: readonly PlainAward[]) =>
  awards.length === 0 ? 'impossible' : Math.max(...awards.map(({ saving }) => saving))

/** The instance with one offer replaced; references and caps stay as they were. */
function withOffer(instance: AwardInstance, offer: AwardInstance['offers'][number]): AwardInstance {
  return { ...instance, offers: instance.offers.map((one) => (one.id === offer.id ? offer : one)) }
}

/** Every award that saves most uses the offer. */
function wins(instance: AwardInstance, terms: PlainTerms, offerId: string): boolean {
  const awards = everyAward(instance, terms)
  const best = bestOf(awards)
  return awards.filter(({ saving }) => saving === best).every(({ load }) => (load[offerId] ?? 0) > 0)
}

/** Everyone who is served is served again, none dearer, and together they pay less. */
function winsInPublic(
  instance: AwardInstance,
  outcome: AwardOutcome,
  terms: PlainTerms,
  offerId: string,
): boolean {
  const served = Object.keys(outcome.priceFen)
  return everyAward(instance, terms).some(({ load, price }) => {
    if ((load[offerId] ?? 0) === 0 || Object.keys(price).length !== served.length) return false
    const now = served.map((id) => Number(outcome.priceFen[id]))
    if (served.some((id, at) => price[id] === undefined || (price[id] ?? 0) > (now[at] ?? 0))) return false
    return served.some((id, at) => (price[id] ?? 0) < (now[at] ?? 0))
  })
}

/** Every award of the firms served, without a word on reserves: each takes its public reference or what it pays. */
function publicAwards(instance: AwardInstance, outcome: AwardOutcome): PlainAward[] {
  const served = instance.members.filter(({ id }) => Object.hasOwn(outcome.priceFen, id))
  const members = served.map((member) => ({ ...member, reserveFen: null }))
  const terms = plainTerms({ ...instance, members })
  for (const { id } of members) {
    const own = terms[id] ?? null
    if (own !== null) terms[id] = { ...own, cap: Math.max(own.ref, Number(outcome.priceFen[id])) }
  }
  return everyAward({ ...instance, members }, terms)
}

async function checkAgainstEverything(instance: AwardInstance, ask: Ask): Promise<void> {
  const outcome = solveByExhaustion(instance)
  if (outcome.status !== 'optimal') return
  const { offers, members, isComplete } = await weighAlternatives(instance, outcome, ask)
  const terms = plainTerms(instance)
  const awards = everyAward(instance, terms)
  const inPublic = publicAwards(instance, outcome)
  expect(isComplete).toBe(true)
  for (const { offerId, kind, award, lowered, earlier } of offers) {
    const isUsed = (one: PlainAward) => (one.load[offerId] ?? 0) > 0
    expect(savingOf(award)).toBe(bestOf(inPublic.filter((one) => isUsed(one) === (kind === 'using'))))
    if (kind === 'without') continue
    const offer = instance.offers.find(({ id }) => id === offerId) as AwardInstance['offers'][number]
    const dearest = Number(offer.tiers.at(-1)?.unitPriceFen)
    const lower = (fen: number) => withOffer(instance, loweredOffer(offer, BigInt(fen)))
    if (lowered === 'impossible' || lowered === null) {
      expect(winsInPublic(lower(dearest), outcome, terms, offerId)).toBe(false)
    } else {
      expect(lowered.isExact).toBe(true)
      for (const fen of [lowered.value, Math.min(dearest, lowered.value + 3), dearest])
        expect(wins(lower(fen), terms, offerId)).toBe(true)
      expect(winsInPublic(lower(lowered.value - 1), outcome, terms, offerId)).toBe(false)
    }
    const from = (sets: number) => withOffer(instance, earlierOffer(offer, sets))
    if (earlier === 'impossible' || earlier === null) {
      expect(winsInPublic(from(1), outcome, terms, offerId)).toBe(false)
      continue
    }
    for (const sets of [1, earlier.value]) expect(wins(from(sets), terms, offerId)).toBe(true)
    expect(winsInPublic(from(earlier.value + 1), outcome, terms, offerId)).toBe(false)
  }
  for (const { memberId, served, oneMore, byOffer } of members) {
    const isServed = (one: PlainAward) => one.assignment[memberId] !== null
    if (outcome.assignment[memberId] === null) expect(savingOf(served)).toBe(bestOf(awards.filter(isServed)))
    for (const [offerId, award] of Object.entries(byOffer)) {
      expect(savingOf(award)).toBe(bestOf(awards.filter((one) => one.assignment[memberId] === offerId)))
    }
    const grown = instance.members.map((one) => ({
      ...one,
      quantity: one.quantity + Number(one.id === memberId),
    }))
    const then = bruteForce({ ...instance, members: grown })
    expect(oneMore).toMatchObject({ offerId: then?.assignment[memberId] ?? null, isExact: true })
  }
}

test(
  'each alternative, each winning price to the fen and each winning quantity is what trying everything finds',
  async () => {
    await fc.assert(
      fc.asyncProperty(smallInstance, (instance) => checkAgainstEverything(instance, byTrying)),
      { numRuns: 2 * RUNS, seed: 41 },
    )
  },
  60_000 + 400 * RUNS,
)

test(
  'the solver finds the same alternatives',
  async () => {
    await fc.assert(
      fc.asyncProperty(smallInstance, (instance) => checkAgainstEverything(instance, bySolver)),
      { numRuns: RUNS, seed: 42 },
    )
  },
  60_000 + 2_000 * RUNS,
)

test(
  'asked in slices of a few questions, each taken up where the last one was cut, the answers are the same',
  async () => {
    await fc.assert(
      fc.asyncProperty(smallInstance, fc.integer({ min: 1, max: 6 }), async (instance, patience) => {
        const outcome = solveByExhaustion(instance)
        if (outcome.status !== 'optimal') return
        const whole = await weighAlternatives(instance, outcome, byTrying)
        let told: AwardAlternatives | null = null
        for (let slices = 1; told?.isComplete !== true; slices += 1) {
          let left = patience
          const ask: Ask = async (question, share) => {
            left -= 1
            return left < 0 ? null : byTrying(question, share)
          }
          const part = await weighAlternatives(instance, outcome, ask, told)
          told = { budgetSeconds: 1, seconds: 1, slices, ...JSON.parse(JSON.stringify(part)) }
          expect(slices).toBeLessThan(400)
        }
        const bare = (terms: object) =>
          JSON.parse(JSON.stringify(terms, (key, part) => (key === 'lost' ? undefined : part)))
        expect(bare(told.offers)).toEqual(bare(whole.offers))
        expect(told.members).toEqual(JSON.parse(JSON.stringify(whole.members)))
        expect(told.answered).toBe(told.questions)
      }),
      { numRuns: RUNS, seed: 43 },
    )
  },
  60_000 + 400 * RUNS,
)
