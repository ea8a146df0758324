import { type Story, storySchema } from './story-file.ts'

interface Cluster {
  readonly name: string
  readonly cluster: string
  readonly category: string
  readonly county: string
  readonly visibility: 'open' | 'sealed'
  readonly minQuantity: number
  /** False where no award is to be expected, and so nothing to sign. */
  readonly isTraded: boolean
  readonly buyers: readonly (readonly [name: string, quantity: number, bank?: string])[]
  readonly suppliers: readonly (readonly [
    name: string,
    ladder: readonly (readonly [number, number])[],
    capacity: number,
  ])[]
}

const at = (day: string, time = '10:00:00') => `2026-${day}T${time}+08:00`

/** 海盐: an open pool; a supplier concedes twice, a firm withdraws, one raises. */
const FASTENERS: Cluster = {
  name: '海盐紧固件 · 冷镦机',
  cluster: 'haiyan-fasteners',
  category: 'cold-heading-machine',
  county: '330424',
  visibility: 'open',
  minQuantity: 12,
  isTraded: true,
  buyers: [
    ['海盐岩松紧固件', 3],
    ['海盐澉湖标准件', 2],
    ['海盐秦溪螺栓', 4, 'twice'],
    ['海盐百步连接件', 2, 'disordered'],
    ['海盐沈荡精密件', 3, 'late'],
    ['海盐通元五金', 2],
    ['海盐于城紧固', 2],
    ['海盐望海螺母', 1, 'refuses'],
    ['海盐西塘桥异形件', 3],
  ],
  suppliers: [
    [
      '嘉兴禾锻成形装备',
      [
        [1, 42_800_000],
        [8, 39_900_000],
        [16, 37_500_000],
      ],
      30,
    ],
    [
      '海宁钱塘冷镦机械',
      [
        [1, 43_500_000],
        [10, 38_800_000],
      ],
      12,
    ],
  ],
}

/** 平湖: a sealed pool of cutting tables; two suppliers share the award. */
const LUGGAGE: Cluster = {
  name: '平湖箱包 · 数控裁床',
  cluster: 'pinghu-luggage',
  category: 'cnc-cutting-table',
  county: '330482',
  visibility: 'sealed',
  minQuantity: 8,
  isTraded: true,
  buyers: [
    ['平湖新埭箱包', 2],
    ['平湖当湖旅具', 3],
    ['平湖东湖皮具', 1],
    ['平湖广陈拉杆箱', 2],
    ['平湖林埭软箱', 2],
    ['平湖独山港箱壳', 3],
    ['平湖曹桥手袋', 1],
    ['平湖钟埭旅行箱', 2],
  ],
  suppliers: [
    [
      '平湖当湖裁剪科技',
      [
        [1, 26_500_000],
        [6, 24_200_000],
        [12, 22_900_000],
      ],
      20,
    ],
    [
      '嘉善西塘数控',
      [
        [1, 25_900_000],
        [5, 24_800_000],
      ],
      10,
    ],
  ],
}

/** 海宁: socks; the most firms, and night shifts that cannot wait. */
const SOCKS: Cluster = {
  name: '海宁袜业 · 一体袜机',
  cluster: 'haining-socks',
  category: 'integrated-sock-machine',
  county: '330481',
  visibility: 'open',
  minQuantity: 30,
  isTraded: true,
  buyers: [
    ['海宁马桥袜业', 8],
    ['海宁许村针织', 6],
    ['海宁斜桥织造', 10],
    ['海宁丁桥袜品', 4],
    ['海宁袁花纺织', 6],
    ['海宁周王庙袜厂', 5],
    ['海宁长安针织', 7],
    ['海宁盐官袜业', 3],
    ['海宁黄湾丝袜', 4],
  ],
  suppliers: [
    [
      '海宁潮织智能装备',
      [
        [1, 12_800_000],
        [20, 11_900_000],
        [40, 11_200_000],
      ],
      60,
    ],
    [
      '桐乡濮院针织机械',
      [
        [1, 12_600_000],
        [30, 11_500_000],
      ],
      45,
    ],
  ],
}

/** 海宁: boarding machines, which nobody else wants this spring: it fails for want of quantity. */
const TOO_FEW: Cluster = {
  ...SOCKS,
  name: '海宁袜业 · 定型机（未成团）',
  category: 'boarding-machine',
  minQuantity: 40,
  isTraded: false,
  buyers: SOCKS.buyers.slice(0, 3),
  suppliers: SOCKS.suppliers.slice(0, 1),
}

export function builtInStories(): { readonly name: string; readonly story: Story }[] {
  return [FASTENERS, LUGGAGE, SOCKS, TOO_FEW].map((cluster) => ({
    name: cluster.name,
    story: storySchema.parse(storyOf(cluster)),
  }))
}

