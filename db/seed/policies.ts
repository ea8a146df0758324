import type { PolicyRule, Purpose } from '#app/domain/policies/rule.ts'
import type { Sql, TransactionSql } from '../client.ts'

export interface RetireRow {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  readonly categorySlug: string | null
  readonly reasonZh: string
  readonly reasonEn: string
  readonly listedOn: string
}

const wan = (amount: number): bigint => BigInt(amount) * 1_000_000n
const GREEN_PURPOSES: readonly Purpose[] = ['energy_saving', 'water_saving', 'environment', 'safety']

const common = { version: 1, inForceFrom: '2024-06-01', inForceUntil: null } as const

/** The rule table of DOMAIN 11 in its first version, and the catalogue of equipment to be retired (article 8). */
export function buildPolicies(): { readonly rules: PolicyRule[]; readonly retireCatalogue: RetireRow[] } {
  return { rules: [...subsidyRules(), ...taxRules()], retireCatalogue: retireCatalogue() }
}

function subsidyRules(): PolicyRule[] {
  return [
    {
      ...common,
      key: 'first-set-weight',
      article: '11',
      kind: 'first_set_weight',
      nameZh: '首台套加计',
      nameEn: 'First-set weighting',
      readingZh: '省内及以上首台套按购置价或租赁费的 150% 计入投资额。',
      readingEn: 'A provincial-or-higher first set counts at 150 % of its price, or of the lease fee.',
      parameters: { weightBasisPoints: 15_000 },
    },
    {
      ...common,
      key: 'smart-renovation',
      article: '11',
      kind: 'capped_by_evaluation',
      nameZh: '智能化技改补助',
      nameEn: 'Smart renovation subsidy',
      readingZh: '设备投资 2000 万元及以上可申报，经评审最高 1500 万元。',
      readingEn: 'Equipment purchases of 20 million yuan or more may apply; up to 15 million by evaluation.',
      parameters: { thresholdFen: wan(2000), capFen: wan(1500) },
    },
    {
      ...common,
      key: 'green-replacement',
      article: '11',
      kind: 'share_of_investment',
      nameZh: '节能、节水、新能源替代补助',
      nameEn: 'Energy, water and new-energy replacement',
      readingZh: '设备投资 200 万元及以上，按 8% 至 12% 补助：下限按实际投资的 8%，上限按计入投资的 12%。',
      readingEn:
        'From 2 million yuan on, 8 % to 12 %: the low is 8 % of actual, the high 12 % of counted investment.',
      parameters: { thresholdFen: wan(200), lowBasisPoints: 800, highBasisPoints: 1200 },
    },
    recognitionAwards(),
    {
      ...common,
      key: 'stacking',
      article: '11',
      kind: 'stacking',
      nameZh: '叠加享受',
      nameEn: 'Stacking',
      readingZh: '不同层级的技改补助可叠加享受。',
      readingEn: 'Technical-renovation subsidies of different levels may be added.',
      parameters: { mayBeAdded: true },
    },
    {
      ...common,
      key: 'retire-bar',
      article: '11',
      kind: 'retire_bar',
      nameZh: '淘汰设备限制',
      nameEn: 'Retire rule',
      readingZh: '仍在使用淘汰目录内设备的企业，不予补助。',
      readingEn: 'A firm that still uses equipment on the retire catalogue gets no subsidy.',
      parameters: { catalogue: 'retire_catalogue' },
    },
  ]
}

function recognitionAwards(): PolicyRule {
  return {
    ...common,
    key: 'recognition-awards',
    article: '11',
    kind: 'recognition_award',
    nameZh: '认定奖励',
    nameEn: 'Recognition awards',
    readingZh: '未来工厂、智能工厂、数字化车间、绿色工厂（园区）经认定后给予奖励。',
    readingEn:
      'Future and smart factories, digital workshops and green factories are rewarded once recognised.',
    parameters: {
      awards: [
        { key: 'future-factory', nameZh: '未来工厂', nameEn: 'Future factory', amountFen: wan(200) },
        {
          key: 'future-pilot',
          nameZh: '未来工厂试点',
          nameEn: 'Future factory pilot',
          amountFen: wan(100),
        },
        { key: 'smart-factory', nameZh: '智能工厂', nameEn: 'Smart factory', amountFen: wan(50) },
        { key: 'digital-workshop', nameZh: '数字化车间', nameEn: 'Digital workshop', amountFen: wan(30) },
        {
          key: 'green-national',
          nameZh: '国家级绿色工厂（园区）',
          nameEn: 'National green factory or park',
          amountFen: wan(150),
        },
        {
          key: 'green-provincial',
          nameZh: '省级绿色工厂（园区）',
          nameEn: 'Provincial green factory or park',
          amountFen: wan(50),
        },
        {
          key: 'green-city',
          nameZh: '市级绿色工厂（园区）',
          nameEn: 'City green factory or park',
          amountFen: wan(20),
        },
      ],
    },
  }
}

