import type { Span } from './local-time.ts'

/** What two lists of spans have in common. Each list is in order and without overlaps, and so is the answer. */
export function intersectSpans(first: readonly Span[], second: readonly Span[]): Span[] {
  const shared: Span[] = []
  let [one, two] = [0, 0]
  for (;;) {
    const [a, b] = [first[one], second[two]]
    if (!a || !b) return shared
    const fromMs = Math.max(a.fromMs, b.fromMs)
    const toMs = Math.min(a.toMs, b.toMs)
    if (fromMs < toMs) shared.push({ fromMs, toMs })
    if (a.toMs < b.toMs) one += 1
    else two += 1
  }
}

/** What is left of the first list where the second is not. Both are in order and without overlaps. */
export function subtractSpans(first: readonly Span[], second: readonly Span[]): Span[] {
  const left: Span[] = []
  let start = 0
  for (const { fromMs, toMs } of first) {
    let reachedMs = fromMs
    while (start < second.length && (second[start]?.toMs ?? 0) <= fromMs) start += 1
    for (let at = start; at < second.length && reachedMs < toMs; at += 1) {
      const hole = second[at]
      if (!hole || hole.fromMs >= toMs) break
      if (hole.fromMs > reachedMs) left.push({ fromMs: reachedMs, toMs: hole.fromMs })
      reachedMs = Math.max(reachedMs, hole.toMs)
    }
    if (reachedMs < toMs) left.push({ fromMs: reachedMs, toMs })
  }
  return left
}
