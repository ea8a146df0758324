import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type ClaimRow, livingClaimsOf } from '#db/stores/claims.ts'
import type { Act, Result } from '../use-case.ts'
import { type LockedOrder, lockOrderFor } from './lock-order-for.ts'

export interface LockedClaim extends LockedOrder {
  readonly claim: ClaimRow
}

/** Locks pool, order and one of its living claims. CLAIM_NOT_FOUND when it is over, or was never there. */
export async function lockClaim(
  act: Act,
  of: { readonly orderId: string; readonly claimId: string },
  side: 'buyer' | 'supplier' | 'operator',
): Promise<Result<LockedClaim>> {
  const locked = await lockOrderFor(act, of.orderId, side)
  if (!locked.ok) return locked
  const claim = (await livingClaimsOf(act.tx, of.orderId)).find(({ id }) => id === of.claimId)
  return claim ? accept({ ...locked.value, claim }) : refuse('CLAIM_NOT_FOUND')
}
