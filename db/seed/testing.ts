import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { TestMethod } from '#app/domain/testing/method.ts'
import type { Sql, TransactionSql } from '../client.ts'
import {
  BOLT_88,
  BOLT_109,
  LUGGAGE_LINING,
  LUGGAGE_WHEELS,
  SALT_SPRAY,
  SKIN_SAFETY,
  SOCK_WEAR,
} from './testing-methods.ts'

interface ServiceSeed {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  readonly summaryZh: string
  readonly summaryEn: string
  readonly methods: readonly TestMethod[]
  readonly priceYuan: number
  readonly memberPriceYuan: number
  readonly turnaroundDays: number
  readonly sampleNeedZh: string
  readonly sampleNeedEn: string
}

interface LabSeed {
  /** Of the platform: `plt_<key>`, led by `org_leader_<key>`. */
  readonly key: string
  readonly code: string
  readonly name: string
  readonly address: string
  readonly cnas: boolean
  readonly services: readonly ServiceSeed[]
}

/** Every laboratory, number and address is invented; the standards are real. */
const LABS: readonly LabSeed[] = [
  {
    key: 'hy',
    code: 'HY',
    name: '链铆紧固件检测中心（演示）',
    address: '海盐县百步镇示例路 8 号',
    cnas: true,
    services: [
      {
        key: 'bolt88',
        nameZh: '8.8 级螺栓机械性能',
        nameEn: 'Mechanical properties of class 8.8 bolts',
        summaryZh: '拉伸、硬度与头部坚固性，出具带限值判定的报告。',
        summaryEn: 'Tensile, hardness and head soundness, judged against the limits.',
        methods: BOLT_88,
        priceYuan: 260,
        memberPriceYuan: 208,
        turnaroundDays: 5,
        sampleNeedZh: '每件样品送 8 支，螺纹规格 M5 至 M16，长度不小于 2.5d。',
        sampleNeedEn: '8 pieces per sample, M5 to M16, length at least 2.5 d.',
      },
      {
        key: 'bolt109',
        nameZh: '10.9 级螺栓机械性能',
        nameEn: 'Mechanical properties of class 10.9 bolts',
        summaryZh: '高强度螺栓的拉伸与硬度。',
        summaryEn: 'Tensile and hardness of high-strength bolts.',
        methods: BOLT_109,
        priceYuan: 320,
        memberPriceYuan: 256,
        turnaroundDays: 5,
        sampleNeedZh: '每件样品送 8 支。',
        sampleNeedEn: '8 pieces per sample.',
      },
      {
        key: 'saltspray',
        nameZh: '中性盐雾试验（240 h）',
        nameEn: 'Neutral salt spray, 240 h',
        summaryZh: '镀层与涂覆层耐腐蚀性，记录白锈、红锈出现时间。',
        summaryEn: 'Corrosion resistance of coatings: time to white and red rust.',
        methods: SALT_SPRAY,
        priceYuan: 480,
        memberPriceYuan: 384,
        turnaroundDays: 14,
        sampleNeedZh: '每件样品送 6 支，表面不得沾油。',
        sampleNeedEn: '6 pieces per sample, free of oil.',
      },
    ],
  },
  {
    key: 'hn',
    code: 'HN',
    name: '链织袜业检测室（演示）',
    address: '海宁市许村镇示例路 21 号',
    cnas: true,
    services: [
      {
        key: 'skin',
        nameZh: '直接接触皮肤产品基本安全（B 类）',
        nameEn: 'Basic safety of skin-contact textiles, class B',
        summaryZh: '甲醛、pH、禁用偶氮、耐干摩擦与异味，按 GB 18401-2010 判定。',
        summaryEn: 'Formaldehyde, pH, azo colourants, dry rubbing and odour under GB 18401-2010.',
        methods: SKIN_SAFETY,
        priceYuan: 680,
        memberPriceYuan: 540,
        turnaroundDays: 4,
        sampleNeedZh: '每件样品送 5 双，同批同色，密封包装。',
        sampleNeedEn: '5 pairs per sample, one batch and colour, sealed.',
      },
      {
        key: 'wear',
        nameZh: '袜子服用性能（起球、弹性）',
        nameEn: 'Wear of socks: pilling and elasticity',
        summaryZh: '起球等级判定；拉伸弹性回复率仅提供数据，不在资质范围内。',
        summaryEn: 'Pilling is judged; elastic recovery is reported only and outside the scope.',
        methods: SOCK_WEAR,
        priceYuan: 300,
        memberPriceYuan: 240,
        turnaroundDays: 6,
        sampleNeedZh: '每件样品送 3 双。',
        sampleNeedEn: '3 pairs per sample.',
      },
    ],
  },
  {
    key: 'ph',
    code: 'PH',
    name: '链旅箱包试验室（演示）',
    address: '平湖市新埭镇示例路 3 号',
    cnas: false,
    services: [
      {
        key: 'wheels',
        nameZh: '拉杆箱行走、拉杆与跌落',
        nameEn: 'Suitcases: walking, handle and drop',
        summaryZh: '走轮、拉杆疲劳、跌落，限值按委托方要求。',
        summaryEn: 'Wheels, handle fatigue and drop, to the client’s limits.',
        methods: LUGGAGE_WHEELS,
        priceYuan: 900,
        memberPriceYuan: 720,
        turnaroundDays: 7,
        sampleNeedZh: '每件样品送成品箱 2 只。',
        sampleNeedEn: '2 finished cases per sample.',
      },
      {
        key: 'lining',
        nameZh: '箱包面料、里料甲醛',
        nameEn: 'Formaldehyde of luggage fabrics',
        summaryZh: '水萃取法测定游离和水解甲醛。',
        summaryEn: 'Free and hydrolysed formaldehyde by water extraction.',
        methods: LUGGAGE_LINING,
        priceYuan: 180,
        memberPriceYuan: 150,
        turnaroundDays: 3,
        sampleNeedZh: '每件样品送 20 cm × 20 cm。',
        sampleNeedEn: '20 cm × 20 cm per sample.',
      },
    ],
  },
]

