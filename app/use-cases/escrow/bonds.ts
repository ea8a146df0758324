import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { splitFen } from '#app/domain/shared/money.ts'
import type { LockedPool } from '#db/stores/commitments.ts'
import { postJournal } from '#db/stores/ledger.ts'
import { type OfferRow, offersOf } from '#db/stores/offers.ts'
import type { PaymentRow } from '#db/stores/payments.ts'
import type { Act } from '../use-case.ts'
import { payBack } from './pay-back.ts'

type Bonded = Pick<OfferRow, 'id' | 'poolId' | 'supplierId' | 'bondHeldFen'>

/** Gives a bid bond back whole, and asks no more for one that was never paid. */
export async function returnBond(act: Act, offer: Bonded): Promise<void> {
  await closeBond(act, offer)
  await payBack(act, {
    purpose: 'refund',
    from: account('bond', offer.id, offer.poolId),
    organisationId: offer.supplierId,
    amountFen: offer.bondHeldFen,
    poolId: offer.poolId,
    offerId: offer.id,
    idempotencyKey: `bond-returned:${offer.id}`,
  })
}

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

/** The offer's own figure goes to 0; a bond still waiting to be paid is no longer asked for. */
async function closeBond(act: Act, offer: Bonded): Promise<void> {
  await act.tx.sql`update offers set bond_held_fen = 0, bond_due_fen = 0 where id = ${offer.id}`
  await act.tx.sql`
    update payments set state = 'cancelled', updated_at = ${act.now}
    where offer_id = ${offer.id} and purpose = 'bond' and state in ('payable', 'refused')`
}

/** A bid bond has arrived (its journal is posted): the offer counts from now on; a late one goes back. */
export async function bondHeld(act: Act, pool: LockedPool, payment: PaymentRow): Promise<void> {
  const { tx } = act
  const offerId = payment.offerId ?? ''
  const standing = await offersOf(tx, pool.id, ['submitted', 'improved'])
  const offer = standing.find((row) => row.id === offerId)
  if (offer) {
    await tx.sql`update offers set bond_held_fen = bond_held_fen + ${payment.amountFen} where id = ${offerId}`
    return
  }
  await payBack(act, {
    purpose: 'refund',
    from: account('bond', offerId, pool.id),
    organisationId: payment.organisationId,
    amountFen: payment.amountFen,
    poolId: pool.id,
    offerId,
    idempotencyKey: `bond-too-late:${payment.id}`,
  })
}
