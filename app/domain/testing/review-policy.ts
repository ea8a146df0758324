/** Somebody's word on the bench: who entered which result. */
export interface Entered {
  readonly enteredBy: string
}

/** Four eyes: who entered any result of an order, in whatever version, may not review it. */
export function isTesterOf(results: readonly Entered[], userId: string): boolean {
  return results.some((result) => result.enteredBy === userId)
}

/** What is missing before a review: pairs of sample and parameter without a result. */
export function missingResults(
  sampleIds: readonly string[],
  parameterKeys: readonly string[],
  results: readonly { readonly sampleId: string; readonly parameterKey: string }[],
): number {
  const known = new Set(results.map((result) => `${result.sampleId} ${result.parameterKey}`))
  const wanted = sampleIds.flatMap((sample) => parameterKeys.map((key) => `${sample} ${key}`))
  return wanted.filter((pair) => !known.has(pair)).length
}
