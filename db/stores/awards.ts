import type { Tx } from '../transaction.ts'

export interface NewAward {
  readonly id: string
  readonly poolId: string
  readonly round: number
  readonly status: 'optimal' | 'gap' | 'infeasible'
  readonly savingFen: bigint
  readonly boundFen: bigint
  readonly servedQuantity: number
  readonly suppliers: number
  /** The whole instance, reserves included: private, for the proof and for a later check. */
  readonly instance: unknown
  /** What its proof is written from, private. */
  readonly evidence: unknown
  readonly proofSha256: string
  readonly publicSavingFen: bigint
  readonly decidedAt: Date
  readonly signBy: Date
  readonly lines: readonly AwardLine[]
}

export interface AwardLine {
  readonly commitmentId: string
  readonly organisationId: string
  readonly offerId: string | null
  readonly quantity: number
  readonly unitPriceFen: bigint | null
  readonly referenceFen: bigint | null
  readonly capFen: bigint | null
}

const digits = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)

export async function insertAward(tx: Tx, award: NewAward): Promise<void> {
  await tx.sql`
    insert into awards (id, pool_id, round, status, saving_fen, bound_fen, served_quantity, suppliers, instance,
      evidence, proof_sha256, public_saving_fen, decided_at, sign_by)
    values (${award.id}, ${award.poolId}, ${award.round}, ${award.status}, ${award.savingFen}, ${award.boundFen},
      ${award.servedQuantity}, ${award.suppliers}, ${JSON.stringify(award.instance, digits)}::jsonb,
      ${JSON.stringify(award.evidence, digits)}::jsonb, ${award.proofSha256}, ${award.publicSavingFen},
      ${award.decidedAt}, ${award.signBy})`
  const lines = award.lines.map((line) => ({
    commitment_id: line.commitmentId,
    organisation_id: line.organisationId,
    offer_id: line.offerId,
    quantity: line.quantity,
    unit_price_fen: line.unitPriceFen?.toString() ?? null,
    reference_fen: line.referenceFen?.toString() ?? null,
    cap_fen: line.capFen?.toString() ?? null,
  }))
  await tx.sql`
    insert into award_lines (award_id, commitment_id, organisation_id, offer_id, quantity, unit_price_fen,
      reference_fen, cap_fen)
    select ${award.id}, * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (commitment_id text,
      organisation_id text, offer_id text, quantity int, unit_price_fen bigint, reference_fen bigint,
      cap_fen bigint)`
}

/** An award as it is weighed afterwards, with who was served by what; null when there is none. */
export async function readWeighable(tx: Tx, id: string): Promise<WeighableAward | null> {
  const rows = await tx.sql<Omit<WeighableAward, 'assignment'>[]>`
    select status, bound_fen as "boundFen", instance, alternatives, weighing_slices as slices,
      weighing_over as "isOver"
    from awards where id = ${id}`
  const lines = await tx.sql<{ member: string; offer: string | null }[]>`
    select organisation_id as member, offer_id as offer from award_lines where award_id = ${id}`
  const assignment = Object.fromEntries(lines.map(({ member, offer }) => [member, offer]))
  return rows[0] === undefined ? null : { ...rows[0], assignment }
}

export interface WeighableAward {
  readonly status: NewAward['status']
  readonly boundFen: bigint
  readonly instance: unknown
  /** What was found so far, private; null before the first slice. */
  readonly alternatives: unknown
  readonly slices: number
  readonly isOver: boolean
  readonly assignment: Record<string, string | null>
}

/** Keeps what a slice found on top of the `slices` before it, once; false when it was kept before. */
export async function keepAlternatives(
  tx: Tx,
  id: string,
  slices: number,
  { alternatives, isOver }: { readonly alternatives: unknown; readonly isOver: boolean },
): Promise<boolean> {
  const rows = await tx.sql`
    update awards set alternatives = ${JSON.stringify(alternatives)}::jsonb, weighing_over = ${isOver},
      weighing_slices = weighing_slices + 1
    where id = ${id} and weighing_slices = ${slices} and not weighing_over returning 1`
  return rows.length === 1
}

/** An order that lives, as far as an award cares. */
export interface LivingOrder {
  readonly id: string
  readonly state: string
  readonly awardId: string
  readonly commitmentId: string
  readonly offerId: string
  readonly buyerId: string
  readonly supplierId: string
  readonly quantity: number
  readonly unitPriceFen: bigint
  readonly buyerSignedAt: Date | null
  readonly supplierSignedAt: Date | null
}

/** A pool's orders that are not terminated, in order of id, locked. */
export async function livingOrders(tx: Tx, poolId: string): Promise<LivingOrder[]> {
  const rows = await tx.sql<LivingOrder[]>`
    select id, state, award_id as "awardId", commitment_id as "commitmentId", offer_id as "offerId",
      buyer_id as "buyerId", supplier_id as "supplierId", quantity, unit_price_fen as "unitPriceFen",
      buyer_signed_at as "buyerSignedAt", supplier_signed_at as "supplierSignedAt"
    from orders where pool_id = ${poolId} and state <> 'terminated' order by id for update`
  return [...rows]
}

/** The award whose signing deadline this is; null when there is none. */
export async function findAward(tx: Tx, id: string): Promise<{ id: string; poolId: string } | null> {
  const rows = await tx.sql<{ id: string; poolId: string }[]>`
    select id, pool_id as "poolId" from awards where id = ${id}`
  return rows[0] ?? null
}
