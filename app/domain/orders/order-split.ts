import { type Fen, minFen, proportionFen } from '../shared/money.ts'

/** What the escrow holds of one order, by what it was paid for. */
export interface OrderFunds {
  readonly prepaymentFen: Fen
  readonly balanceFen: Fen
  readonly retentionFen: Fen
}

export function totalFunds({ prepaymentFen, balanceFen, retentionFen }: OrderFunds): Fen {
  return prepaymentFen + balanceFen + retentionFen
}

/** Both parts of a split; together they are what was held, to the fen. */
export interface FundsSplit {
  readonly toBuyerFen: Fen
  readonly toSupplierFen: Fen
}

/** The buyer's part as named, the supplier's the rest; null when the buyer's is below 0 or above what is held. */
export function splitFunds(heldFen: Fen, toBuyerFen: Fen): FundsSplit | null {
  if (toBuyerFen < 0n || toBuyerFen > heldFen) return null
  return { toBuyerFen, toSupplierFen: heldFen - toBuyerFen }
}

/** Of what a buyer in default has paid: its deposit compensates the supplier, whatever is over goes back. */
export function splitBuyerDefault(heldFen: Fen, depositFen: Fen): FundsSplit {
  const toSupplierFen = minFen(heldFen, depositFen)
  return { toBuyerFen: heldFen - toSupplierFen, toSupplierFen }
}

/** A bid bond and the sets that it secures: those of every order that both sides signed. */
export interface SecuredSets {
  readonly dueFen: Fen
  readonly heldFen: Fen
  readonly quantity: number
}

/** What a bond pays for sets that never came: pro rata, half up to the fen, never more than is left of it. */
export function bondShareFen({ dueFen, heldFen, quantity }: SecuredSets, missing: number): Fen {
  if (quantity < 1) return 0n
  const owed = Math.min(missing, quantity)
  return minFen(heldFen, proportionFen(dueFen, BigInt(owed), BigInt(quantity)))
}
