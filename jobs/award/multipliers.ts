import type { CompactModel } from './compact-model.ts'
import type { Multipliers, Relaxer } from './relaxation.ts'

export interface Descent {
  readonly multipliers: Multipliers
  readonly bound: number
}

/**
 * Multipliers with a low bound, by a deflected subgradient method: cheap steps that bring the bound near the
 * linear optimum, from where the linear solver takes over. `isOver` ends it early.
 */
export function descendMultipliers(
  model: CompactModel,
  relaxer: Relaxer,
  steps: number,
  isOver: () => boolean,
): Descent {
  const member = Float64Array.from(model.groups, (group) => {
    let best = 0
    for (const { offer, worth } of group.options) {
      const lowest = model.offers[offer]?.tiers.at(-1)?.price
      if (lowest !== undefined && worth - lowest > best) best = worth - lowest
    }
    return 0.5 * group.quantity * best
  })
  const direction = new Float64Array(member.length)
  let best: Descent = { multipliers: { member: member.slice(), minimum: 0 }, bound: Number.POSITIVE_INFINITY }
  let scale = 1
  let stalled = 0
  for (let step = 0; step < steps && scale > 0.01; step += 1) {
    const { bound, served } = relaxer.relax({ member, minimum: 0 })
    stalled = bound < best.bound * (1 - 1e-5) ? 0 : stalled + 1
    if (bound < best.bound) best = { multipliers: { member: member.slice(), minimum: 0 }, bound }
    if (isOver()) break
    if (stalled > 15) {
      scale *= 0.7
      stalled = 0
      member.set(best.multipliers.member)
    }
    let norm = 0
    for (const [g, group] of model.groups.entries()) {
      const along = 0.7 * (group.count - (served[g] as number)) + 0.3 * (direction[g] as number)
      direction[g] = along
      norm += along * along
    }
    if (norm < 1e-12) break
    const length = (scale * (bound - best.bound * 0.985)) / norm
    for (let g = 0; g < member.length; g += 1) {
      member[g] = Math.max(0, (member[g] as number) - length * (direction[g] as number))
    }
  }
  return best
}
