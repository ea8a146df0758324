import type { Fen } from '../shared/money.ts'
import type { TestMethod } from './method.ts'

/** What a laboratory says of a service. Prices are per sample, in fen, VAT included. */
export interface TestServiceContent {
  readonly nameZh: string
  readonly nameEn: string
  readonly summaryZh: string
  readonly summaryEn: string
  readonly sampleNeedZh: string
  readonly sampleNeedEn: string
  /** Where samples are handed in, when it is not the laboratory's own address. */
  readonly location: string
  readonly priceFen: Fen
  readonly memberPriceFen: Fen
  readonly turnaroundDays: number
  readonly methods: readonly TestMethod[]
}

/** What a platform's testing house says of itself. Days as `YYYY-MM-DD`. */
export interface LabContent {
  readonly name: string
  readonly address: string
  readonly cmaNumber: string | null
  readonly cmaUntil: string | null
  readonly cnasNumber: string | null
  readonly cnasUntil: string | null
  readonly signatoryPost: string
}
