import { entryOf } from '#app/domain/shared/entry-of.ts'
import type { AwardInstance, AwardOutcome } from './award-instance.ts'
import { referencePriceFen } from './reference-price.ts'

/**
 * What the members served save against public prices alone, in fen: where DOMAIN 8 takes a member's reserve for its
 * reference, the lowest first-tier landed price stands instead, so that no reserve can be told from the sum.
 */
export function publicSavingFen(instance: AwardInstance, outcome: AwardOutcome): bigint {
  let savingFen = 0n
  for (const member of instance.members) {
    const priceFen = entryOf(outcome.priceFen, member.id)
    const refFen = referencePriceFen({ ...member, reserveFen: null }, instance.offers)
    if (priceFen === undefined || refFen === null) continue
    savingFen += BigInt(member.quantity) * (refFen - priceFen)
  }
  return savingFen
}
