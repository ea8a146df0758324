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

/** Another award, against public prices alone; `impossible`: there is none; null: the time was over before. */
export type OtherAwardView =
  | {
      savingFen: number
      /** What the award saves beyond it; negative where public prices alone would have it the other way. */
      lessFen: number
      servedQuantity: number
      suppliers: number
      /** False: the best found in time. */
      isExact: boolean
    }
  | 'impossible'
  | null

/** A line of the comparison: the best award without an offer that sold, or with one that did not. */
export interface AwardComparisonRow {
  offerId: string
  supplierName: string
  kind: 'without' | 'using'
  award: OtherAwardView
}

/** Null as long as the job that solves the alternatives has not told. */
export interface AwardComparison {
  budgetSeconds: number
  isComplete: boolean
  /** How far it is, and whether it goes on; null for awards that were weighed in one go. */
  progress: { answered: number; questions: number; seconds: number; isOver: boolean } | null
  rows: AwardComparisonRow[]
}

/** What would certainly have won, with everybody served as now and nobody paying more. */
export interface WinningTermView {
  /** Fen by which every tier is lower, or the sets from which the lowest price holds. */
  value: number
  quantity: number
  unitPriceFen: number
  isExact: boolean
}

/** What the reader would have got for one set more, the award solved again. */
export interface OneMoreSetView {
  supplierName: string | null
  priceFen: number | null
  /** In total beyond what it pays now; negative: less. Null when it is not served now or then. */
  extraCostFen: number | null
  isExact: boolean
}

export interface AwardAlternative {
  /** The best award that serves the reader here, for offers it could take. */
  award: OtherAwardView
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
  oneMoreSet: OneMoreSetView | null
  /** For a reader left out: the best award that serves it. */
  served: OtherAwardView
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
  /** For an offer that lost: the best award that uses it. */
  used: OtherAwardView
  lowered: WinningTermView | 'impossible' | null
  earlier: WinningTermView | 'impossible' | null
  /** By awarded prices alone, where `lowered` was not reached. */
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
  comparison: AwardComparison | null
  offers: AwardPageOffer[]
  mine: AwardPageMember | null
  myOffers: AwardPageSupplier[]
  change: AwardChange | null
}
