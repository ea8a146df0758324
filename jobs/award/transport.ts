/** A group of members at a node; bounds and flow are whole sets. */
export interface Lane {
  readonly group: number
  readonly node: number
  lower: number
  upper: number
  flow: number
}

/** Where sets arrive: an offer with its tier's floor and ceiling, or the unserved. */
export interface Harbour {
  readonly least: number
  readonly most: number
}

/**
 * Members' sets on their way to offers, every load between its bounds. With the tiers fixed the linear relaxation
 * is this transport problem, and a changed bound is mended by a few augmenting paths instead of a linear solve.
 */
export interface Transport {
  setBounds(lane: number, lower: number, upper: number): void
  /** Mends the flow until every bound holds; false when no flow does. */
  mend(): boolean
}

interface Net {
  readonly lanes: readonly Lane[]
  readonly harbours: readonly Harbour[]
  readonly groups: number
  readonly load: Float64Array
  readonly ofGroup: readonly number[][]
  readonly ofNode: readonly number[][]
  /** Per vertex: the lane, or minus one less the node, that led there. Vertices: groups, nodes, the sink. */
  readonly by: Int32Array
  readonly from: Int32Array
  readonly seen: Int32Array
  readonly queue: Int32Array
  round: number
}

/** `lanes` carry a flow that satisfies their bounds and those of every harbour. */
export function openTransport(
  groups: number,
  lanes: readonly Lane[],
  harbours: readonly Harbour[],
): Transport {
  const net = netOf(groups, lanes, harbours)
  const changed = new Set<number>()
  return {
    setBounds(lane, lower, upper) {
      const known = lanes[lane] as Lane
      known.lower = lower
      known.upper = upper
      changed.add(lane)
    },
    mend() {
      for (const lane of changed) {
        if (!mendLane(net, lane)) return false
        changed.delete(lane)
      }
      return true
    },
  }
}

function netOf(groups: number, lanes: readonly Lane[], harbours: readonly Harbour[]): Net {
  const ofGroup = Array.from({ length: groups }, (): number[] => [])
  const ofNode = harbours.map((): number[] => [])
  const load = new Float64Array(harbours.length)
  for (const [index, { group, node, flow }] of lanes.entries()) {
    ofGroup[group]?.push(index)
    ofNode[node]?.push(index)
    load[node] = (load[node] as number) + flow
  }
  const vertices = groups + harbours.length + 1
  const marks = () => new Int32Array(vertices)
  return {
    ...{ lanes, harbours, groups, load, ofGroup, ofNode },
    ...{ by: marks(), from: marks(), seen: marks(), queue: marks(), round: 0 },
  }
}

function mendLane(net: Net, index: number): boolean {
  const lane = net.lanes[index] as Lane
  const { groups } = net
  while (lane.flow < lane.lower) {
    const pushed = pushPath(net, groups + lane.node, lane.group, lane.lower - lane.flow)
    if (pushed === 0) return false
    shift(net, index, pushed)
  }
  while (lane.flow > lane.upper) {
    const pushed = pushPath(net, lane.group, groups + lane.node, lane.flow - lane.upper)
    if (pushed === 0) return false
    shift(net, index, -pushed)
  }
  return true
}

/** The lane's flow without its node's load: the path that closes the cycle accounts for that. */
function shift({ lanes }: Net, index: number, sets: number): void {
  const lane = lanes[index] as Lane
  lane.flow += sets
}

/** Sends up to `sets` along a shortest residual path; answers how many, 0 when there is no path. */
function pushPath(net: Net, start: number, end: number, sets: number): number {
  if (!findPath(net, start, end)) return 0
  let most = sets
  for (let at = end; at !== start; at = net.from[at] as number) most = Math.min(most, roomAt(net, at))
  for (let at = end; at !== start; at = net.from[at] as number) applyAt(net, at, most)
  return most
}

function findPath(net: Net, start: number, end: number): boolean {
  const { groups, harbours, lanes, load, seen, queue } = net
  const sink = groups + harbours.length
  net.round += 1
  const { round } = net
  let [head, tail] = [0, 0]
  const visit = (vertex: number, from: number, by: number): void => {
    if (seen[vertex] === round) return
    seen[vertex] = round
    net.from[vertex] = from
    net.by[vertex] = by
    queue[tail] = vertex
    tail += 1
  }
  visit(start, start, 0)
  while (head < tail && seen[end] !== round) {
    const vertex = queue[head] as number
    head += 1
    if (vertex < groups) {
      for (const index of net.ofGroup[vertex] as number[]) {
        const lane = lanes[index] as Lane
        if (lane.flow < lane.upper) visit(groups + lane.node, vertex, index)
      }
    } else if (vertex === sink) {
      for (const [node, { least }] of harbours.entries()) {
        if ((load[node] as number) > least) visit(groups + node, sink, -1 - node)
      }
    } else {
      const node = vertex - groups
      for (const index of net.ofNode[node] as number[]) {
        const lane = lanes[index] as Lane
        if (lane.flow > lane.lower) visit(lane.group, vertex, index)
      }
      if ((load[node] as number) < (harbours[node] as Harbour).most) visit(sink, vertex, -1 - node)
    }
  }
  return seen[end] === round
}

/** How many sets the step that led to this vertex can carry. */
function roomAt({ by, groups, harbours, lanes, load }: Net, vertex: number): number {
  const how = by[vertex] as number
  if (how < 0) {
    const node = -1 - how
    const { least, most } = harbours[node] as Harbour
    const isLeaving = vertex === groups + harbours.length
    return isLeaving ? most - (load[node] as number) : (load[node] as number) - least
  }
  const lane = lanes[how] as Lane
  return vertex < groups ? lane.flow - lane.lower : lane.upper - lane.flow
}

function applyAt({ by, groups, harbours, lanes, load }: Net, vertex: number, sets: number): void {
  const how = by[vertex] as number
  if (how < 0) {
    const node = -1 - how
    const isLeaving = vertex === groups + harbours.length
    load[node] = (load[node] as number) + (isLeaving ? sets : -sets)
    return
  }
  const lane = lanes[how] as Lane
  lane.flow += vertex < groups ? -sets : sets
}
