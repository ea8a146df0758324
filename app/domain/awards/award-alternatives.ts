/**
 * What else could have been awarded, each found by solving the award again. Figures are fen and sets as JSON carries
 * them; `savingFen` is DOMAIN 8's and private (a reserve can be told from it), `publicSavingFen` is against public
 * prices alone.
 */
export interface AlternativeAward {
  readonly savingFen: number
  readonly publicSavingFen: number
  readonly servedQuantity: number
  readonly suppliers: number
  /** False: the best that was found in time, not proven to be the best of its kind. */
  readonly isExact: boolean
}

/** An alternative, `impossible` when there is none, null when the time was over before it was asked for. */
export type Weighed = AlternativeAward | 'impossible' | null

/** What would have made a losing offer win, with nobody served elsewhere or at a higher price than now. */
export interface WinningTerm {
  /** Fen that every tier is lowered by, or sets from which the lowest price holds. */
  readonly value: number
  /** Sets that the offer sells then, and their unit price. */
  readonly quantity: number
  readonly unitPriceFen: number
  /** True: one fen (one set) further and it would not win so. False: it wins so, the edge was not reached in time. */
  readonly isExact: boolean
  /** The nearest value that is known not to win so: a search that was cut goes on between the two. */
  readonly lost?: number
}

export interface OfferAlternative {
  readonly offerId: string
  /** Of an offer that sold: the best award without it. Of one that did not: the best award that uses it. */
  readonly kind: 'without' | 'using'
  readonly award: Weighed
  readonly lowered: WinningTerm | 'impossible' | null
  readonly earlier: WinningTerm | 'impossible' | null
}

/** What a member would get for one set more. */
export interface OneMoreSet {
  readonly offerId: string | null
  readonly priceFen: number | null
  readonly isExact: boolean
}

export interface MemberAlternatives {
  readonly memberId: string
  /** Of a member left out: the best award that serves it. */
  readonly served: Weighed
  readonly oneMore: OneMoreSet | null
  /** The best award that serves it by this offer, for every other offer it accepts. */
  readonly byOffer: Readonly<Record<string, Weighed>>
}

/** What was found out so far. Those of before slices have neither counts nor an end: they are over. */
export interface AwardAlternatives {
  /** Wall-clock seconds that are allowed in all, and those that were used. */
  readonly budgetSeconds: number
  readonly seconds: number
  /** False: some questions were not reached, or not proven, in the time so far. */
  readonly isComplete: boolean
  /** False: the work goes on. */
  readonly isOver?: boolean
  readonly answered?: number
  readonly questions?: number
  /** How often the work was taken up. */
  readonly slices?: number
  readonly offers: readonly OfferAlternative[]
  readonly members: readonly MemberAlternatives[]
}
