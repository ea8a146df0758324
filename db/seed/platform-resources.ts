import type { ResourceRules, WeeklyStretch } from '#app/domain/bookings/resource-rules.ts'

/** A resource of the demonstration: who leads, what it is, and in which words it may be booked. */
export interface ResourceSeed {
  readonly key: string
  readonly name: string
  readonly nameEn: string
  readonly description: string
  readonly categorySlug: string | null
  readonly equivalence: string | null
  readonly location: string
  readonly capacity: number
  readonly specs: Readonly<Record<string, string | number | boolean>>
  readonly rules: ResourceRules
}

const every = (days: readonly number[], fromMinute: number, toMinute: number): WeeklyStretch[] =>
  days.map((weekday) => ({ weekday, fromMinute, toMinute }))
const WORKDAYS = [1, 2, 3, 4, 5]
const HOUR = 60
const DAY_SHIFT = every(WORKDAYS, 8 * HOUR, 18 * HOUR)
/** 夜班: from eight in the evening to six in the morning. */
const NIGHT_SHIFT = every(WORKDAYS, 20 * HOUR, 30 * HOUR)

/** The house rules from which a resource departs where it must; prices are fen for an hour. */
function rulesOf(chainPeakFen: number, changed: Partial<ResourceRules> = {}): ResourceRules {
  return {
    opening: DAY_SHIFT,
    openOnHolidays: false,
    makeupWeekday: 1,
    slotMinutes: 30,
    minMinutes: 60,
    maxMinutes: 480,
    noticeMinutes: 60,
    horizonDays: 90,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 30,
    cancelMinutes: 24 * HOUR,
    lateCancelBasisPoints: 3000,
    noShowMinutes: 30,
    noShowBasisPoints: 5000,
    approval: 'instant',
    qualification: null,
    quotaMinutesPerWeek: null,
    metered: true,
    lateReturnBasisPoints: 15_000,
    offerMinutes: 120,
    payMinutes: 24 * HOUR,
    tariff: {
      peak: every(WORKDAYS, 9 * HOUR, 16 * HOUR),
      hourFen: {
        chain: { peakFen: chainPeakFen, offPeakFen: Math.round(chainPeakFen * 0.7) },
        outside: { peakFen: Math.round(chainPeakFen * 1.5), offPeakFen: Math.round(chainPeakFen * 1.1) },
      },
    },
    ...changed,
  }
}

export const FASTENER_RESOURCES: readonly ResourceSeed[] = [
  {
    key: 'tensile-1',
    name: '100 kN 万能试验机 A',
    nameEn: '100 kN universal tester A',
    description: '螺栓保证载荷与楔负载试验，配 M6 至 M24 夹具。',
    categorySlug: null,
    equivalence: 'tensile-100kn',
    location: '1 号楼 102 室',
    capacity: 1,
    specs: { 最大力: '100 kN', 准确度: '0.5 级' },
    rules: rulesOf(18_000, { qualification: 'tensile' }),
  },
  {
    key: 'tensile-2',
    name: '100 kN 万能试验机 B',
    nameEn: '100 kN universal tester B',
    description: '与 A 机同型，可互为备用。',
    categorySlug: null,
    equivalence: 'tensile-100kn',
    location: '1 号楼 103 室',
    capacity: 1,
    specs: { 最大力: '100 kN', 准确度: '0.5 级' },
    rules: rulesOf(18_000, { qualification: 'tensile' }),
  },
  {
    key: 'furnace',
    name: '热处理试验炉',
    nameEn: 'Heat treatment test furnace',
    description: '小批量调质工艺试验，夜班连续运行。',
    categorySlug: 'mesh-belt-furnace',
    equivalence: null,
    location: '2 号楼热处理间',
    capacity: 1,
    specs: { 最高温度: '950 ℃' },
    rules: rulesOf(26_000, {
      opening: [...DAY_SHIFT, ...NIGHT_SHIFT],
      slotMinutes: 60,
      minMinutes: 120,
      maxMinutes: 600,
      bufferBeforeMinutes: 60,
      bufferAfterMinutes: 60,
      approval: 'approval',
    }),
  },
  {
    key: 'optical-sorter',
    name: '光学筛选机',
    nameEn: 'Optical sorter',
    description: '两台同机，外观与尺寸全检。',
    categorySlug: 'optical-sorter',
    equivalence: 'optical-sorter',
    location: '3 号楼筛选车间',
    capacity: 2,
    specs: { 检测速度: '600 件/分' },
    rules: rulesOf(12_000, { quotaMinutesPerWeek: 1200, bufferAfterMinutes: 15, slotMinutes: 15 }),
  },
]

export const SOCK_RESOURCES: readonly ResourceSeed[] = [
  {
    key: 'sample-knitter',
    name: '一体袜机打样台',
    nameEn: 'One-piece sock machine for samples',
    description: '三台同型一体袜机，供新品打样与小单试织。',
    categorySlug: 'integrated-sock-machine',
    equivalence: 'sample-knitter',
    location: '打样中心一层',
    capacity: 3,
    specs: { 针数: '144 至 200 针', 筒径: '3.5 英寸' },
    rules: rulesOf(9_000, {
      opening: [...DAY_SHIFT, ...NIGHT_SHIFT, ...every([6], 8 * HOUR, 12 * HOUR)],
      quotaMinutesPerWeek: 2400,
    }),
  },
  {
    key: 'boarding',
    name: '蒸汽定型机',
    nameEn: 'Steam boarding machine',
    description: '适合棉、羊毛与再生纤维，温度曲线可编程。',
    categorySlug: 'boarding-machine',
    equivalence: null,
    location: '打样中心二层',
    capacity: 1,
    specs: { 腿模: '72 只' },
    rules: rulesOf(15_000, { bufferBeforeMinutes: 15, bufferAfterMinutes: 15 }),
  },
  {
    key: 'climate-room',
    name: '恒温恒湿室',
    nameEn: 'Conditioned room',
    description: '20 ℃、相对湿度 65 % 调湿平衡，可容四家同时使用。',
    categorySlug: null,
    equivalence: null,
    location: '检测楼 201 室',
    capacity: 4,
    specs: { 温度: '20 ± 2 ℃', 相对湿度: '65 ± 4 %' },
    rules: rulesOf(5_000, {
      opening: every([1, 2, 3, 4, 5, 6, 7], 0, 1440),
      openOnHolidays: true,
      slotMinutes: 60,
      minMinutes: 240,
      maxMinutes: 4320,
      metered: false,
      bufferAfterMinutes: 0,
    }),
  },
]

export const LUGGAGE_RESOURCES: readonly ResourceSeed[] = [
  {
    key: 'wheel-fatigue',
    name: '箱轮疲劳试验机',
    nameEn: 'Wheel fatigue tester',
    description: '拉杆箱行走与轮组疲劳，昼夜连续。',
    categorySlug: 'wheel-fatigue-tester',
    equivalence: null,
    location: '检测中心 A 区',
    capacity: 2,
    specs: { 行走速度: '4 km/h' },
    rules: rulesOf(11_000, {
      opening: [...DAY_SHIFT, ...NIGHT_SHIFT],
      maxMinutes: 600,
      qualification: 'wheel-fatigue',
    }),
  },
  {
    key: 'cutting-table',
    name: '数控裁床',
    nameEn: 'CNC cutting table',
    description: '样箱面料裁剪，含排料软件。',
    categorySlug: 'cnc-cutting-table',
    equivalence: null,
    location: '共享工厂一层',
    capacity: 1,
    specs: { 裁剪幅宽: '1 800 mm' },
    rules: rulesOf(20_000, { approval: 'approval' }),
  },
]
