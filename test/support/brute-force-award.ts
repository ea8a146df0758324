import type { AwardInstance } from '#app/domain/awards/award-instance.ts'

export interface BruteForce {
  readonly saving: number
  readonly served: number
  readonly suppliers: number
  readonly assignment: Record<string, string | null>
}

/**
 * DOMAIN 8 word by word, without a single shortcut and without the product's code: every assignment of every
 * member is built, priced and compared. Only for a handful of members.
 */
export function bruteForce(instance: AwardInstance): BruteForce | null {
  const members = [...instance.members].sort((a, b) => (a.id < b.id ? -1 : 1))
  const offers = [...instance.offers].sort((a, b) => (a.id < b.id ? -1 : 1))
  const offersOf = members.map((m) => offers.filter((o) => m.accepts === null || m.accepts.includes(o.id)))
  const fee = (o: (typeof offers)[number], id: string) => Number(o.surchargeFen[id] ?? 0n)
  const priceAt = (o: (typeof offers)[number], sets: number) =>
    o.tiers.reduce<number | null>((now, t) => (t.fromQuantity <= sets ? Number(t.unitPriceFen) : now), null)
  const ref = members.map((m, i) => {
    const alone = (offersOf[i] ?? [])
      .filter((o) => (o.tiers[0]?.fromQuantity ?? 0) <= m.quantity && m.quantity <= o.capacity)
      .map((o) => (priceAt(o, m.quantity) ?? 0) + fee(o, m.id))
    if (alone.length > 0) return Math.min(...alone)
    if (m.reserveFen !== null) return Number(m.reserveFen)
    const first = (offersOf[i] ?? []).map((o) => Number(o.tiers[0]?.unitPriceFen) + fee(o, m.id))
    return first.length > 0 ? Math.min(...first) : null
  })
  const pick: (number | null)[] = members.map(() => null)
  let best: BruteForce | null = null
  const look = (): void => {
    const load = offers.map((_, j) =>
      members.reduce((sum, m, i) => sum + (pick[i] === j ? m.quantity : 0), 0),
    )
    let saving = 0
    let served = 0
    for (const [i, m] of members.entries()) {
      const j = pick[i]
      if (j === null || j === undefined) continue
      const offer = offers[j]
      const price = offer === undefined ? null : priceAt(offer, load[j] ?? 0)
      const own = ref[i]
      if (offer === undefined || price === null || own === null || own === undefined) return
      if ((load[j] ?? 0) > offer.capacity) return
      const landed = price + fee(offer, m.id)
      if (landed > own || (m.reserveFen !== null && landed > Number(m.reserveFen))) return
      saving += m.quantity * (own - landed)
      served += m.quantity
    }
    if (served === 0 || served < instance.minQuantity) return
    const suppliers = load.filter((sets) => sets > 0).length
    const isBetter =
      best === null ||
      saving > best.saving ||
      (saving === best.saving &&
        (served > best.served || (served === best.served && suppliers < best.suppliers)))
    if (!isBetter) return
    const assignment = Object.fromEntries(members.map((m, i) => [m.id, offers[pick[i] ?? -1]?.id ?? null]))
    best = { saving, served, suppliers, assignment }
  }
  const go = (i: number): void => {
    if (i === members.length) {
      look()
      return
    }
    for (const offer of offersOf[i] ?? []) {
      pick[i] = offers.indexOf(offer)
      go(i + 1)
    }
    pick[i] = null
    go(i + 1)
  }
  go(0)
  return best
}
