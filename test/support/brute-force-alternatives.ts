import type { AwardInstance } from '#app/domain/awards/award-instance.ts'

/** Reference and cap per member, null when nothing could serve it. */
export type PlainTerms = Record<string, { ref: number; cap: number } | null>

export interface PlainAward {
  readonly saving: number
  readonly served: number
  readonly load: Record<string, number>
  readonly price: Record<string, number>
  readonly assignment: Record<string, string | null>
}

/** DOMAIN 8's reference and cap, word by word, without the product's code. */
export function plainTerms({ members, offers }: AwardInstance): PlainTerms {
  return Object.fromEntries(
    members.map((m) => {
      const accepted = offers.filter((o) => m.accepts === null || m.accepts.includes(o.id))
      const fee = (o: (typeof offers)[number]) => Number(o.surchargeFen[m.id] ?? 0n)
      const alone = accepted
        .filter((o) => (o.tiers[0]?.fromQuantity ?? 0) <= m.quantity && m.quantity <= o.capacity)
        .map((o) => (priceAt(o, m.quantity) ?? 0) + fee(o))
      const first = accepted.map((o) => Number(o.tiers[0]?.unitPriceFen) + fee(o))
      const reserve = m.reserveFen === null ? null : Number(m.reserveFen)
      const ref =
        alone.length > 0 ? Math.min(...alone) : (reserve ?? (first.length > 0 ? Math.min(...first) : null))
      return [m.id, ref === null ? null : { ref, cap: Math.min(ref, reserve ?? ref) }]
    }),
  )
}

function priceAt(offer: AwardInstance['offers'][number], sets: number): number | null {
  return offer.tiers.reduce<number | null>(
    (n, t) => (t.fromQuantity <= sets ? Number(t.unitPriceFen) : n),
    null,
  )
}

/** Every feasible award there is, each valued by the terms given. */
export function everyAward(instance: AwardInstance, terms: PlainTerms): PlainAward[] {
  const { members, offers } = instance
  const found: PlainAward[] = []
  const pick: (number | null)[] = members.map(() => null)
  const look = (): void => {
    const load = offers.map((_, j) =>
      members.reduce((sum, m, i) => sum + (pick[i] === j ? m.quantity : 0), 0),
    )
    const price: Record<string, number> = {}
    let [saving, served] = [0, 0]
    for (const [i, m] of members.entries()) {
      const j = pick[i]
      const offer = offers[j ?? -1]
      if (j === null || j === undefined || offer === undefined) continue
      const unit = priceAt(offer, load[j] ?? 0)
      const own = terms[m.id] ?? null
      if (unit === null || own === null || (load[j] ?? 0) > offer.capacity) return
      const landed = unit + Number(offer.surchargeFen[m.id] ?? 0n)
      if (landed > own.cap) return
      price[m.id] = landed
      saving += m.quantity * (own.ref - landed)
      served += m.quantity
    }
    if (served === 0 || served < instance.minQuantity) return
    const assignment = Object.fromEntries(members.map((m, i) => [m.id, offers[pick[i] ?? -1]?.id ?? null]))
    const loads = Object.fromEntries(offers.map((o, j) => [o.id, load[j] ?? 0]))
    found.push({ saving, served, load: loads, price, assignment })
  }
  const go = (i: number): void => {
    const member = members[i]
    if (member === undefined) {
      look()
      return
    }
    for (const [j, offer] of offers.entries()) {
      if (member.accepts !== null && !member.accepts.includes(offer.id)) continue
      pick[i] = j
      go(i + 1)
    }
    pick[i] = null
    go(i + 1)
  }
  go(0)
  return found
}
