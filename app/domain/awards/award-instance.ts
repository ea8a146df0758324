/**
 * What an award is decided on and what it answers (DOMAIN 8). Pure shapes: no pool, no firm, no clock.
 * Quantities are sets, money is fen. Ids are compared as strings by UTF-16 code unit, so that every machine
 * puts them in the same order.
 */

export interface AwardTier {
  readonly fromQuantity: number
  readonly unitPriceFen: bigint
}

export interface AwardMember {
  readonly id: string
  readonly quantity: number
  /** The highest landed unit price the member accepts; null: any price. Private for ever. */
  readonly reserveFen: bigint | null
  /** Ids of the offers the member accepts; null: any offer. */
  readonly accepts: readonly string[] | null
}

export interface AwardOffer {
  readonly id: string
  readonly capacity: number
  /** Strictly rising quantities, strictly falling prices. */
  readonly tiers: readonly AwardTier[]
  /** Added to the unit price, by member id; absent: nothing. */
  readonly surchargeFen: Readonly<Record<string, bigint>>
}

export interface AwardInstance {
  readonly minQuantity: number
  readonly members: readonly AwardMember[]
  readonly offers: readonly AwardOffer[]
}

/** Offer id per member id, null for the unserved. */
export type Assignment = Readonly<Record<string, string | null>>

export type AwardStatus = 'optimal' | 'gap' | 'infeasible'

export interface AwardOutcome {
  readonly status: AwardStatus
  readonly savingFen: bigint
  /** No award saves more. Equal to `savingFen` when the saving is proven. */
  readonly boundFen: bigint
  readonly servedQuantity: number
  readonly suppliers: number
  readonly assignment: Assignment
  /** Landed unit price per served member. */
  readonly priceFen: Readonly<Record<string, bigint>>
  /** Sets per offer that serves somebody. */
  readonly quantity: Readonly<Record<string, number>>
  /** Index of the ladder's tier per offer that serves somebody; 0 is the first. */
  readonly tier: Readonly<Record<string, number>>
}

/** The order of ids everywhere in an award. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Members or offers in order of id; the input stays as it was. */
export function inOrderOfId<T extends { readonly id: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => compareIds(a.id, b.id))
}

/** Nobody is served: the outcome when no award exists, or none was found. */
export function emptyOutcome(instance: AwardInstance, status: AwardStatus, boundFen: bigint): AwardOutcome {
  const assignment: Record<string, string | null> = {}
  for (const member of instance.members) assignment[member.id] = null
  return {
    status,
    savingFen: 0n,
    boundFen,
    servedQuantity: 0,
    suppliers: 0,
    assignment,
    priceFen: {},
    quantity: {},
    tier: {},
  }
}
