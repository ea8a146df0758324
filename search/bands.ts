/** A band of a facet, half-open: from `min` to below `below`. */
export interface Band {
  readonly key: string
  readonly min: number
  readonly below: number | null
}

const yuan = (amount: number): number => amount * 100

/** Price bands in fen; the key names yuan in ten thousands. */
export const PRICE_BANDS: readonly Band[] = [
  { key: '0-1', min: 0, below: yuan(10_000) },
  { key: '1-5', min: yuan(10_000), below: yuan(50_000) },
  { key: '5-20', min: yuan(50_000), below: yuan(200_000) },
  { key: '20-50', min: yuan(200_000), below: yuan(500_000) },
  { key: '50-200', min: yuan(500_000), below: yuan(2_000_000) },
  { key: '200-', min: yuan(2_000_000), below: null },
]

/** Lead time bands in days. */
export const LEAD_BANDS: readonly Band[] = [
  { key: '0-15', min: 0, below: 16 },
  { key: '16-30', min: 16, below: 31 },
  { key: '31-60', min: 31, below: 61 },
  { key: '61-90', min: 61, below: 91 },
  { key: '91-', min: 91, below: null },
]

export function bandOf(bands: readonly Band[], value: number): string {
  return bands.find(({ min, below }) => value >= min && (below === null || value < below))?.key ?? ''
}
