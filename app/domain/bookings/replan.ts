import { overlaps, type Span } from './local-time.ts'

/** A booking that lost its unit. It keeps its time; only the unit may change. */
export interface Stranded {
  readonly id: string
  readonly window: Span
}

/** A unit that could stand in. `occupiedBy` says for how long a window takes it, buffers included. */
export interface StandIn {
  readonly unitId: string
  /** Whether the unit's own rules allow this window at all: its hours, its lengths. */
  readonly allows: (window: Span) => boolean
  readonly occupiedBy: (window: Span) => Span
  /** What cannot be moved: closures, bookings under way, bookings whose holder has said no. */
  readonly fixed: readonly Span[]
  /** Bookings that stand here and might be asked to move. */
  readonly movable: readonly Stranded[]
}

/** `bookingId` goes to `unitId`; `after` names a move that must have been consented to before. */
export interface PlannedMove {
  readonly bookingId: string
  readonly unitId: string
  readonly isStranded: boolean
  readonly after: string | null
}

export interface Replan {
  readonly moves: readonly PlannedMove[]
  readonly unplaced: readonly string[]
}

interface Taken {
  readonly unitId: string
  readonly occupied: Span
}

interface Best {
  placed: number
  displaced: number
  moves: PlannedMove[]
}

/** So many steps at most; beyond it the best plan found so far is taken. Enough for a day's worst. */
const STEP_LIMIT = 50_000

/**
 * Finds new units for stranded bookings: as many of them as possible, and among those plans the one that asks
 * the fewest others to move (at most one other per stranded booking); ties by order of units. Bookings that do
 * not overlap in time cannot get in each other's way, so each cluster is searched on its own.
 */
export function replan(stranded: readonly Stranded[], units: readonly StandIn[]): Replan {
  const moves = clustersOf(stranded, units).flatMap((cluster) => bestPlan(cluster, units))
  const placed = new Set(moves.map((move) => move.bookingId))
  return { moves, unplaced: stranded.filter(({ id }) => !placed.has(id)).map(({ id }) => id) }
}

function clustersOf(stranded: readonly Stranded[], units: readonly StandIn[]): Stranded[][] {
  const reach = (window: Span): Span => {
    const spans = units.map((unit) => unit.occupiedBy(window))
    return {
      fromMs: Math.min(window.fromMs, ...spans.map((span) => span.fromMs)),
      toMs: Math.max(window.toMs, ...spans.map((span) => span.toMs)),
    }
  }
  const clusters: Stranded[][] = []
  let endMs = Number.NEGATIVE_INFINITY
  for (const one of [...stranded].sort(
    (a, b) => a.window.fromMs - b.window.fromMs || (a.id < b.id ? -1 : 1),
  )) {
    const { fromMs, toMs } = reach(one.window)
    const last = clusters.at(-1)
    if (last && fromMs < endMs) last.push(one)
    else clusters.push([one])
    endMs = Math.max(endMs, toMs)
  }
  return clusters
}

function bestPlan(cluster: readonly Stranded[], units: readonly StandIn[]): PlannedMove[] {
  const best: Best = { placed: -1, displaced: 0, moves: [] }
  let steps = 0
  const search = (
    index: number,
    taken: readonly Taken[],
    gone: ReadonlySet<string>,
    moves: PlannedMove[],
  ): void => {
    steps += 1
    const placed = moves.filter((move) => move.isStranded).length
    const displaced = moves.length - placed
    if (isWorse(best, placed + cluster.length - index, displaced) || steps > STEP_LIMIT) return
    const one = cluster[index]
    if (one === undefined) {
      Object.assign(best, { placed, displaced, moves: [...moves] })
      return
    }
    for (const option of optionsFor(one, units, taken, gone)) {
      const displacedId = option.moves.find((move) => !move.isStranded)?.bookingId
      const after = displacedId === undefined ? gone : new Set([...gone, displacedId])
      search(index + 1, [...taken, ...option.taken], after, [...moves, ...option.moves])
    }
    search(index + 1, taken, gone, moves)
  }
  search(0, [], new Set(), [])
  return best.moves
}

/** A branch that could at best equal what is known is not looked at: the first of equals stays. */
function isWorse(best: Best, reachable: number, displaced: number): boolean {
  return reachable < best.placed || (reachable === best.placed && displaced >= best.displaced)
}

interface Option {
  readonly moves: PlannedMove[]
  readonly taken: Taken[]
}

function optionsFor(
  one: Stranded,
  units: readonly StandIn[],
  taken: readonly Taken[],
  gone: ReadonlySet<string>,
): Option[] {
  const direct: Option[] = []
  const chained: Option[] = []
  for (const unit of units) {
    const inTheWay = blockersOf(unit, one.window, taken, gone)
    if (inTheWay === null) continue
    const here = { unitId: unit.unitId, occupied: unit.occupiedBy(one.window) }
    const move = { bookingId: one.id, unitId: unit.unitId, isStranded: true }
    const [other, ...more] = inTheWay
    if (other === undefined) direct.push({ moves: [{ ...move, after: null }], taken: [here] })
    else if (more.length === 0) {
      const home = units.find(
        (to) => to !== unit && blockersOf(to, other.window, [...taken, here], gone)?.length === 0,
      )
      if (!home) continue
      chained.push({
        moves: [
          { bookingId: other.id, unitId: home.unitId, isStranded: false, after: null },
          { ...move, after: other.id },
        ],
        taken: [here, { unitId: home.unitId, occupied: home.occupiedBy(other.window) }],
      })
    }
  }
  return [...direct, ...chained]
}

/** Whom a window would push out of a unit; null when it cannot go there at all. */
function blockersOf(
  unit: StandIn,
  window: Span,
  taken: readonly Taken[],
  gone: ReadonlySet<string>,
): Stranded[] | null {
  if (!unit.allows(window)) return null
  const occupied = unit.occupiedBy(window)
  if (unit.fixed.some((span) => overlaps(span, occupied))) return null
  if (taken.some((one) => one.unitId === unit.unitId && overlaps(one.occupied, occupied))) return null
  return unit.movable.filter(
    (other) => !gone.has(other.id) && overlaps(unit.occupiedBy(other.window), occupied),
  )
}
