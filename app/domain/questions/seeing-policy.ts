/** Who reads the questions of a pool, as far as it decides what is shown. */
export interface QuestionReader {
  readonly organisationId: string
  readonly isSupplier: boolean
  readonly isOperator: boolean
  readonly isOrganiser: boolean
  /** Has a living commitment in the pool. */
  readonly isMember: boolean
}

/** Members, suppliers, the organiser and the operator read all of a pool's questions; others their own. */
export function readsAll({ isSupplier, isOperator, isOrganiser, isMember }: QuestionReader): boolean {
  return isSupplier || isOperator || isOrganiser || isMember
}

/** The organiser answers, and any supplier does: that one answers does not say that it has offered. */
export function mayAnswer({ isSupplier, isOrganiser }: QuestionReader): boolean {
  return isSupplier || isOrganiser
}

/** As what an author is shown: the organiser by name, a supplier by name only where its offer is public. */
export type AuthorRole = 'organiser' | 'supplier' | 'buyer' | 'watcher'

export function roleOf(author: {
  readonly isOrganiser: boolean
  readonly isSupplier: boolean
  readonly isBuyer: boolean
}): AuthorRole {
  if (author.isOrganiser) return 'organiser'
  if (author.isSupplier) return 'supplier'
  return author.isBuyer ? 'buyer' : 'watcher'
}
