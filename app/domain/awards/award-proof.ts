import { entryOf } from '#app/domain/shared/entry-of.ts'
import { type AwardInstance, type AwardOutcome, compareIds, inOrderOfId } from './award-instance.ts'
import { type BoundCertificate, certifyBound } from './bound-certificate.ts'
import { surchargeFen } from './ladder.ts'
import { acceptsOffer, allMemberTerms } from './reference-price.ts'
import type { Stability } from './stability.ts'

export const PROOF_FORMAT = 'hecai-award-proof'
export const PROOF_VERSION = 1

/** How far an outcome is proven; what is false is the best that was found in time. */
export interface ProvenObjectives {
  readonly saving: boolean
  /** Quantity and number of suppliers. */
  readonly ties: boolean
  /** Smallest assignment. */
  readonly smallest: boolean
}

/** Why an offer cannot serve a member, or that it could and others would pay for it. */
export type Obstacle = 'not-accepted' | 'capacity' | 'above-cap' | 'costs-others'

/** Everything that lets a stranger check an award (DOMAIN 8). Fen are bigint; the file writes them as integers. */
export interface AwardProof {
  readonly format: typeof PROOF_FORMAT
  readonly version: typeof PROOF_VERSION
  readonly instance: AwardInstance
  readonly terms: readonly {
    readonly member: string
    readonly refFen: bigint | null
    readonly capFen: bigint | null
  }[]
  readonly outcome: AwardOutcome
  readonly objectives: readonly {
    readonly name: string
    readonly value: bigint | null
    readonly proven: boolean
  }[]
  readonly certificate: BoundCertificate & { readonly boundFen: bigint }
  /**
   * Per offer without a sale: no award that uses it saves more than this; null: none can use it. `resolved` is the
   * best award that uses it, solved again; null: not solved; absent in proofs that carry none.
   */
  readonly losingOffers: readonly {
    readonly offer: string
    readonly savingAtMostFen: bigint | null
    readonly resolved?: ResolvedAward | null
  }[]
  /** Per member left out: no award that serves it saves more, and what each offer lacks. */
  readonly unservedMembers: readonly {
    readonly member: string
    readonly savingAtMostFen: bigint | null
    readonly offers: readonly {
      readonly offer: string
      readonly obstacle: Obstacle
      readonly missingFen: bigint
    }[]
  }[]
  readonly stability: Stability & { readonly note: string | null }
  /** Chance, so that a published fingerprint cannot be matched by guessing what is private. */
  readonly nonce?: string
}

/** An award that was solved again under one more condition; `gap`: the best found in time. */
export interface ResolvedAward {
  readonly status: AwardOutcome['status']
  readonly savingFen: bigint
  readonly servedQuantity: number
  readonly suppliers: number
  readonly assignment: AwardOutcome['assignment']
}

export interface ProofParts {
  readonly outcome: AwardOutcome
  readonly proven: ProvenObjectives
  readonly certificate: BoundCertificate
  readonly stability: Stability
  /** The best award that uses each losing offer, null where it was not solved; without it the proof carries none. */
  readonly resolved?: ReadonlyMap<string, AwardOutcome | null>
  readonly nonce?: string
}

/** The instance in the one order and spelling that a proof uses. */
export function canonicalInstance(instance: AwardInstance): AwardInstance {
  return {
    minQuantity: instance.minQuantity,
    members: inOrderOfId(instance.members).map(({ id, quantity, reserveFen, accepts }) => ({
      id,
      quantity,
      reserveFen,
      accepts: accepts === null ? null : [...accepts].sort(compareIds),
    })),
    offers: inOrderOfId(instance.offers).map((offer) => ({
      id: offer.id,
      capacity: offer.capacity,
      tiers: offer.tiers.map(({ fromQuantity, unitPriceFen }) => ({ fromQuantity, unitPriceFen })),
      surchargeFen: Object.fromEntries(
        Object.entries(offer.surchargeFen)
          .filter(([, fen]) => fen !== 0n)
          .sort(([a], [b]) => compareIds(a, b)),
      ),
    })),
  }
}

/** Writes the proof of an outcome: every figure in it is recomputed from the instance and the multipliers. */
export function proveAward(source: AwardInstance, parts: ProofParts): AwardProof {
  const instance = canonicalInstance(source)
  const { outcome, proven, certificate, stability, resolved, nonce } = parts
  const bound = certifyBound(instance, certificate)
  const terms = allMemberTerms(instance)
  const losers = instance.offers.filter((offer) => !Object.hasOwn(outcome.quantity, offer.id))
  const unserved = instance.members.filter(
    (member) => (entryOf(outcome.assignment, member.id) ?? null) === null,
  )
  return {
    format: PROOF_FORMAT,
    version: PROOF_VERSION,
    instance,
    terms: instance.members.map(({ id }) => ({
      member: id,
      ...(terms.get(id) ?? { refFen: null, capFen: null }),
    })),
    outcome,
    objectives: [
      { name: 'saving', value: outcome.savingFen, proven: proven.saving },
      { name: 'quantity', value: BigInt(outcome.servedQuantity), proven: proven.ties },
      { name: 'suppliers', value: BigInt(outcome.suppliers), proven: proven.ties },
      { name: 'assignment', value: null, proven: proven.smallest },
    ],
    certificate: { ...certificate, boundFen: bound.boundFen },
    losingOffers: losers.map(({ id }) => ({
      offer: id,
      savingAtMostFen: bound.offerUsedFen.get(id) ?? null,
      ...(resolved && { resolved: resolvedAward(resolved.get(id) ?? null) }),
    })),
    unservedMembers: unserved.map((member) => ({
      member: member.id,
      savingAtMostFen: bound.memberServedFen(member.id),
      offers: obstaclesOf(instance, member, terms.get(member.id)?.capFen ?? null),
    })),
    stability: {
      ...stability,
      note: stability.stable === null ? 'too large to decide within the limit' : null,
    },
    ...(nonce !== undefined && { nonce }),
  }
}

function resolvedAward(outcome: AwardOutcome | null): ResolvedAward | null {
  if (outcome === null) return null
  const { status, savingFen, servedQuantity, suppliers, assignment } = outcome
  return { status, savingFen, servedQuantity, suppliers, assignment }
}

/** What stands between a member and each offer; `missingFen` is how much dearer its lowest price is than the cap. */
export function obstaclesOf(
  instance: AwardInstance,
  member: AwardInstance['members'][number],
  capFen: bigint | null,
): { offer: string; obstacle: Obstacle; missingFen: bigint }[] {
  return instance.offers.map((offer) => {
    const lowestFen = (offer.tiers.at(-1)?.unitPriceFen ?? 0n) + surchargeFen(offer, member.id)
    if (!acceptsOffer(member, offer.id)) return { offer: offer.id, obstacle: 'not-accepted', missingFen: 0n }
    if (member.quantity > offer.capacity) return { offer: offer.id, obstacle: 'capacity', missingFen: 0n }
    if (capFen !== null && lowestFen > capFen) {
      return { offer: offer.id, obstacle: 'above-cap', missingFen: lowestFen - capFen }
    }
    return { offer: offer.id, obstacle: 'costs-others', missingFen: 0n }
  })
}
