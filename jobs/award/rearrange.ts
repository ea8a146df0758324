import type { CompactModel } from './compact-model.ts'
import type { Control } from './core-program.ts'
import type { Picks } from './search.ts'
import type { Harbour } from './transport.ts'

const MOST_STEPS = 100

/** Members at nodes, each allowed at some nodes only, with every load to be between its bounds. */
interface Arrangement {
  /** Node per member; changed in place. */
  readonly at: Int32Array
  readonly quantity: Int32Array
  /** Nodes each member may be at. */
  readonly allowed: readonly ReadonlySet<number>[]
  readonly harbours: readonly Harbour[]
  readonly isFixed: (member: number) => boolean
}

interface Work extends Arrangement {
  readonly load: Float64Array
  readonly members: readonly Set<number>[]
  /** A member that moved stays until this step. */
  readonly restsUntil: Int32Array
  /** Chooses among equals: the same every time. */
  random: number
}

interface Step {
  readonly member: number
  readonly to: number
  /** Goes the other way; -1 when nobody does. */
  readonly partner: number
  readonly change: number
}

/**
 * Moves and swaps members until every load is within its bounds: a tabu search, which finds most of what there
 * is in a moment and proves nothing when it finds nothing. True when it succeeded.
 */
function rearrange(arrangement: Arrangement, steps: number): boolean {
  const { at, quantity, harbours } = arrangement
  const load = new Float64Array(harbours.length)
  const members = harbours.map(() => new Set<number>())
  for (const [member, node] of at.entries()) {
    if (node < 0) continue
    load[node] = (load[node] as number) + (quantity[member] as number)
    members[node]?.add(member)
  }
  const work: Work = { ...arrangement, load, members, restsUntil: new Int32Array(at.length), random: 1 }
  for (let step = 1; step <= steps; step += 1) {
    const node = violatedNode(work)
    if (node < 0) return true
    const best = bestStep(work, node, step)
    if (best !== null) take(work, best, step)
  }
  return violatedNode(work) < 0
}

/** Picks near the wished ones within the bounds of every load, the unserved being the last node; null: not found. */
export function rearrangePicks(
  { groupOf, groups, offers }: CompactModel,
  controls: readonly (readonly Control[])[],
  harbours: readonly Harbour[],
  wished: Picks,
  isFixed: (member: number) => boolean,
): Picks | null {
  const nodeOf = (offer: number): number => (offer < 0 ? offers.length : offer)
  const allowedOf = controls.map((choices) => new Set(choices.map(({ offer }) => nodeOf(offer))))
  const none: ReadonlySet<number> = new Set()
  const at = Int32Array.from(wished, (offer, member) => (groupOf[member] === -1 ? -1 : nodeOf(offer)))
  const arrangement: Arrangement = {
    at,
    quantity: Int32Array.from(groupOf, (group) => groups[group]?.quantity ?? 0),
    allowed: Array.from(groupOf, (group) => allowedOf[group] ?? none),
    harbours,
    isFixed,
  }
  if (!rearrange(arrangement, MOST_STEPS)) return null
  return at.map((node) => (node === offers.length ? -1 : node))
}

function violation({ harbours }: Work, node: number, load: number): number {
  const { least, most } = harbours[node] as Harbour
  return load > most ? load - most : load < least ? least - load : 0
}

/** One of the nodes out of bounds, -1 when there is none. */
function violatedNode(work: Work): number {
  let [chosen, count] = [-1, 0]
  for (const [node, load] of work.load.entries()) {
    if (violation(work, node, load) === 0) continue
    count += 1
    if (nextRandom(work) * count < 1) chosen = node
  }
  return chosen
}

/** The step that mends most among those that touch the node, a small one before a large one. */
function bestStep(work: Work, node: number, step: number): Step | null {
  let best: Step | null = null
  let ties = 0
  const offer = (member: number, from: number, to: number, partner: number): void => {
    const moved = (work.quantity[member] as number) - (partner < 0 ? 0 : (work.quantity[partner] as number))
    if (moved === 0 && partner >= 0) return
    const change =
      violation(work, from, (work.load[from] as number) - moved) -
      violation(work, from, work.load[from] as number) +
      violation(work, to, (work.load[to] as number) + moved) -
      violation(work, to, work.load[to] as number)
    if (best !== null && change > best.change) return
    ties = best !== null && change === best.change ? ties + 1 : 1
    if (nextRandom(work) * ties < 1) best = { member, to, partner, change }
  }
  const isResting = (member: number): boolean =>
    (work.restsUntil[member] as number) > step || work.isFixed(member)
  const isOver = (work.load[node] as number) > (work.harbours[node] as Harbour).most
  for (const member of work.members[node] as Set<number>) {
    if (isResting(member)) continue
    for (const to of work.allowed[member] as ReadonlySet<number>) {
      if (to === node) continue
      if (isOver) offer(member, node, to, -1)
      for (const partner of work.members[to] as Set<number>) {
        if (isResting(partner) || work.allowed[partner]?.has(node) !== true) continue
        offer(member, node, to, partner)
      }
    }
  }
  if (isOver) return best
  for (const [from, there] of work.members.entries()) {
    if (from === node) continue
    for (const member of there) {
      if (!isResting(member) && work.allowed[member]?.has(node) === true) offer(member, from, node, -1)
    }
  }
  return best
}

function take(work: Work, { member, to, partner }: Step, step: number): void {
  const from = work.at[member] as number
  place(work, member, to, step)
  if (partner >= 0) place(work, partner, from, step)
}

function place(work: Work, member: number, to: number, step: number): void {
  const { at, load, members, quantity, restsUntil } = work
  const from = at[member] as number
  const sets = quantity[member] as number
  members[from]?.delete(member)
  members[to]?.add(member)
  load[from] = (load[from] as number) - sets
  load[to] = (load[to] as number) + sets
  at[member] = to
  // A rest that varies, so that the search does not walk in circles.
  restsUntil[member] = step + 2 + Math.floor(6 * nextRandom(work))
}

/** Uniform in [0, 1). */
function nextRandom(work: Work): number {
  work.random = (Math.imul(work.random, 1_664_525) + 1_013_904_223) >>> 0
  return work.random / 4_294_967_296
}
