/** So many at once, so many a second after that. Returns whether one more is allowed now. */
export function makeRateLimit(burst: number, perSecond: number, nowMs: () => number): () => boolean {
  let tokens = burst
  let refilledAtMs = nowMs()
  return () => {
    const now = nowMs()
    tokens = Math.min(burst, tokens + ((now - refilledAtMs) / 1_000) * perSecond)
    refilledAtMs = now
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
