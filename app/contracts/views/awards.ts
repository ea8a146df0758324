/** What a reader of an award page may know. Fen, sets, instants in ISO. No field holds another firm's reserve. */

export interface NextTierView {
  missingSets: number
  unitPriceFen: number
}

/** What the same offer would have cost with one more set awarded to it. */
export interface OneMoreView {
  unitPriceFen: number
  /** The larger total would have cost less than the present one. */
  isCheaperInTotal: boolean
}

export interface AwardPageOffer {
  offerId: string
  supplierName: string
  listingTitle: string
  isMine: boolean
  quantity: number
  capacity: number
  firms: number
  /** Without surcharge; null when nothing was awarded. */
  unitPriceFen: number | null
  lowestPriceFen: number
  nextTier: NextTierView | null
}

export type AlternativeVerdict = 'chosen' | 'not-accepted' | 'capacity' | 'above-cap' | 'costs-others'

export interface AwardAlternative {
  offerId: string
  supplierName: string
  verdict: AlternativeVerdict
  /** Landed, with the reader added to what was awarded there; null: below its first tier or beyond its capacity. */
  priceFen: number | null
  /** Beyond what the reader pays now, in total; negative: less. */
  extraCostFen: number | null
}

/** For the member's own eyes. */
export interface AwardPageMember {
  quantity: number
  supplierName: string | null
  priceFen: number | null
  soloPriceFen: number | null
  capFen: number | null
  savingFen: number
  alternatives: AwardAlternative[]
  nextTier: NextTierView | null
  oneMore: OneMoreView | null
  /** A group with the reader in it that could do better by itself. */
  blocking: { supplierName: string; firms: number; quantity: number; priceFen: number } | null
}

/** For the supplier's own eyes: its offer against public results. */
export interface AwardPageSupplier {
  offerId: string
  listingTitle: string
  quantity: number
  unitPriceFen: number | null
  revenueFen: number
  nextTier: NextTierView | null
  nextTierSavingFen: number
  oneMore: OneMoreView | null
  winningUnitPriceFen: number | null
  winningQuantity: number
}

export interface AwardChangeOffer {
  offerId: string
  supplierName: string
  before: number
  after: number
}

/** How the award differs from the one before, which did not come into force. */
export interface AwardChange {
  previousAwardedAt: string
  savingBeforeFen: number
  servedBefore: number
  offers: AwardChangeOffer[]
  /** The reader's own line before; null when it had none. */
  mine: { supplierName: string | null; priceFen: number | null } | null
}

export interface AwardPageView {
  poolId: string
  poolTitle: string
  round: number
  awardedAt: string
  isVoided: boolean
  status: 'optimal' | 'gap'
  /** Against public prices alone. */
  savingFen: number
  gapFen: number
  servedQuantity: number
  membersServed: number
  membersUnserved: number
  suppliers: number
  isStable: boolean | null
  proofSha256: string | null
  offers: AwardPageOffer[]
  mine: AwardPageMember | null
  myOffers: AwardPageSupplier[]
  change: AwardChange | null
}
