import type { CompactModel } from './compact-model.ts'
import type { Picks } from './search.ts'

interface Fill {
  readonly tier: number
  readonly value: number
  readonly groups: readonly { group: number; count: number }[]
}

/**
 * A quick award, no proof: again and again the offer and tier that save most with the members left, whole
 * members by falling worth; then everyone left wherever an open offer still has room at a price they can pay.
 */
export function greedyPicks(model: CompactModel, isOver: () => boolean): Picks {
  const left = Int32Array.from(model.groups, (group) => group.count)
  const orders = model.offers.map((offer) =>
    Int32Array.from(offer.group.keys()).sort(
      (a, b) => (offer.worth[b] as number) - (offer.worth[a] as number),
    ),
  )
  const placed: { group: number; offer: number; count: number }[] = []
  const open = new Map<number, { tier: number; room: number }>()
  const stale = model.offers.map((_, index) => ({ index, value: Number.POSITIVE_INFINITY }))
  while (stale.length > 0 && !isOver()) {
    stale.sort((a, b) => b.value - a.value)
    const top = stale[0] as { index: number; value: number }
    const fill = bestFill(model, top.index, orders[top.index] as Int32Array, left)
    top.value = fill?.value ?? Number.NEGATIVE_INFINITY
    if (fill === null) {
      stale.shift()
      continue
    }
    if (top.value < (stale[1]?.value ?? Number.NEGATIVE_INFINITY)) continue
    stale.shift()
    let room = model.offers[top.index]?.capacity ?? 0
    for (const { group, count } of fill.groups) {
      left[group] = (left[group] as number) - count
      room -= count * (model.groups[group]?.quantity ?? 0)
      placed.push({ group, offer: top.index, count })
    }
    open.set(top.index, { tier: fill.tier, room })
  }
  for (const [group, { quantity, options }] of model.groups.entries()) {
    for (const option of options) {
      const offer = open.get(option.offer)
      if (offer === undefined || option.firstTier > offer.tier) continue
      const count = Math.min(left[group] as number, Math.floor(offer.room / quantity))
      if (count <= 0) continue
      left[group] = (left[group] as number) - count
      offer.room -= count * quantity
      placed.push({ group, offer: option.offer, count })
    }
  }
  return toPicks(model, placed)
}

function bestFill(model: CompactModel, index: number, order: Int32Array, left: Int32Array): Fill | null {
  const offer = model.offers[index] as CompactModel['offers'][number]
  let best: Fill | null = null
  for (const [tier, { from, price }] of offer.tiers.entries()) {
    let room = offer.capacity
    let value = 0
    const groups: { group: number; count: number }[] = []
    for (const row of order) {
      if (room <= 0) break
      if ((offer.firstTier[row] as number) > tier) continue
      const group = offer.group[row] as number
      const quantity = model.groups[group]?.quantity ?? 1
      const count = Math.min(left[group] as number, Math.floor(room / quantity))
      if (count <= 0) continue
      groups.push({ group, count })
      room -= count * quantity
      value += count * quantity * ((offer.worth[row] as number) - price)
    }
    if (groups.length > 0 && offer.capacity - room >= from && (best === null || value > best.value)) {
      best = { tier, value, groups }
    }
  }
  return best
}

function toPicks(
  model: CompactModel,
  placed: readonly { group: number; offer: number; count: number }[],
): Picks {
  const queues = model.groups.map((): { offer: number; count: number }[] => [])
  for (const { group, offer, count } of placed) queues[group]?.push({ offer, count })
  return Int32Array.from(model.groupOf, (group) => {
    const next = queues[group]?.find((place) => place.count > 0)
    if (next === undefined) return -1
    next.count -= 1
    return next.offer
  })
}
