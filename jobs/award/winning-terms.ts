import type { OfferAlternative, WinningTerm } from '#app/domain/awards/award-alternatives.ts'
import type { AwardOffer, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import {
  earlierOffer,
  isWon,
  loweredOffer,
  publicMarket,
  spareFen,
} from '#app/domain/awards/counterfactuals.ts'
import { entryOf } from '#app/domain/shared/entry-of.ts'
import { SHARE, type Weighing } from './weighing.ts'

/** A search that goes on: what is known to win, null as long as nothing is, and what is known to lose. */
type Before = WinningTerm | 'impossible' | null

/**
 * The least by which every tier must fall for the offer to win in the public market, to the fen. With references and
 * caps held, an award without the offer saves the same whatever the offer costs, and one with it saves more the
 * cheaper it is and stays feasible: what wins at one price wins at every lower one, so halving finds the edge.
 * An award that won also tells how much of the fall it did not need.
 * A search that was cut goes on from what it knew.
 */
export async function winningPrice(
  { instance, outcome, ask }: Weighing,
  offerId: string,
  before: Before = null,
): Promise<OfferAlternative['lowered']> {
  const offer = offerOf(instance.offers, offerId)
  const market = (lessFen: bigint) => publicMarket(instance, outcome, loweredOffer(offer, lessFen))
  let won = isTerm(before) ? before : null
  let lost = won?.lost ?? 0
  let probe = won === null ? Number(offer.tiers.at(-1)?.unitPriceFen ?? 0n) : middleOf(lost, won.value)
  for (let step = 0; won === null || won.value > lost + 1; step += 1) {
    if (probe <= lost) break
    const question = market(BigInt(probe))
    const found = await ask(question, SHARE.price)
    if (found !== null && isWon(found)) {
      const value = probe - Number(spareFen(question, found))
      won = termOf(loweredOffer(offer, BigInt(value)), found, value, lost)
    } else if (found === null || found.status === 'gap') break
    else if (won === null) return 'impossible'
    else lost = probe
    const edge: number = won?.value ?? probe
    probe = step % 2 === 0 ? edge - 1 : middleOf(lost, edge)
  }
  return won === null ? null : { ...won, lost, isExact: won.value === lost + 1 }
}

/** The most sets from which the offer's lowest price could hold for it to win, found by halving likewise. */
export async function winningQuantity(
  { instance, outcome, ask }: Weighing,
  offerId: string,
  before: Before = null,
): Promise<OfferAlternative['earlier']> {
  const offer = offerOf(instance.offers, offerId)
  let won = isTerm(before) ? before : null
  let lost = won?.lost ?? offer.tiers.at(-1)?.fromQuantity ?? 1
  let probe = won === null ? 1 : middleOf(won.value, lost)
  while ((won?.value ?? 0) < lost - 1) {
    const earlier = earlierOffer(offer, probe)
    const found = await ask(publicMarket(instance, outcome, earlier), SHARE.quantity)
    if (found !== null && isWon(found)) won = termOf(earlier, found, probe, lost)
    else if (found === null || found.status === 'gap') break
    else if (won === null) return 'impossible'
    else lost = probe
    probe = middleOf(won?.value ?? 0, lost)
  }
  if (won === null) return lost <= 1 ? 'impossible' : null
  return { ...won, lost, isExact: won.value === lost - 1 }
}

function isTerm(before: Before): before is WinningTerm {
  return before !== null && before !== 'impossible'
}

function offerOf(offers: readonly AwardOffer[], offerId: string): AwardOffer {
  const offer = offers.find(({ id }) => id === offerId)
  if (offer === undefined) throw new Error(`${offerId} is no offer of this award`)
  return offer
}

/** What the offer sells and costs in an award that it won. */
function termOf(offer: AwardOffer, found: AwardOutcome, value: number, lost: number): WinningTerm {
  const tier = offer.tiers[entryOf(found.tier, offer.id) ?? -1]
  const quantity = entryOf(found.quantity, offer.id) ?? 0
  return { value, quantity, unitPriceFen: Number(tier?.unitPriceFen ?? 0n), isExact: false, lost }
}

function middleOf(low: number, high: number): number {
  return Math.floor((low + high) / 2)
}
