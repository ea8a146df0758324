import { mergeSpans } from '#app/domain/bookings/free-slots.ts'
import { withBuffers } from '#app/domain/bookings/judge-window.ts'
import { dayOf, MINUTE_MS, type Span, startOfDay } from '#app/domain/bookings/local-time.ts'
import type { PublicDays } from '#app/domain/bookings/opening.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import { slotGrid } from '#app/domain/bookings/slot-grid.ts'
import { seededRandom } from '#db/seed/catalogue-random.ts'

export interface DemoMachine {
  readonly id: string
  readonly rules: ResourceRules
  readonly capacity: number
  readonly token: string
  readonly leaderId: string
  /** Firms of the chain that may use it. */
  readonly members: readonly string[]
}

/** A use that is meant to happen. */
export interface PlannedUse extends Span {
  readonly machine: DemoMachine
  readonly firm: string
  readonly purpose: string
  /** Nobody comes. */
  readonly isMissed: boolean
  /** How long before its end the machine is given back. */
  readonly minutesEarly: number
}

export interface DemoPlanner {
  /** Uses of every machine within a span: so many by its own firm and so many by members. */
  plan(span: Span, own: number, sold: number): PlannedUse[]
  /** One use of every machine that runs at an instant, where it is open then. */
  planAround(nowMs: number): PlannedUse[]
}

const PURPOSES = [
  '新品打样',
  '来料抽检',
  '工艺试验',
  '小单试产',
  '出货前全检',
  '客户样品确认',
  '材料对比',
] as const
const LENGTHS = [120, 180, 240]
/** The house runs whole shifts of its own. */
const OWN_LENGTHS = [240, 360, 480]
const LONG_LENGTHS = [1440, 2880, 4320]

/** Draws believable uses from a seed: the middle of the day is preferred, no unit is planned twice. */
export function demoPlanner(seed: number, machines: readonly DemoMachine[], days: PublicDays): DemoPlanner {
  const random = seededRandom(seed)
  const taken = new Map(
    machines.map(({ id, capacity }) => [id, Array.from({ length: capacity }, (): Span[] => [])]),
  )
  const placesOf = (machine: DemoMachine, span: Span, minutes: number): number[] => {
    const units = (taken.get(machine.id) ?? []).map((busy) => ({ busy: mergeSpans(busy) }))
    return slotGrid(machine.rules, units, span, days, minutes).flatMap(({ fromMs, stepMs, free }) =>
      Array.from(free, (count, index) => (count > 0 ? fromMs + index * stepMs : Number.NaN)).filter(
        (at) => !Number.isNaN(at),
      ),
    )
  }
  const take = (machine: DemoMachine, firm: string, window: Span, canFail: boolean): PlannedUse[] => {
    const occupied = withBuffers(machine.rules, window)
    const unit = taken
      .get(machine.id)
      ?.find((busy) => !busy.some((one) => one.fromMs < occupied.toMs && occupied.fromMs < one.toMs))
    if (!unit) return []
    unit.push(occupied)
    const isMissed = canFail && random.chance(0.06)
    const minutesEarly = canFail && random.chance(0.3) ? random.between(1, 4) * 10 : 0
    return [{ ...window, machine, firm, purpose: random.pick(PURPOSES), isMissed, minutesEarly }]
  }
  const drawn = (machine: DemoMachine, span: Span, firm: string, canFail: boolean): PlannedUse[] => {
    const minutes = lengthFor(
      machine.rules,
      random.pick(canFail ? LENGTHS : OWN_LENGTHS),
      random.pick(LONG_LENGTHS),
    )
    const places = placesOf(machine, span, minutes)
    if (places.length === 0) return []
    const [one, two] = [random.pick(places), random.pick(places)]
    const fromMs = isBusyHour(one) ? one : two
    return take(machine, firm, { fromMs, toMs: fromMs + minutes * MINUTE_MS }, canFail)
  }
  return {
    plan: (span, own, sold) =>
      machines.flatMap((machine) => [
        ...Array.from({ length: own }, () => drawn(machine, span, machine.leaderId, false)).flat(),
        ...Array.from({ length: machine.members.length > 0 ? sold : 0 }, () =>
          drawn(machine, span, random.pick(machine.members), true),
        ).flat(),
      ]),
    planAround: (nowMs) =>
      machines.flatMap((machine, index) => {
        const minutes = lengthFor(machine.rules, 240, 1440)
        const day = { fromMs: startOfDay(dayOf(nowMs)), toMs: nowMs }
        const fromMs = placesOf(machine, day, minutes).findLast((at) => at + minutes * MINUTE_MS > nowMs)
        const firm = index % 2 === 0 ? machine.members[0] : machine.leaderId
        if (fromMs === undefined || firm === undefined) return []
        return take(machine, firm, { fromMs, toMs: fromMs + minutes * MINUTE_MS }, false)
      }),
  }
}

/** Round-the-clock rooms are booked for a day, machines for hours; always a length that the rules allow. */
function lengthFor(rules: ResourceRules, usual: number, long: number): number {
  const wished = rules.minMinutes >= 240 ? long : usual
  const within = Math.min(rules.maxMinutes, Math.max(rules.minMinutes, wished))
  return Math.ceil(within / rules.slotMinutes) * rules.slotMinutes
}

function isBusyHour(instantMs: number): boolean {
  const minute = (instantMs - startOfDay(dayOf(instantMs))) / MINUTE_MS
  return minute >= 9 * 60 && minute <= 14 * 60
}
