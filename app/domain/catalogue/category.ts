import type { Fen } from '../shared/money.ts'
import type { SpecSchema } from './spec-schema.ts'

/** A kind of equipment (DOMAIN 4). `cluster` is null for what every industry uses. */
export interface Category {
  readonly slug: string
  readonly nameZh: string
  readonly nameEn: string
  readonly cluster: string | null
  readonly specSchema: SpecSchema
  /** Colloquial names that mean this category: 打头机 for 冷镦机. */
  readonly synonyms: readonly string[]
  /** What a set usually costs, VAT included; the base of a deposit when nothing nearer is known. */
  readonly referencePriceFen: Fen
  readonly position: number
}
