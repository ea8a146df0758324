import { type Fen, FULL_BASIS_POINTS, proportionFen } from '../shared/money.ts'

/** 增值税 on machinery, in basis points: 13 %. */
export const VAT_BASIS_POINTS = 1300

/** What a special VAT invoice states, in fen; net and tax always add up to gross. */
export interface InvoiceFigures {
  readonly grossFen: Fen
  readonly netFen: Fen
  readonly taxFen: Fen
}

/** Splits a price that includes VAT: net = gross ÷ (1 + rate), half up to the fen; the tax is the rest. */
export function splitVat(grossFen: Fen, rateBasisPoints: number): InvoiceFigures {
  const netFen = proportionFen(grossFen, FULL_BASIS_POINTS, FULL_BASIS_POINTS + BigInt(rateBasisPoints))
  return { grossFen, netFen, taxFen: grossFen - netFen }
}
