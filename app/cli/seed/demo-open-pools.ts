import { BOLD, type DemoScript, firms, GENTLE, opening, STEEP } from './demo-opening.ts'

/** What can be joined today, in all three clusters. */
export const OPEN_POOLS: readonly DemoScript[] = [
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
