import type { CompactModel, CompactOffer } from './compact-model.ts'

/** Prices of the rules that couple the offers: one per group (for one of its members), one for the minimum. */
export interface Multipliers {
  readonly member: Float64Array
  readonly minimum: number
}

/** What the relaxed problem answers; money in units of the model. */
export interface Relaxation {
  /** No award saves more. */
  readonly bound: number
  /** What each offer earns at its best tier; 0 when it stays closed. */
  readonly value: Float64Array
  /** What each offer earns at each tier. */
  readonly tierValue: readonly Float64Array[]
  /** Members served per group. */
  readonly served: Float64Array
  readonly servedSets: number
}

/** A group at a tier of an offer, and the least that one member of it there costs against the bound. */
export interface Column {
  readonly group: number
  readonly offer: number
  readonly tier: number
  readonly penalty: number
}

/** A tier of an offer, the least that using it costs, and the price of a set at its floor or ceiling. */
export interface CoreTier {
  readonly offer: number
  readonly tier: number
  readonly penalty: number
  readonly setPrice: number
}

/** Everything that an award within `slack` of the bound can use: what is left out provably cannot matter. */
export interface Core {
  readonly slack: number
  readonly tiers: readonly CoreTier[]
  readonly columns: readonly Column[]
  /** Groups whose members must all be served. */
  readonly mustServe: readonly boolean[]
  /** Offers that must be used. */
  readonly mustOpen: readonly boolean[]
}

export interface Relaxer {
  relax(multipliers: Multipliers): Relaxation
  core(multipliers: Multipliers, slack: number): Core
}

/**
 * Lagrangian relaxation of "a member is served at most once" and of the minimum quantity. With the
 * multipliers given the offers fall apart, and each tier of an offer is a knapsack with a floor and a ceiling,
 * filled by falling `worth - multiplier / quantity`: an order that does not depend on the tier.
 */
export function createRelaxer(model: CompactModel): Relaxer {
  const orders = model.offers.map((offer) => Int32Array.from(offer.group.keys()))
  const density = new Float64Array(model.groups.length)
  const quantity = Float64Array.from(model.groups, (group) => group.quantity)
  const sets = Float64Array.from(model.groups, (group) => group.quantity * group.count)

  const prepare = ({ member, minimum }: Multipliers): void => {
    for (let g = 0; g < density.length; g += 1) {
      density[g] = (member[g] as number) / (quantity[g] as number) - minimum
    }
    for (const [index, offer] of model.offers.entries()) sortRows(offer, orders[index] as Int32Array, density)
  }

  const relax = (multipliers: Multipliers): Relaxation => {
    prepare(multipliers)
    let bound = -multipliers.minimum * model.minQuantity
    for (const [g, group] of model.groups.entries()) bound += (multipliers.member[g] as number) * group.count
    const value = new Float64Array(model.offers.length)
    const served = new Float64Array(density.length)
    const tierValue: Float64Array[] = []
    let servedSets = 0
    for (const [j, offer] of model.offers.entries()) {
      const order = orders[j] as Int32Array
      let best = -1
      if (offer.isCertain) value[j] = Number.NEGATIVE_INFINITY
      const values = new Float64Array(offer.tiers.length)
      for (let k = 0; k < values.length; k += 1) {
        values[k] = fillTier(offer, order, k, density, sets, null).value
        if ((values[k] as number) > (value[j] as number)) {
          value[j] = values[k] as number
          best = k
        }
      }
      tierValue.push(values)
      bound += value[j] as number
      if (best >= 0) servedSets += fillTier(offer, order, best, density, sets, served).used
    }
    for (let g = 0; g < served.length; g += 1) served[g] = (served[g] as number) / (quantity[g] as number)
    return { bound, value, tierValue, served, servedSets }
  }

  const core = (multipliers: Multipliers, slack: number): Core => {
    const { value, tierValue } = relax(multipliers)
    const tiers: CoreTier[] = []
    const columns: Column[] = []
    for (const [offer, { tiers: ladder, group, worth, firstTier }] of model.offers.entries()) {
      for (const [tier, { price }] of ladder.entries()) {
        const penalty = (value[offer] as number) - (tierValue[offer]?.[tier] as number)
        if (!(penalty <= slack)) continue
        const compact = model.offers[offer] as CompactOffer
        const { setPrice } = fillTier(compact, orders[offer] as Int32Array, tier, density, sets, null)
        tiers.push({ offer, tier, penalty, setPrice })
        for (let row = 0; row < group.length; row += 1) {
          if ((firstTier[row] as number) > tier) continue
          const g = group[row] as number
          const gain = (worth[row] as number) - (density[g] as number) - price
          const extra = penalty + Math.max(0, (quantity[g] as number) * (setPrice - gain))
          if (extra <= slack) columns.push({ group: g, offer, tier, penalty: extra })
        }
      }
    }
    const mustServe = Array.from(multipliers.member, (multiplier) => multiplier > slack)
    const mustOpen = Array.from(
      value,
      (earned, offer) => earned > slack || model.offers[offer]?.isCertain === true,
    )
    return { slack, tiers, columns, mustServe, mustOpen }
  }
  return { relax, core }
}

/** Insertion sort by falling density: multipliers move little, so the last order is nearly right. */
function sortRows(offer: CompactOffer, order: Int32Array, density: Float64Array): void {
  const keys = new Float64Array(order.length)
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] as number
    const key = (offer.worth[row] as number) - (density[offer.group[row] as number] as number)
    let hole = at
    while (hole > 0 && (keys[hole - 1] as number) < key) {
      keys[hole] = keys[hole - 1] as number
      order[hole] = order[hole - 1] as number
      hole -= 1
    }
    keys[hole] = key
    order[hole] = row
  }
}

/**
 * Fills one tier: up to the capacity while it pays, further only while the floor asks. `setPrice` is the dual
 * of the floor or ceiling that stopped it, 0 when neither did.
 */
function fillTier(
  offer: CompactOffer,
  order: Int32Array,
  tier: number,
  density: Float64Array,
  sets: Float64Array,
  served: Float64Array | null,
): { value: number; used: number; setPrice: number } {
  const { price, from } = offer.tiers[tier] as { price: number; from: number }
  let used = 0
  let value = 0
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] as number
    if ((offer.firstTier[row] as number) > tier) continue
    const group = offer.group[row] as number
    const gain = (offer.worth[row] as number) - (density[group] as number) - price
    const limit = gain > 0 ? offer.capacity : from
    if (used >= limit) return { value, used, setPrice: 0 }
    const taken = Math.min(sets[group] as number, limit - used)
    used += taken
    value += taken * gain
    if (served !== null) served[group] = (served[group] as number) + taken
    if (used >= limit) return { value, used, setPrice: gain }
  }
  return used >= from ? { value, used, setPrice: 0 } : { value: Number.NEGATIVE_INFINITY, used, setPrice: 0 }
}