function taxRules(): PolicyRule[] {
  return [
    {
      ...common,
      key: 'one-time-deduction',
      article: '13',
      kind: 'one_time_deduction',
      nameZh: '一次性税前扣除',
      nameEn: 'One-time deduction',
      readingZh: '节能节水、环境保护、安全生产设备，单位价值不超过 500 万元的，可在当年一次性扣除。',
      readingEn:
        'Energy, water, environment and safety equipment of at most 5 million yuan a unit is deductible in year one.',
      parameters: { unitCapFen: wan(500), purposes: GREEN_PURPOSES },
    },
    {
      ...common,
      key: 'three-free-three-half',
      article: '13',
      kind: 'exempt_then_half',
      nameZh: '三免三减半',
      nameEn: 'Three years exempt, three years half',
      readingZh: '符合条件的环境保护、节能节水项目，第 1 至 3 年免征、第 4 至 6 年减半征收企业所得税。',
      readingEn: 'Eligible environment, energy and water projects: years 1 to 3 exempt, years 4 to 6 half.',
      parameters: { exemptYears: 3, halfYears: 3, purposes: GREEN_PURPOSES },
    },
    {
      ...common,
      key: 'research-super-deduction',
      article: '13',
      kind: 'super_deduction',
      nameZh: '研发费用加计扣除',
      nameEn: 'Research super-deduction',
      readingZh: '研发费用按 100% 加计扣除，工业母机企业 120%。',
      readingEn: 'Research spending is deducted again at 100 %, for machine-tool firms at 120 %.',
      parameters: { rateBasisPoints: 10_000, machineToolRateBasisPoints: 12_000 },
    },
    {
      ...common,
      key: 'no-new-land',
      article: '14',
      kind: 'information',
      nameZh: '零土地技改',
      nameEn: 'Renovation without new land',
      readingZh: '零土地技改项目简化审批，并在亩均评价中加分；仅供参考。',
      readingEn: 'Simplified approval and a bonus in the per-mu evaluation; for information only.',
      parameters: {},
    },
  ]
}

function retireCatalogue(): RetireRow[] {
  const rows = [
    [
      'coal-box-furnace',
      '箱式燃煤热处理炉',
      'Coal-fired box furnace',
      'mesh-belt-furnace',
      '能耗与排放不达标',
      'Fails the limits for energy use and emissions',
    ],
    [
      'ie1-header',
      'Y 系列（IE1）电动机驱动的单击冷镦机',
      'Single-blow header with IE1 motor',
      'cold-heading-machine',
      '电机能效低于三级',
      'Motor efficiency below grade 3',
    ],
    [
      'unguarded-press',
      '无防护手动冲裁机',
      'Unguarded manual press',
      'cnc-cutting-table',
      '不符合安全生产要求',
      'Does not meet safety requirements',
    ],
    [
      'open-solvent-bench',
      '溶剂型胶水开放式涂胶台',
      'Open solvent gluing bench',
      null,
      '挥发性有机物无组织排放',
      'Uncontrolled emission of volatile organic compounds',
    ],
    [
      'mechanical-sock-machine',
      '机械提花老式袜机',
      'Mechanical jacquard sock machine',
      'computerised-sock-machine',
      '能耗高、效率低',
      'High energy use, low output',
    ],
    [
      'coal-steam-boarding',
      '燃煤蒸汽锅炉供汽定型机',
      'Boarding machine on a coal boiler',
      'boarding-machine',
      '燃煤锅炉淘汰',
      'Coal-fired boilers are phased out',
    ],
    [
      'piston-compressor',
      '单级活塞式空压机（IE1 电机）',
      'Piston compressor with IE1 motor',
      'air-compressor',
      '能效低于三级',
      'Energy efficiency below grade 3',
    ],
  ] as const
  return rows.map(([key, nameZh, nameEn, categorySlug, reasonZh, reasonEn]) => ({
    key,
    nameZh,
    nameEn,
    categorySlug,
    reasonZh,
    reasonEn,
    listedOn: '2024-06-01',
  }))
}

/** Writes the rules and the retire catalogue; categories must be there. */
export async function insertPolicies(
  sql: Sql | TransactionSql,
  rows: { readonly rules: readonly PolicyRule[]; readonly retireCatalogue: readonly RetireRow[] },
): Promise<void> {
  const rules = JSON.stringify(rows.rules, (_key, value) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
  await sql`
    insert into policy_rules (key, version, article, kind, name_zh, name_en, reading_zh, reading_en, parameters,
      in_force_from, in_force_until)
    select key, version, article, kind, "nameZh", "nameEn", "readingZh", "readingEn", parameters, "inForceFrom",
      "inForceUntil"
    from jsonb_to_recordset(${rules}::jsonb) as rule (key text, version integer, article text, kind text,
      "nameZh" text, "nameEn" text, "readingZh" text, "readingEn" text, parameters jsonb, "inForceFrom" date,
      "inForceUntil" date)`
  await sql`
    insert into retire_catalogue (key, name_zh, name_en, category_slug, reason_zh, reason_en, listed_on)
    select key, "nameZh", "nameEn", "categorySlug", "reasonZh", "reasonEn", "listedOn"
    from jsonb_to_recordset(${JSON.stringify(rows.retireCatalogue)}::jsonb) as entry (key text, "nameZh" text,
      "nameEn" text, "categorySlug" text, "reasonZh" text, "reasonEn" text, "listedOn" date)`
}
