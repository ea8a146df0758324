import { createHash } from 'node:crypto'
import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { type ProofParts, proveAward } from '#app/domain/awards/award-proof.ts'
import { EMPTY_CERTIFICATE } from '#app/domain/awards/bound-certificate.ts'
import { publicSavingFen } from '#app/domain/awards/public-saving.ts'
import { decideStability } from '#app/domain/awards/stability.ts'

/** An outcome, and what its solver can tell of how far it is proven. */
export type SolvedOutcome = AwardOutcome & Partial<Omit<ProofParts, 'outcome'>>

/** What is kept beside an award so that its proof can be written again to the byte. */
export interface AwardEvidence {
  readonly evidence: Omit<ProofParts, 'outcome'>
  /** SHA-256 of the proof file, hexadecimal: whoever is shown the proof can tell that it is the one. */
  readonly proofSha256: string
  readonly publicSavingFen: bigint
}

export type KeptAward = AwardOutcome & AwardEvidence

/**
 * The evidence of an outcome; what its solver left out is completed: an exhaustive search proves everything. `nonce` is
 * chance: all but one reserve may be known to somebody, and a bare fingerprint would tell it by trying.
 */
export function awardEvidence(instance: AwardInstance, solved: SolvedOutcome, nonce: string): AwardEvidence {
  const { status, savingFen, boundFen, servedQuantity, suppliers, assignment, priceFen, quantity, tier } =
    solved
  const outcome = {
    ...{ status, savingFen, boundFen, servedQuantity, suppliers },
    ...{ assignment, priceFen, quantity, tier },
  }
  const isProven = status !== 'gap'
  const evidence = {
    proven: solved.proven ?? { saving: isProven, ties: isProven, smallest: isProven },
    certificate: solved.certificate ?? EMPTY_CERTIFICATE,
    stability: solved.stability ?? decideStability(instance, outcome),
    nonce,
  }
  const proof = JSON.stringify(
    proveAward(instance, { outcome, ...evidence }),
    (_, value) => (typeof value === 'bigint' ? Number(value) : value),
    1,
  )
  return {
    evidence,
    proofSha256: createHash('sha256').update(`${proof}\n`).digest('hex'),
    publicSavingFen: publicSavingFen(instance, outcome),
  }
}
