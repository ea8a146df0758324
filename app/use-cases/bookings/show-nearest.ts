import { publicDays } from '#app/calendars/public-days.ts'
import { mergeSpans, nearestFree } from '#app/domain/bookings/free-slots.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { busyIn } from '#db/stores/bookings.ts'
import { closuresOf, type ResourceRow } from '#db/stores/resources.ts'
import type { Tx } from '#db/transaction.ts'
import type { Result } from '../use-case.ts'
import type { BookingAnswer, BookingRequest } from './booking-request.ts'
import type { DeskBook } from './desk-book.ts'

const REACH_MS = 15 * DAY_MS

/**
 * Tells everybody who was refused for a taken slot where the nearest free ones of the same length are. The
 * same question is answered once per batch: a crowd that wants one slot costs one look.
 */
export async function showNearest(
  tx: Tx,
  book: DeskBook,
  answers: Map<BookingRequest, Result<BookingAnswer>>,
): Promise<void> {
  const known = new Map<string, string>()
  for (const [request, answer] of answers) {
    const [window] = request.windows
    if (answer.ok || answer.refusal.code !== 'SLOT_TAKEN' || !window) continue
    const resource = book.resources.get(String(answer.refusal.facts.resourceId ?? ''))
    if (!resource) continue
    const key = `${resource.id} ${window.fromMs} ${window.toMs}`
    const nearest = known.get(key) ?? (await nearestOf(tx, resource, window, request.now.getTime()))
    known.set(key, nearest)
    answers.set(request, refuse('SLOT_TAKEN', { ...answer.refusal.facts, nearest }))
  }
}

/** Starts of the nearest free windows as ISO instants, parted by spaces. */
async function nearestOf(
  tx: Tx,
  { id, rules, unitIds }: ResourceRow,
  window: { fromMs: number; toMs: number },
  nowMs: number,
): Promise<string> {
  const reach = { resourceId: id, fromMs: window.fromMs - REACH_MS, toMs: window.toMs + REACH_MS }
  const [rows, closures] = await Promise.all([
    busyIn(tx, [reach]),
    closuresOf(tx, [id], new Date(reach.fromMs), new Date(reach.toMs)),
  ])
  const units = unitIds.map((unitId) => ({
    busy: mergeSpans([
      ...rows.filter((row) => row.unitId === unitId),
      ...closures.filter((closure) => closure.unitId === null || closure.unitId === unitId),
    ]),
  }))
  const found = nearestFree(rules, units, window, nowMs, publicDays)
  return found.map(({ fromMs }) => new Date(fromMs).toISOString()).join(' ')
}
