import type { DemoHands, DemoPool, DemoStep, RelativeLadder } from './demo-hands.ts'

/** One pool of the demonstration, from its draft to where it stands today. */
export interface DemoScript {
  readonly key: string
  readonly steps: readonly DemoStep[]
}

type Joining = readonly (readonly [firm: string, quantity: number, reservePercent?: number])[]

interface Opening {
  readonly key: string
  readonly pool: DemoPool
  readonly openedDaysAgo: number
  readonly ladders: readonly RelativeLadder[]
  readonly capacity: number
  readonly joining: Joining
  readonly concessions?: readonly (readonly [daysAgo: number, listing: number, ladder: RelativeLadder])[]
}

export const GENTLE: RelativeLadder = [
  [1, 100],
  [5, 96],
  [12, 92],
  [24, 88],
]
export const STEEP: RelativeLadder = [
  [1, 102],
  [8, 94],
  [16, 89],
  [30, 84],
]
export const BOLD: RelativeLadder = [
  [1, 98],
  [5, 93],
  [12, 89],
  [24, 84],
]

/** Firms of a cluster by their serial numbers: how many sets each, below which share of the price. */
export const firms = (
  cluster: 'hy' | 'ph' | 'hn',
  ...picks: readonly (readonly [number, number, number?])[]
): Joining =>
  picks.map(([serial, quantity, reserve]) => {
    const firm = `org_${cluster}_${String(serial).padStart(2, '0')}`
    return reserve === undefined ? [firm, quantity] : [firm, quantity, reserve]
  })

/** Draft, open, offers, joins spread over the joining time; what comes after is each script's own. */
export function opening({
  key,
  pool,
  openedDaysAgo,
  ladders,
  capacity,
  joining,
  concessions = [],
}: Opening): DemoStep[] {
  const closes = Math.max(pool.closesDaysAgo, 0)
  const pace = (openedDaysAgo - closes - 0.5) / (joining.length + 1)
  const at = (daysAgo: number, act: (hands: DemoHands) => Promise<void>): DemoStep => ({ daysAgo, act })
  return [
    at(openedDaysAgo, async (hands) => {
      await hands.draft(key, pool)
      await hands.open(key)
    }),
    ...ladders.map((ladder, index) =>
      at(openedDaysAgo - 0.1 * (index + 1), (hands) => hands.offer(key, index, ladder, capacity)),
    ),
    ...joining.map(([firm, quantity, reserve], index) =>
      at(openedDaysAgo - 0.3 - pace * (index + 1) * 0.9, (hands) => hands.join(key, firm, quantity, reserve)),
    ),
    ...concessions.map(([daysAgo, listing, ladder]) =>
      at(daysAgo, (hands) => hands.concede(key, listing, ladder)),
    ),
  ]
}