const SIGNATORY = '授权签字人（检测中心技术负责人）'

/** Writes the labs of the seeded platforms and what they offer; the platforms must be there. */
export async function insertTestServices(sql: Sql | TransactionSql, now: Date): Promise<void> {
  const until = new Date(now.getTime() + 700 * DAY_MS).toISOString().slice(0, 10)
  const labs = LABS.map(({ key, code, name, address, cnas }) => ({
    platform_id: `plt_${key}`,
    organisation_id: `org_leader_${key}`,
    code,
    name,
    address,
    cma_number: `演示-CMA-${code}-001`,
    cma_until: until,
    cnas_number: cnas ? `演示-CNAS-${code}-001` : null,
    cnas_until: cnas ? until : null,
    signatory_post: SIGNATORY,
  }))
  const services = LABS.flatMap(({ key, services }) =>
    services.map(({ priceYuan, memberPriceYuan, ...service }, position) => ({
      ...service,
      id: `tsv_${key}_${service.key}`,
      platform_id: `plt_${key}`,
      price_fen: priceYuan * 100,
      member_price_fen: memberPriceYuan * 100,
      position,
    })),
  )
  await sql`
    insert into test_labs
    select * from jsonb_to_recordset(${JSON.stringify(labs)}::jsonb) as l (platform_id text, organisation_id text,
      code text, name text, address text, cma_number text, cma_until date, cnas_number text, cnas_until date,
      signatory_post text)`
  await sql`
    insert into test_services (id, platform_id, name_zh, name_en, summary_zh, summary_en, methods, price_fen,
      member_price_fen, turnaround_days, sample_need_zh, sample_need_en, position, updated_at)
    select id, platform_id, "nameZh", "nameEn", "summaryZh", "summaryEn", methods, price_fen, member_price_fen,
      "turnaroundDays", "sampleNeedZh", "sampleNeedEn", position, ${now}
    from jsonb_to_recordset(${JSON.stringify(services)}::jsonb) as s (id text, platform_id text, "nameZh" text,
      "nameEn" text, "summaryZh" text, "summaryEn" text, methods jsonb, price_fen bigint, member_price_fen bigint,
      "turnaroundDays" int, "sampleNeedZh" text, "sampleNeedEn" text, position int)`
}
