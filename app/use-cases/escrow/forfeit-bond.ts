import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { splitFen } from '#app/domain/shared/money.ts'
import { postJournal } from '#db/stores/ledger.ts'
import type { Act } from '../use-case.ts'
import { type Bonded, closeBond } from './close-bond.ts'
import { payBack } from './pay-back.ts'

/**
 * A forfeited bond compensates the firms that were left without their supplier, pro rata to their sets; where
 * nobody was left without, it falls to the platform.
 */
export async function forfeitBond(
  act: Act,
  offer: Bonded,
  injured: readonly { readonly organisationId: string; readonly quantity: number }[],
): Promise<void> {
  await closeBond(act, offer)
  if (offer.bondHeldFen === 0n) return
  const from = account('bond', offer.id, offer.poolId)
  if (injured.length === 0) {
    await postJournal(act.tx, act.now, {
      id: act.ids.next('jrn'),
      idempotencyKey: `bond-forfeited:${offer.id}`,
      kind: 'forfeited',
      poolId: offer.poolId,
      orderId: null,
      paymentId: null,
      postings: [{ from, to: account('platform_fee', 'hecai', null), amountFen: offer.bondHeldFen }],
    })
    return
  }
  const shares = splitFen(
    offer.bondHeldFen,
    injured.map((firm) => BigInt(firm.quantity)),
  )
  for (const [index, firm] of injured.entries()) {
    await payBack(act, {
      purpose: 'compensation',
      from,
      organisationId: firm.organisationId,
      amountFen: shares[index] ?? 0n,
      poolId: offer.poolId,
      offerId: offer.id,
      idempotencyKey: `bond-forfeited:${offer.id}:${firm.organisationId}`,
    })
  }
}
