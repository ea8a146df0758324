import type { AwardInstance, AwardMember, AwardOffer, AwardTier } from '#app/domain/awards/award-instance.ts'

/** Seeded families of award instances: the same name, size and seed give the same instance on every machine. */
export const FAMILIES = ['uniform', 'clustered', 'manyTiers', 'tightCapacities', 'nearTies', 'jumps'] as const
export type Family = (typeof FAMILIES)[number]

export interface FamilySize {
  readonly offers: number
  readonly members: number
  readonly tiers?: number
}

interface Shape {
  readonly tiers: number
  /** Total capacity of all offers against total demand. */
  readonly slack: number
  /** Prices are whole multiples of this. */
  readonly gridFen: number
  /** Base prices lie within this share of each other. */
  readonly spread: number
  /** A ladder falls by about this share from its first to its last tier. */
  readonly depth: number
  readonly maxQuantity: number
  readonly counties: number
  readonly surcharged: number
  /** Where the last tier begins, as a share of the capacity. */
  readonly lastTierAt: number
}

const SHAPES: Record<Family, Shape> = {
  uniform: shape({}),
  clustered: shape({ counties: 3, maxQuantity: 4, surcharged: 0.9, gridFen: 100_000 }),
  manyTiers: shape({ tiers: 12 }),
  tightCapacities: shape({ slack: 0.9, lastTierAt: 0.95 }),
  nearTies: shape({ spread: 0.002, depth: 0.004, gridFen: 1 }),
  jumps: shape({ depth: 0.35, lastTierAt: 1, spread: 0.03, slack: 1.6 }),
}

function shape(overrides: Partial<Shape>): Shape {
  return {
    tiers: 5,
    slack: 2.5,
    gridFen: 10_000,
    spread: 0.12,
    depth: 0.14,
    maxQuantity: 12,
    counties: 9,
    surcharged: 0.5,
    lastTierAt: 0.7,
    ...overrides,
  }
}

export type Random = () => number

/** mulberry32: small, seeded, good enough for test instances; uniform in [0, 1). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** An instance of a family: half the members have reserves, a third exclude offers. */
export function generateInstance(family: Family, size: FamilySize, seed: number): AwardInstance {
  const random = seededRandom(seed)
  const settings = { ...SHAPES[family], ...(size.tiers === undefined ? {} : { tiers: size.tiers }) }
  const quantities = Array.from({ length: size.members }, () => between(random, 1, settings.maxQuantity))
  const demand = quantities.reduce((sum, quantity) => sum + quantity, 0)
  const counties = quantities.map(() => between(random, 1, settings.counties))
  const width = String(Math.max(size.members, size.offers)).length
  const memberIds = quantities.map((_, index) => `m${String(index + 1).padStart(width, '0')}`)
  const offerIds = Array.from(
    { length: size.offers },
    (_, index) => `o${String(index + 1).padStart(width, '0')}`,
  )
  const offers = offerIds.map((id): AwardOffer => {
    const capacity = Math.max(
      1,
      Math.round(((settings.slack * demand) / size.offers) * (0.4 + 1.2 * random())),
    )
    const tiers = ladder(random, settings, capacity)
    return { id, capacity, tiers, surchargeFen: surcharges(random, settings, memberIds, counties) }
  })
  const members = memberIds.map((id, index): AwardMember => {
    const quantity = quantities[index] ?? 1
    const reserve = 12_000_000 * (1 + settings.spread / 2) * (0.84 + 0.2 * random())
    const reserveFen = random() < 0.5 ? onGrid(reserve, settings.gridFen) : null
    const picky = random() < 1 / 3
    const accepts = picky ? offerIds.filter(() => random() < 0.6) : null
    return { id, quantity, reserveFen, accepts }
  })
  return { minQuantity: Math.floor(demand / 10), members, offers }
}

function ladder(random: Random, settings: Shape, capacity: number): AwardTier[] {
  const base = 12_000_000 * (1 - settings.spread / 2 + settings.spread * random())
  const last = Math.max(1, Math.floor(capacity * settings.lastTierAt))
  const tiers: AwardTier[] = []
  let fromQuantity = random() < 0.7 ? 1 : between(random, 1, 4)
  for (let index = 0; index < settings.tiers; index += 1) {
    const share = index / Math.max(1, settings.tiers - 1)
    const unitPriceFen = onGrid(
      base * (1 - settings.depth * share * (0.7 + 0.6 * random())),
      settings.gridFen,
    )
    const previous = tiers.at(-1)
    if (previous === undefined || previous.unitPriceFen > unitPriceFen)
      tiers.push({ fromQuantity, unitPriceFen })
    const aim = Math.floor(((index + 1) / (settings.tiers - 1 || 1)) * last * (0.8 + 0.2 * random()))
    fromQuantity = Math.max(fromQuantity + 1, aim)
  }
  return tiers
}

function surcharges(
  random: Random,
  settings: Shape,
  memberIds: readonly string[],
  counties: readonly number[],
): Record<string, bigint> {
  if (random() >= settings.surcharged) return {}
  const byCounty = Array.from({ length: settings.counties + 1 }, () =>
    random() < 0.3 ? 0n : onGrid(400_000 * random(), settings.gridFen),
  )
  const fees: Record<string, bigint> = {}
  for (const [index, id] of memberIds.entries()) {
    const fen = byCounty[counties[index] ?? 0] ?? 0n
    if (fen > 0n) fees[id] = fen
  }
  return fees
}

function onGrid(fen: number, gridFen: number): bigint {
  return BigInt(Math.round(fen / gridFen) * gridFen)
}

export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}
