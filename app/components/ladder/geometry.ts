import type { TierView } from '#app/contracts/views/pools.ts'

/** A step of a staircase: `fromQuantity` up to, not including, `untilQuantity`, at one price. */
/** A ladder with the name it goes by in the drawing. */
export interface LadderLine {
  id: string
  name: string
  tiers: TierView[]
}

export interface Step {
  fromQuantity: number
  untilQuantity: number
  unitPriceFen: number
}

/** Quantities at which buying `cheaperAt` sets costs less in total (DOMAIN 7). Both ends included. */
export interface CheaperZone {
  fromQuantity: number
  toQuantity: number
  cheaperAt: number
}

/** The tier that counts at a quantity: the highest that is reached; null below the first. */
export function tierAt(tiers: readonly TierView[], quantity: number): TierView | null {
  return tiers.reduce<TierView | null>((best, tier) => (tier.fromQuantity <= quantity ? tier : best), null)
}

export function nextTierAfter(tiers: readonly TierView[], quantity: number): TierView | null {
  return tiers.find((tier) => tier.fromQuantity > quantity) ?? null
}

/** The steps of a ladder up to an end of the axis. */
export function stepsOf(tiers: readonly TierView[], endQuantity: number): Step[] {
  return tiers
    .map((tier, index) => ({
      fromQuantity: tier.fromQuantity,
      untilQuantity: Math.min(endQuantity, tiers[index + 1]?.fromQuantity ?? endQuantity),
      unitPriceFen: tier.unitPriceFen,
    }))
    .filter((step) => step.fromQuantity < endQuantity)
}

/**
 * Where a few sets more cost less in total. Just below a tier of n sets at price p, a quantity q at the price
 * p' before it costs more than the whole tier when q × p' > n × p.
 */
export function cheaperZones(tiers: readonly TierView[]): CheaperZone[] {
  return tiers.flatMap((tier, index) => {
    const before = tiers[index - 1]
    if (!before) return []
    const totalFen = tier.fromQuantity * tier.unitPriceFen
    const first = Math.max(before.fromQuantity, Math.floor(totalFen / before.unitPriceFen) + 1)
    if (first > tier.fromQuantity - 1) return []
    return [{ fromQuantity: first, toQuantity: tier.fromQuantity - 1, cheaperAt: tier.fromQuantity }]
  })
}

/** A higher quantity that costs less in total than this one; null when there is none. */
export function cheaperAt(tiers: readonly TierView[], quantity: number): number | null {
  return (
    cheaperZones(tiers).find((zone) => zone.fromQuantity <= quantity && quantity <= zone.toQuantity)
      ?.cheaperAt ?? null
  )
}

export interface Frame {
  endQuantity: number
  lowFen: number
  highFen: number
}

/**
 * The window of a drawing: from 0 to a little beyond the last tier and today's quantity, and from a little under
 * the lowest price to a little over the highest. Both scales are linear: what looks twice as far is.
 */
export function frameOf(
  ladders: readonly (readonly TierView[])[],
  quantity: number,
  referencePriceFen: number,
): Frame {
  const tiers = ladders.flat()
  const lastQuantity = Math.max(1, quantity, ...tiers.map((tier) => tier.fromQuantity))
  const prices = [...tiers.map((tier) => tier.unitPriceFen), referencePriceFen].filter((price) => price > 0)
  const high = Math.max(1, ...prices)
  const low = prices.length > 0 ? Math.min(...prices) : 0
  const margin = Math.max((high - low) * 0.18, high * 0.01)
  return {
    endQuantity: Math.ceil(lastQuantity * 1.3) + 1,
    lowFen: Math.max(0, low - margin),
    highFen: high + margin,
  }
}

/** Per cent from the left. */
export function across(frame: Frame, quantity: number): number {
  return round((Math.min(Math.max(quantity, 0), frame.endQuantity) / frame.endQuantity) * 100)
}

/** Per cent from the top. */
export function down(frame: Frame, priceFen: number): number {
  return round(((frame.highFen - priceFen) / (frame.highFen - frame.lowFen)) * 100)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** The outline of a staircase in a 100 × 100 box: treads and risers. */
export function outlineOf(frame: Frame, tiers: readonly TierView[]): string {
  const steps = stepsOf(tiers, frame.endQuantity)
  return steps
    .map((step, index) => {
      const y = down(frame, step.unitPriceFen)
      const start = across(frame, step.fromQuantity)
      return `${index === 0 ? 'M' : 'L'}${start} ${y}H${across(frame, step.untilQuantity)}`
    })
    .join('')
}

/** Whole quantities for the axis, at most `count` of them, at friendly distances. */
export function ticksOf(endQuantity: number, count: number): number[] {
  const rough = endQuantity / count
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)))
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power)
  const ticks: number[] = []
  for (let at = 0; at < endQuantity; at += step) ticks.push(at)
  return ticks
}
