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

const GENTLE: RelativeLadder = [
  [1, 100],
  [5, 96],
  [12, 92],
  [24, 88],
]
const STEEP: RelativeLadder = [
  [1, 102],
  [8, 94],
  [16, 89],
  [30, 84],
]
const BOLD: RelativeLadder = [
  [1, 98],
  [5, 93],
  [12, 89],
  [24, 84],
]

const firms = (
  cluster: 'hy' | 'ph' | 'hn',
  ...picks: readonly (readonly [number, number, number?])[]
): Joining =>
  picks.map(([serial, quantity, reserve]) => {
    const firm = `org_${cluster}_${String(serial).padStart(2, '0')}`
    return reserve === undefined ? [firm, quantity] : [firm, quantity, reserve]
  })

/** Draft, open, offers, joins spread over the joining time; what comes after is each script's own. */
function opening({
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

const step = (daysAgo: number, act: (hands: DemoHands) => Promise<void>): DemoStep => ({ daysAgo, act })

const SETTLED: DemoScript = {
  key: 'settled',
  steps: [
    ...opening({
      key: 'settled',
      openedDaysAgo: 150,
      ladders: [GENTLE, STEEP],
      capacity: 60,
      pool: {
        title: '海盐紧固件 搓丝机 春季团购',
        category: 'thread-rolling-machine',
        cluster: 'haiyan-fasteners',
        counties: ['330424'],
        closesDaysAgo: 138,
        offersCloseDaysAgo: 137,
        minQuantity: 8,
        more: { warrantyDays: 30 },
      },
      joining: firms('hy', [1, 4], [2, 3], [3, 5], [4, 2], [5, 4]),
    }),
    step(135, (hands) => hands.signAll('settled')),
    step(100, (hands) => hands.ship('settled', 1)),
    step(97, (hands) => hands.acceptAll('settled', [])),
  ],
}

const FULFILLING: DemoScript = {
  key: 'fulfilling',
  steps: [
    ...opening({
      key: 'fulfilling',
      openedDaysAgo: 75,
      ladders: [GENTLE, BOLD],
      capacity: 80,
      pool: {
        title: '海宁袜业 电脑袜机 换新团购',
        category: 'computerised-sock-machine',
        cluster: 'haining-socks',
        counties: ['330481'],
        closesDaysAgo: 62,
        offersCloseDaysAgo: 61,
        minQuantity: 20,
      },
      joining: firms('hn', [2, 8], [3, 6, 97], [4, 10], [5, 5], [6, 4], [9, 6, 99]),
    }),
    step(59, (hands) => hands.signAll('fulfilling')),
    step(16, (hands) => hands.ship('fulfilling', 0.5)),
    step(13, (hands) => hands.acceptAll('fulfilling', ['org_hn_02', 'org_hn_04'])),
    step(3, (hands) => hands.ship('fulfilling', 1)),
  ],
}

const AWARDED: DemoScript = {
  key: 'awarded',
  steps: [
    ...opening({
      key: 'awarded',
      openedDaysAgo: 24,
      ladders: [STEEP, GENTLE],
      capacity: 40,
      pool: {
        title: '平湖箱包 数控裁床 联合采购',
        category: 'cnc-cutting-table',
        cluster: 'pinghu-luggage',
        counties: ['330482'],
        closesDaysAgo: 4,
        offersCloseDaysAgo: 3,
        minQuantity: 10,
      },
      joining: firms('ph', [1, 3], [2, 4], [3, 2], [4, 5, 98], [5, 2], [6, 3]),
      concessions: [[9, 1, BOLD]],
    }),
    step(2, (hands) => hands.signAll('awarded', ['org_ph_01', 'org_ph_05'])),
  ],
}

const LOCKED: DemoScript = {
  key: 'locked',
  steps: opening({
    key: 'locked',
    openedDaysAgo: 20,
    ladders: [GENTLE, BOLD, STEEP],
    capacity: 30,
    pool: {
      title: '平湖箱包 真空吸塑机 密封报价',
      category: 'vacuum-forming-machine',
      cluster: 'pinghu-luggage',
      counties: ['330482'],
      closesDaysAgo: 0.5,
      offersCloseDaysAgo: -3,
      minQuantity: 6,
      more: { visibility: 'sealed' },
    },
    joining: firms('ph', [2, 2], [8, 3], [9, 1], [10, 4]),
  }),
}

const FAILED: DemoScript = {
  key: 'failed',
  steps: opening({
    key: 'failed',
    openedDaysAgo: 45,
    ladders: [GENTLE],
    capacity: 30,
    pool: {
      title: '海宁袜业 定型机 团购',
      category: 'boarding-machine',
      cluster: 'haining-socks',
      counties: ['330481'],
      closesDaysAgo: 30,
      offersCloseDaysAgo: 29,
      minQuantity: 18,
    },
    joining: firms('hn', [10, 3], [11, 4]),
  }),
}

const CANCELLED: DemoScript = {
  key: 'cancelled',
  steps: [
    ...opening({
      key: 'cancelled',
      openedDaysAgo: 35,
      ladders: [GENTLE],
      capacity: 20,
      pool: {
        title: '海盐紧固件 网带炉 团购',
        category: 'mesh-belt-furnace',
        cluster: 'haiyan-fasteners',
        counties: ['330424'],
        closesDaysAgo: 15,
        offersCloseDaysAgo: 14,
        minQuantity: 4,
      },
      joining: firms('hy', [8, 1]),
    }),
    step(20, (hands) => hands.cancel('cancelled')),
  ],
}

const DRAFT: DemoScript = {
  key: 'draft',
  steps: [
    step(1, (hands) =>
      hands.draft('draft', {
        title: '三大集群 节能空压机 年度团购',
        category: 'air-compressor',
        cluster: 'haining-socks',
        counties: ['330481', '330482', '330424'],
        opensDaysAgo: -5,
        closesDaysAgo: -30,
        offersCloseDaysAgo: -31,
        minQuantity: 20,
      }),
    ),
  ],
}

const OPEN: readonly DemoScript[] = [
  {
    key: 'socks',
    steps: opening({
      key: 'socks',
      openedDaysAgo: 12,
      ladders: [GENTLE, STEEP, BOLD],
      capacity: 90,
      pool: {
        title: '海宁袜业 一体袜机 联合团购',
        category: 'integrated-sock-machine',
        cluster: 'haining-socks',
        counties: ['330481'],
        closesDaysAgo: -6,
        offersCloseDaysAgo: -7,
        minQuantity: 12,
        more: { capQuantity: 80 },
      },
      joining: firms('hn', [2, 4], [3, 3, 99], [5, 2], [6, 5], [9, 4], [12, 3]),
      concessions: [
        [5, 0, BOLD],
        [
          2,
          1,
          [
            [1, 100],
            [8, 92],
            [16, 87],
            [24, 83],
            [40, 80],
          ],
        ],
      ],
    }),
  },
  {
    key: 'heading',
    steps: opening({
      key: 'heading',
      openedDaysAgo: 9,
      ladders: [BOLD],
      capacity: 40,
      pool: {
        title: '海盐紧固件 多工位冷镦机 供方让利专场',
        category: 'cold-heading-machine',
        cluster: 'haiyan-fasteners',
        counties: ['330424'],
        closesDaysAgo: -2,
        offersCloseDaysAgo: -2,
        minQuantity: 6,
        more: { opening: 'supplier_led' },
      },
      joining: firms('hy', [2, 2], [3, 3], [4, 2], [6, 1], [9, 3]),
    }),
  },
  {
    key: 'sewing',
    steps: opening({
      key: 'sewing',
      openedDaysAgo: 6,
      ladders: [GENTLE, STEEP],
      capacity: 60,
      pool: {
        title: '平湖箱包 高车集采（密封）',
        category: 'post-bed-sewing-machine',
        cluster: 'pinghu-luggage',
        counties: ['330482'],
        closesDaysAgo: -11,
        offersCloseDaysAgo: -12,
        minQuantity: 15,
        more: { visibility: 'sealed' },
      },
      joining: firms('ph', [3, 6], [6, 8], [11, 4]),
    }),
  },
  {
    key: 'sorter',
    steps: opening({
      key: 'sorter',
      openedDaysAgo: 3,
      ladders: [GENTLE],
      capacity: 25,
      pool: {
        title: '海盐紧固件 光学筛选机 团购',
        category: 'optical-sorter',
        cluster: 'haiyan-fasteners',
        counties: ['330424'],
        closesDaysAgo: -17,
        offersCloseDaysAgo: -18,
        minQuantity: 5,
      },
      joining: firms('hy', [10, 2], [11, 1]),
    }),
  },
  {
    key: 'robots',
    steps: opening({
      key: 'robots',
      openedDaysAgo: 8,
      ladders: [STEEP, BOLD],
      capacity: 120,
      pool: {
        title: '跨集群 工业机器人 规模团购',
        category: 'industrial-robot',
        cluster: 'haiyan-fasteners',
        counties: ['330424', '330481', '330482'],
        closesDaysAgo: -20,
        offersCloseDaysAgo: -21,
        minQuantity: 20,
      },
      joining: [...firms('hy', [12, 4], [13, 3]), ...firms('hn', [13, 5]), ...firms('ph', [12, 2], [13, 6])],
    }),
  },
]

/** Pools in every state. */
export const DEMO_POOLS: readonly DemoScript[] = [
  SETTLED,
  FULFILLING,
  AWARDED,
  LOCKED,
  FAILED,
  CANCELLED,
  DRAFT,
  ...OPEN,
]
