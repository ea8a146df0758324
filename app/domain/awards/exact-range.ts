import type { AwardInstance } from './award-instance.ts'

/** True when a total of the instance is beyond 2^53 - 1 fen or sets: no double could carry it exactly. */
export function exceedsExactRange(instance: AwardInstance): boolean {
  let highestFen = 0n
  for (const offer of instance.offers) {
    let extraFen = 0n
    for (const fen of Object.values(offer.surchargeFen)) if (fen > extraFen) extraFen = fen
    const firstFen = (offer.tiers[0]?.unitPriceFen ?? 0n) + extraFen
    if (firstFen > highestFen) highestFen = firstFen
  }
  for (const { reserveFen } of instance.members) {
    if (reserveFen !== null && reserveFen > highestFen) highestFen = reserveFen
  }
  const sets = instance.members.reduce((sum, member) => sum + BigInt(member.quantity), 0n)
  return sets * (highestFen > 0n ? highestFen : 1n) > BigInt(Number.MAX_SAFE_INTEGER)
}
