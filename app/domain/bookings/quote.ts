import type { FirmClass } from '../shared/firm-class.ts'
import type { Refusal } from '../shared/outcome.ts'
import type { RefusalCode } from '../shared/refusal-codes.ts'
import { type DeskNow, standingOf } from './decide-booking.ts'
import { withBuffers } from './judge-window.ts'
import { MINUTE_MS, type Span, weekOf } from './local-time.ts'
import { type DeskView, decideFor, MOVABLE_CODES, MOVE_DAYS, nearestForAll } from './nearest-for-all.ts'
import { type Price, priceOf } from './price.ts'

/** What one resource costs within a window, by the class that counts there. */
export interface QuotedPart {
  readonly resourceId: string
  readonly class: FirmClass
  readonly price: Price
  /** What would be asked for: nothing of the platform's own firm. */
  readonly totalFen: bigint
}

/** A wished window: its price, and why it cannot be had. `window` is where it would really be. */
export interface QuotedWindow {
  readonly wish: Span
  readonly window: Span
  readonly parts: readonly QuotedPart[]
  readonly totalFen: bigint
  /** Of the first resource that says no; null when all say yes. */
  readonly refusal: (Refusal<RefusalCode> & { readonly resourceId: string }) | null
}

/** Longer windows are refused before anybody asks what they cost. */
const LONGEST_PRICED_MS = 62 * 86_400_000

/**
 * Quotes windows one after the other as the desk would grant them, each for all resources or for none: what an
 * earlier one takes, of a unit or of a quota, is gone for the later. With `isMoved`, one that cannot be had
 * where it was wished stands at the nearest place where it can.
 */
export function quoteWindows(
  views: readonly DeskView[],
  wishes: readonly Span[],
  at: DeskNow,
  isMoved = false,
): QuotedWindow[] {
  let standing = views
  return wishes.map((wish) => {
    const here = quoteOne(standing, wish, wish, at)
    const quoted = isMoved && here.refusal ? movedOf(standing, here, at) : here
    if (quoted.refusal === null) standing = standing.map((view) => takeFrom(view, quoted.window, at))
    return quoted
  })
}

function movedOf(views: readonly DeskView[], here: QuotedWindow, at: DeskNow): QuotedWindow {
  if (!MOVABLE_CODES.has(here.refusal?.code ?? '')) return here
  const [place] = nearestForAll(views, here.wish, at, { reachDays: MOVE_DAYS, count: 1 })
  return place ? quoteOne(views, here.wish, place, at) : here
}

function quoteOne(views: readonly DeskView[], wish: Span, window: Span, at: DeskNow): QuotedWindow {
  const parts = views.flatMap((view) => partOf(view, window, at))
  const refusals = views.flatMap((view) => {
    const decided = decideFor(view, window, at)
    return decided.ok ? [] : [{ ...decided.refusal, resourceId: view.resourceId }]
  })
  const totalFen = parts.reduce((sum, part) => sum + part.totalFen, 0n)
  return { wish, window, parts, totalFen, refusal: refusals[0] ?? null }
}

function partOf({ resourceId, resource, applicant }: DeskView, window: Span, at: DeskNow): QuotedPart[] {
  const lengthMs = window.toMs - window.fromMs
  const standing = standingOf(resource, applicant, window)
  if (!standing || !(lengthMs > 0) || lengthMs > LONGEST_PRICED_MS) return []
  const price = priceOf(resource.rules, standing.class, window, at.days, standing.priceBasisPoints)
  const totalFen = applicant.isLeader ? 0n : price.totalFen
  return [{ resourceId, class: standing.class, price, totalFen }]
}

/** The view after a window was granted in it. */
function takeFrom(view: DeskView, window: Span, at: DeskNow): DeskView {
  const granted = decideFor(view, window, at)
  if (!granted.ok) return view
  const { unitId } = granted.value
  const units = view.resource.units.map((unit) =>
    unit.id === unitId ? { ...unit, busy: [...unit.busy, withBuffers(view.resource.rules, window)] } : unit,
  )
  const week = weekOf(window.fromMs).fromMs
  const minutes = (view.usedMinutes.get(week) ?? 0) + (window.toMs - window.fromMs) / MINUTE_MS
  const usedMinutes = new Map(view.usedMinutes).set(week, minutes)
  return { ...view, resource: { ...view.resource, units }, usedMinutes }
}
