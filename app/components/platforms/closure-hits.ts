import type { HeldSpan } from '#app/contracts/views/platform-desk.ts'

export interface HitCounts {
  readonly begun: number
  readonly coming: number
}

/** How many bookings a closure hits, those under way apart; unit 0 is the whole machine. */
export function hitBy(span: HeldSpan, held: readonly HeldSpan[]): HitCounts {
  const [fromMs, toMs] = [Date.parse(span.startsAt), Date.parse(span.endsAt)]
  const hit = held.filter(
    (one) =>
      Date.parse(one.startsAt) < toMs &&
      Date.parse(one.endsAt) > fromMs &&
      (span.unitNumber === 0 || one.unitNumber === span.unitNumber),
  )
  const begun = hit.filter(({ hasBegun }) => hasBegun).length
  return { begun, coming: hit.length - begun }
}
