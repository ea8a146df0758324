import type { ProviderKind } from '#app/domain/directory/provider-kind.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { Sql, TransactionSql } from '../client.ts'

interface ProviderSeed {
  readonly kinds: readonly ProviderKind[]
  /** What its clients asked for. */
  readonly subject: string
  readonly summaryZh: string
  readonly summaryEn: string
  readonly offers: readonly string[]
  readonly counties: readonly string[]
  /** What clients gave: the firm's cluster and number, the stars, the words, the provider's answer. */
  readonly ratings: readonly (readonly [firm: string, stars: number, comment: string, reply?: string])[]
}

/** For `org_provider_1` and so on, in their order; every firm and every word is invented. */
const SEEDS: readonly ProviderSeed[] = [
  {
    kinds: ['software', 'integration'],
    subject: '车间设备联网并上线生产执行系统',
    summaryZh: '面向中小制造企业的 MES、ERP 轻量部署，按车间分步上线。',
    summaryEn: 'Light MES and ERP for small manufacturers, one workshop at a time.',
    offers: ['设备联网与数据采集', 'MES 生产执行系统', 'ERP 与条码仓储', '上线后一年驻点运维'],
    counties: ['330411', '330424', '330481'],
    ratings: [
      ['hy_02', 5, '十二台冷镦机两周联网，班组长用手机看产量。', '谢谢，二期按计划推进。'],
      ['hy_05', 4, '上线顺利，报表还想再简单一点。'],
      ['hn_03', 5, '袜机数据终于不用手抄了。'],
      ['hn_06', 4, ''],
    ],
  },
  {
    kinds: ['consulting'],
    subject: '智能制造诊断与技改方案',
    summaryZh: '智能制造诊断与技改方案，协助申报与验收材料整理。',
    summaryEn: 'Diagnosis and renewal plans for smart manufacturing, with help for applications.',
    offers: ['免费入厂诊断一次', '技改方案与投资测算', '数字化车间申报辅导'],
    counties: ['330402', '330421', '330482', '330483'],
    ratings: [
      ['ph_02', 5, '诊断报告具体到工位，测算也讲清了不确定的部分。'],
      ['ph_04', 3, '方案不错，但交付晚了两周。', '已复盘排期，抱歉。'],
      ['hn_04', 4, '思路清楚。'],
    ],
  },
  {
    kinds: ['integration', 'software'],
    subject: '产线自动化与视觉质检',
    summaryZh: '纺织与化纤产线的自动化集成：AGV、在线检测、视觉质检。',
    summaryEn: 'Automation of textile and fibre lines: AGV, inline inspection, machine vision.',
    offers: ['AGV 与立体仓对接', '机器视觉在线质检', '产线 PLC 改造'],
    counties: ['330481', '330482'],
    ratings: [
      ['hn_02', 4, '视觉质检误判率从 6% 降到 1.5%。'],
      ['hn_08', 2, '现场工程师换了三次。'],
    ],
  },
  {
    kinds: ['inspection', 'consulting'],
    subject: '出口箱包检测与设备校准',
    summaryZh: '箱包与轻工产品检测、计量校准，出具 CMA 报告。',
    summaryEn: 'Testing and calibration for luggage and light industry, with CMA reports.',
    offers: ['箱包跌落、行走、拉杆疲劳试验', '设备计量校准', '出口标准解读'],
    counties: ['330402', '330424'],
    ratings: [
      ['ph_03', 5, '报告快，校准上门。'],
      ['ph_05', 5, ''],
      ['ph_06', 5, '标准解读帮我们少走弯路。'],
      ['hy_03', 4, '路远一点，服务很好。'],
    ],
  },
  {
    kinds: ['leasing'],
    subject: '设备直租，三年期',
    summaryZh: '设备融资租赁与售后回租，首台套设备可延长租期。',
    summaryEn: 'Equipment leasing and sale-and-leaseback, longer terms for first-of-kind equipment.',
    offers: ['直租：三年期起', '售后回租', '旧设备残值评估'],
    counties: ['330402', '330411', '330424', '330481', '330482', '330483'],
    ratings: [['hy_04', 4, '材料清单一次给全，放款前后共九天。']],
  },
  {
    kinds: ['energy'],
    subject: '空压站节能改造',
    summaryZh: '空压站、热处理炉节能改造与合同能源管理。',
    summaryEn: 'Energy saving for compressed air and furnaces, energy performance contracts.',
    offers: ['能源审计', '空压站改造', '余热回收', '光伏与储能方案'],
    counties: ['330421', '330482'],
    ratings: [],
  },
]

/** Writes providers with their dealings and stars; the firms of `buildFirms` must be there. */
export async function insertProviders(sql: Sql | TransactionSql, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString()
  const profiles = SEEDS.map(({ ratings: _, subject: __, offers, ...profile }, index) => ({
    ...profile,
    offers: offers.join('\n'),
    id: `org_provider_${index + 1}`,
  }))
  const dealings = SEEDS.flatMap(({ kinds, subject, ratings }, index) =>
    ratings.map(([firm, stars, comment, reply], place) => ({
      id: `demo${index + 1}${String(place + 1).padStart(2, '0')}`,
      provider: `org_provider_${index + 1}`,
      client: `org_${firm}`,
      kind: kinds[0],
      subject,
      stars,
      comment,
      reply: reply ?? null,
      asked: daysAgo(200 - place * 20 - index),
      rated: daysAgo(120 - place * 20 - index),
    })),
  )
  await sql`
    insert into provider_profiles (organisation_id, kinds, summary_zh, summary_en, offers, counties, is_listed,
      created_at, updated_at)
    select id, kinds, "summaryZh", "summaryEn", offers, counties, true, ${daysAgo(300)}, ${daysAgo(300)}
    from jsonb_to_recordset(${JSON.stringify(profiles)}::jsonb) as p (id text, kinds text[], "summaryZh" text,
      "summaryEn" text, offers text, counties text[])`
  // A dealing is walked through its states one by one: the store knows no other way to its end.
  await sql`
    insert into engagements (id, provider_id, client_id, kind, subject, state, created_at, updated_at)
    select 'eng_' || id, provider, client, kind, subject, 'requested', asked, rated
    from jsonb_to_recordset(${JSON.stringify(dealings)}::jsonb) as d (id text, provider text, client text, kind text,
      subject text, asked timestamptz, rated timestamptz)`
  for (const state of ['agreed', 'delivered', 'completed'])
    await sql`update engagements set state = ${state} where id like 'eng_demo%'`
  await sql`
    insert into provider_ratings (id, engagement_id, provider_id, client_id, stars, comment, reply, state, rated_at,
      replied_at)
    select 'rtg_' || id, 'eng_' || id, provider, client, stars, comment, reply, 'visible', rated,
      case when reply is null then null else rated end
    from jsonb_to_recordset(${JSON.stringify(dealings)}::jsonb) as d (id text, provider text, client text, stars int,
      comment text, reply text, rated timestamptz)`
}
