/** Sets of one rejection. */
export interface RejectedSets {
  readonly id: string
  readonly quantity: number
  readonly remediedQuantity: number
}

/** Sets that were sent back and have not come again. */
export function owedRemedies(rejections: readonly RejectedSets[]): number {
  return rejections.reduce((sum, one) => sum + one.quantity - one.remediedQuantity, 0)
}

/**
 * How many sets of a shipment answer for rejected ones: all of them when it says so; otherwise sets that were
 * never shipped go first, and only what is over comes again. Null when more would come again than were sent back.
 */
export function remediedBy(
  quantity: number,
  isRemedy: boolean,
  { remaining, owed }: { readonly remaining: number; readonly owed: number },
): number | null {
  if (isRemedy) return quantity <= owed ? quantity : null
  return Math.max(0, quantity - (remaining - owed))
}

/** Lays sets that come again on the rejections, the first sent back first. */
export function allocateRemedies(
  quantity: number,
  rejections: readonly RejectedSets[],
): { readonly id: string; readonly quantity: number }[] {
  let left = quantity
  return rejections.flatMap((one) => {
    const taken = Math.min(left, one.quantity - one.remediedQuantity)
    left -= taken
    return taken > 0 ? [{ id: one.id, quantity: taken }] : []
  })
}
