import { INSIGHT_DAYS, type InsightDays, type InsightSpan } from '#app/contracts/views/insights.ts'
import { dayKey, dayOf, type Span, startOfDay } from '#app/domain/bookings/local-time.ts'

/** What an address asks for; four weeks where it asks for nothing that is known. */
export function insightDays(asked: string | null): InsightDays {
  return INSIGHT_DAYS.find((days) => String(days) === asked) ?? INSIGHT_DAYS[0]
}

/** So many local days back, today up to this moment included. */
export function insightSpan(days: InsightDays, now: Date): InsightSpan & { readonly window: Span } {
  const today = dayOf(now.getTime())
  const first = today - days + 1
  return {
    days,
    fromOn: dayKey(first),
    toOn: dayKey(today),
    window: { fromMs: startOfDay(first), toMs: now.getTime() },
  }
}
