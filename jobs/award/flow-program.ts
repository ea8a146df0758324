import type { CompactModel } from './compact-model.ts'
import type { CoreProgram } from './core-program.ts'
import type { LiveProgram } from './highs-solver.ts'
import type { Core } from './relaxation.ts'
import type { Incumbent } from './search.ts'
import { type Harbour, type Lane, openTransport } from './transport.ts'

/**
 * The relaxation of a core whose tiers are all certain and whose bound the incumbent reaches, as a transport
 * problem: then only columns that cost nothing are left, and a load that would cost something is pinned.
 */
export function openFlow(
  model: CompactModel,
  core: CoreProgram,
  harbours: readonly Harbour[],
  incumbent: Incumbent,
): LiveProgram {
  const unserved = model.offers.length
  const lanes: (Lane & { column: number; quantity: number })[] = []
  const laneOf = new Map<number, number>()
  for (const [group, controls] of core.controls.entries()) {
    const { quantity } = model.groups[group] as CompactModel['groups'][number]
    for (const { offer, column } of controls) {
      laneOf.set(column, lanes.length)
      const upper = quantity * (core.program.upper[column] as number)
      const node = offer < 0 ? unserved : offer
      lanes.push({ group, node, lower: 0, upper, flow: 0, column, quantity })
    }
  }
  for (const [member, group] of model.groupOf.entries()) {
    const offer = incumbent.picks[member] as number
    const column = core.controls[group]?.find((control) => control.offer === offer)?.column ?? -1
    const lane = lanes[laneOf.get(column) ?? -1]
    if (lane !== undefined) lane.flow += lane.quantity
  }
  const transport = openTransport(model.groups.length, lanes, harbours)
  const empty = new Float64Array(0)
  return {
    solve() {
      const feasible = transport.mend()
      const point = new Float64Array(core.program.cost.length)
      for (const { column, flow, quantity } of lanes) point[column] = flow / quantity
      return { feasible, point, rowDual: empty, columnDual: empty, objective: 0 }
    },
    setBounds(column, lower, upper) {
      const index = laneOf.get(column)
      if (index === undefined) return
      const { quantity } = lanes[index] as { quantity: number }
      transport.setBounds(index, lower * quantity, upper * quantity)
    },
    setCost() {},
    dispose() {},
  }
}

/** Floor and ceiling of each offer's tier, both at the edge where a set would cost something; the unserved last. */
export function harboursOf(model: CompactModel, bare: Core, mostUnserved: number): Harbour[] {
  const harbours: Harbour[] = model.offers.map(() => ({ least: 0, most: 0 }))
  for (const { offer, tier, setPrice } of bare.tiers) {
    const { capacity, tiers } = model.offers[offer] as CompactModel['offers'][number]
    const from = tiers[tier]?.from ?? 0
    const least = setPrice > bare.slack ? capacity : from
    harbours[offer] = { least, most: setPrice < -bare.slack ? from : capacity }
  }
  harbours.push({ least: 0, most: Math.max(0, mostUnserved) })
  return harbours
}