function storyOf(cluster: Cluster): unknown {
  const { county, visibility, minQuantity, category } = cluster
  const buyers = cluster.buyers.map(([name, quantity, bankAccount = 'normal'], index) => ({
    id: `b${index + 1}`,
    name,
    quantity,
    bankAccount,
  }))
  const suppliers = cluster.suppliers.map(([name, ladder, capacity], index) => ({
    id: `s${index + 1}`,
    offer: `o${index + 1}`,
    name,
    capacity,
    tiers: ladder.map(([fromQuantity, unitPriceFen]) => ({ fromQuantity, unitPriceFen })),
  }))
  const firm = ({ id, name }: { id: string; name: string }) => ({ id, name, county })
  return {
    start: at('03-02', '09:00:00'),
    organisations: [
      ...buyers.map((buyer) => ({ ...firm(buyer), capabilities: ['buyer'], bankAccount: buyer.bankAccount })),
      ...suppliers.map((supplier) => ({ ...firm(supplier), capabilities: ['supplier'] })),
    ],
    pool: {
      category,
      cluster: cluster.cluster,
      visibility,
      minQuantity,
      capQuantity: 80,
      depositBasisPoints: 500,
      joinClosesAt: at('03-20', '17:00:00'),
      offersCloseAt: at('03-21', '17:00:00'),
      terms: [3000, 6000, 1000],
    },
    events: [
      ...openingEvents(buyers, suppliers),
      ...(cluster.isTraded ? tradeEvents(buyers, suppliers) : [{ at: at('04-30'), do: 'wait' }]),
    ],
  }
}

type Buyers = readonly { id: string; quantity: number; bankAccount: string }[]
type Suppliers = readonly {
  id: string
  offer: string
  capacity: number
  tiers: readonly { fromQuantity: number; unitPriceFen: number }[]
}[]

function openingEvents(buyers: Buyers, suppliers: Suppliers): unknown[] {
  const offers = suppliers.map(({ id, offer, capacity, tiers }) => ({
    at: at('03-03'),
    by: id,
    do: 'offer',
    as: offer,
    capacity,
    deliveryDays: 60,
    tiers,
  }))
  const joins = buyers.map(({ id, quantity }, index) => ({
    at: at(`03-${String(4 + index).padStart(2, '0')}`),
    by: id,
    do: 'join',
    quantity,
  }))
  const [first] = suppliers
  const better = first?.tiers.map((tier) => ({ ...tier, unitPriceFen: tier.unitPriceFen - 200_000 }))
  return [
    ...offers,
    ...joins,
    { at: at('03-16'), by: first?.id, do: 'improveOffer', offer: first?.offer, tiers: better },
    {
      at: at('03-16', '11:00:00'),
      by: first?.id,
      do: 'improveOffer',
      offer: first?.offer,
      tiers: first?.tiers,
    },
    { at: at('03-17'), by: buyers[0]?.id, do: 'changeQuantity', quantity: (buyers[0]?.quantity ?? 0) + 2 },
    { at: at('03-18'), by: buyers[1]?.id, do: 'withdraw' },
    { at: at('03-20', '17:00:00'), by: buyers[1]?.id, do: 'join', quantity: 1 },
  ]
}

/**
 * The winner and everybody it serves sign, it ships in two parts; the first firm sends one set back and gets it
 * again; some accept by hand, the rest by the clock; warranties run out within two years.
 */
function tradeEvents(buyers: Buyers, [winner]: Suppliers): unknown[] {
  // The second firm has withdrawn; a refused account never became a member.
  const members = buyers
    .filter((buyer, index) => index !== 1 && buyer.bankAccount !== 'refuses')
    .map(({ id, quantity }, index) => ({ id, sets: quantity + (index === 0 ? 2 : 0) }))
  const [first] = members
  const by = winner?.id
  const ship = (date: string, buyer: string | undefined, quantity: number) =>
    quantity === 0 ? [] : [{ at: at(date), by, do: 'ship', buyer, quantity }]
  return [
    ...members.map(({ id }) => ({ at: at('03-23'), by: id, do: 'sign' })),
    ...members.map(({ id }) => ({ at: at('03-24'), by, do: 'sign', buyer: id })),
    ...members.flatMap(({ id, sets }) => ship('05-12', id, Math.ceil(sets / 2))),
    { at: at('05-14'), by: first?.id, do: 'reject', quantity: 1, reason: '主轴异响，退回检修' },
    ...members.flatMap(({ id, sets }) => ship('05-18', id, Math.floor(sets / 2))),
    ...ship('05-19', first?.id, 1),
    ...members.slice(0, 3).map(({ id, sets }) => ({ at: at('05-20'), by: id, do: 'accept', quantity: sets })),
    { at: '2027-12-31T10:00:00+08:00', do: 'wait' },
  ]
}
