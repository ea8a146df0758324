import type { DemoHands, DemoStep } from './demo-hands.ts'
import { OPEN_POOLS } from './demo-open-pools.ts'
import { BOLD, type DemoScript, firms, GENTLE, opening, STEEP } from './demo-opening.ts'

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

/** Pools in every state. */
export const DEMO_POOLS: readonly DemoScript[] = [
  SETTLED,
  FULFILLING,
  AWARDED,
  LOCKED,
  FAILED,
  CANCELLED,
  DRAFT,
  ...OPEN_POOLS,
]
