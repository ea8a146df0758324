import { publicDays } from '#app/calendars/public-days.ts'
import { occurrencesOf } from '#app/calendars/recurrence.ts'
import type { ChosenView, OccurrenceView, PlaceView, QuotePartView } from '#app/contracts/views/bookings.ts'
import type { RefusalView } from '#app/contracts/views/shell.ts'
import { payBy } from '#app/domain/bookings/booking-terms.ts'
import type { DeskNow } from '#app/domain/bookings/decide-booking.ts'
import { judgeWindow } from '#app/domain/bookings/judge-window.ts'
import { MINUTE_MS, type Span } from '#app/domain/bookings/local-time.ts'
import { nearestForAll } from '#app/domain/bookings/nearest-for-all.ts'
import { type QuotedPart, type QuotedWindow, quoteWindows } from '#app/domain/bookings/quote.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import { rateFen } from '#app/domain/shared/money.ts'
import type { LoadedDesk } from './desk-views.ts'

const NEAREST = { reachDays: 14, count: 4 }
const MOST_ENDS = 12
const iso = (ms: number) => new Date(ms).toISOString()

/** A chosen time as the desk would answer it now: price line by line, conflicts one by one, what is near. */
export function quoteChosen(
  desks: readonly LoadedDesk[],
  wish: Span,
  rule: string,
  now: Date,
): Omit<ChosenView, 'wait' | 'waiting'> {
  const at = { nowMs: now.getTime(), days: publicDays }
  const found = rule === '' ? null : occurrencesOf(rule, wish.fromMs)
  const lengthMs = wish.toMs - wish.fromMs
  const wishes = found?.ok ? found.startsMs.map((fromMs) => ({ fromMs, toMs: fromMs + lengthMs })) : [wish]
  const [first, ...more] = quoteWindows(desks, wishes, at)
  const plain = first ? [first, ...more] : []
  const moved = found?.ok ? quoteWindows(desks, wishes, at, true) : plain
  const rules = desks[0]?.rules
  const shown = first ?? { parts: [], totalFen: 0n, refusal: null }
  const nearest = first?.refusal?.code === 'SLOT_TAKEN' ? placesOf(desks, wish, at) : []
  return {
    startsAt: iso(wish.fromMs),
    endsAt: iso(wish.toMs),
    parts: shown.parts.map((part) => partView(part, desks)),
    totalFen: Number(shown.totalFen),
    refusal: found && !found.ok ? { code: found.fault, facts: {} } : refusalOf(shown.refusal, nearest),
    nearest,
    rule,
    occurrences: found?.ok ? plain.map((one, index) => occurrenceView(one, moved[index])) : [],
    choices: {
      refuse: plain.every((one) => one.refusal === null) ? sumOf(plain) : { count: 0, totalFen: 0 },
      skip: sumOf(plain),
      move: sumOf(moved),
    },
    ends: rules ? endsFor(rules, wish.fromMs, at) : [],
    ...termsOf(desks, wish, Number(shown.totalFen), at.nowMs),
  }
}

function termsOf(desks: readonly LoadedDesk[], wish: Span, totalFen: number, nowMs: number) {
  const rules = desks.map((desk) => desk.rules)
  return {
    isApproval: desks.some((desk) => desk.rules.approval === 'approval' && !desk.applicant.isLeader),
    payBy: iso(Math.min(...rules.map((one) => payBy(one, wish.fromMs, nowMs)))),
    freeUntil: iso(Math.min(...rules.map((one) => wish.fromMs - one.cancelMinutes * MINUTE_MS))),
    lateFeeFen: Number(
      rateFen(BigInt(totalFen), Math.max(0, ...rules.map((one) => one.lateCancelBasisPoints))),
    ),
  }
}

/** What is taken is answered with the nearest places, which its sentence names as well. */
function refusalOf(refusal: QuotedWindow['refusal'], nearest: readonly PlaceView[]): RefusalView | null {
  if (!refusal) return null
  const { code, facts } = refusal
  if (code !== 'SLOT_TAKEN') return { code, facts }
  return {
    code,
    facts: {
      ...facts,
      nearest: nearest
        .slice(0, 3)
        .map(({ startsAt }) => startsAt)
        .join(' '),
    },
  }
}

function placesOf(desks: readonly LoadedDesk[], wish: Span, at: DeskNow): PlaceView[] {
  return nearestForAll(desks, wish, at, NEAREST).map((place) => {
    const [quoted] = quoteWindows(desks, [place], at)
    return { startsAt: iso(place.fromMs), endsAt: iso(place.toMs), totalFen: Number(quoted?.totalFen ?? 0n) }
  })
}

function occurrenceView(one: QuotedWindow, moved: QuotedWindow | undefined): OccurrenceView {
  const isMoved = one.refusal !== null && moved !== undefined && moved.refusal === null
  return {
    startsAt: iso(one.wish.fromMs),
    totalFen: Number(one.totalFen),
    code: one.refusal?.code ?? null,
    facts: one.refusal?.facts ?? {},
    movedTo: isMoved ? iso(moved.window.fromMs) : null,
  }
}

function sumOf(quoted: readonly QuotedWindow[]): { count: number; totalFen: number } {
  const had = quoted.filter((one) => one.refusal === null)
  return { count: had.length, totalFen: Number(had.reduce((sum, one) => sum + one.totalFen, 0n)) }
}

function partView(part: QuotedPart, desks: readonly LoadedDesk[]): QuotePartView {
  return {
    resourceId: part.resourceId,
    resourceName: desks.find((desk) => desk.resourceId === part.resourceId)?.name ?? '',
    class: part.class,
    lines: part.price.lines.map(({ band, minutes, hourFen, fen }) => ({
      band: band === 'peak' ? 'peak' : 'offPeak',
      minutes,
      hourFen: Number(hourFen),
      fen: Number(fen),
    })),
    basisPoints: part.price.basisPoints,
    totalFen: Number(part.totalFen),
  }
}

/** The ends that the rules allow for a start, taken or not; with many, evenly chosen ones. */
function endsFor(rules: ResourceRules, fromMs: number, { nowMs, days }: DeskNow): string[] {
  const ends: string[] = []
  const first = Math.ceil(rules.minMinutes / rules.slotMinutes) * rules.slotMinutes
  for (let minutes = first; minutes <= rules.maxMinutes; minutes += rules.slotMinutes) {
    const toMs = fromMs + minutes * MINUTE_MS
    if (judgeWindow(rules, { fromMs, toMs }, nowMs, days) !== null) break
    ends.push(iso(toMs))
  }
  const step = Math.ceil(ends.length / MOST_ENDS)
  return ends.filter((_, index) => index % step === 0)
}
