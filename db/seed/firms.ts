import { COUNTIES } from '#app/domain/identity/counties.ts'
import { creditCodeWithCheckDigit } from '#app/domain/identity/credit-code.ts'
import type { Capability } from '#app/domain/identity/roles.ts'
import type { Sql, TransactionSql } from '../client.ts'
import { seededRandom } from './catalogue-random.ts'
import { BUYER_CLUSTER_SEEDS } from './firms-buyers.ts'
import { SUPPLIER_SEEDS } from './firms-suppliers.ts'

/** A row of `organisations`; everything about it is invented. */
export interface FirmRow {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly creditCode: string
  readonly county: string
  readonly industry: string | null
  readonly size: 'large' | 'medium' | 'small' | 'micro' | null
  readonly capabilities: readonly Capability[]
  readonly equipmentInUse: readonly string[]
  readonly bankAccount: string
  readonly verifiedAt: string | null
  readonly createdAt: string
}

type Draft = Pick<FirmRow, 'id' | 'name' | 'nameEn' | 'county' | 'capabilities'> & Partial<FirmRow>

/** The custodian mock reads the last four digits: 0002 refuses, 0003 late, 0004 twice, 0005 disordered. */
const ODD_ACCOUNTS: Readonly<Record<string, string>> = {
  org_hy_07: '0002',
  org_ph_07: '0003',
  org_hn_07: '0004',
  org_hn_08: '0005',
}

/**
 * Suppliers, buyers of the three pilot clusters, chain leaders, service providers, bureaus and the operator.
 * The same seed gives the same firms; credit codes have valid check digits.
 */
export function buildFirms(settings: { readonly seed: number; readonly now: Date }): FirmRow[] {
  const drafts = [
    ...suppliers(settings.seed),
    ...buyers(settings.seed),
    ...leaders(),
    ...providers(),
    ...offices(),
  ]
  return drafts.map((draft, index) => complete(draft, index, settings.now))
}

function complete(draft: Draft, index: number, now: Date): FirmRow {
  const createdAt = new Date(now.getTime() - (400 - index) * 86_400_000).toISOString()
  const region = /^\d{6}$/.test(draft.county) ? draft.county : '330400'
  const isOffice = draft.capabilities.some((capability) => capability.endsWith('_bureau'))
  const body = organisationCode(90_000_000 + index * 7919)
  return {
    industry: null,
    size: null,
    equipmentInUse: [],
    verifiedAt: createdAt,
    createdAt,
    creditCode: creditCodeWithCheckDigit(`${isOffice ? '11' : '91'}${region}${body}`),
    bankAccount: `62300000${String(index + 1).padStart(4, '0')}${ODD_ACCOUNTS[draft.id] ?? '0001'}`,
    ...draft,
  }
}

/** Nine characters of GB 11714 with their own check digit; the tenth value is an X, as in that standard. */
function organisationCode(number: number): string {
  const digits = String(number % 100_000_000).padStart(8, '0')
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return `${digits}${'0123456789X0'.charAt(11 - (sum % 11))}`
}

function suppliers(seed: number): Draft[] {
  const random = seededRandom(seed + 1)
  return SUPPLIER_SEEDS.map(([key, name, nameEn, , , county]) => ({
    id: `org_${key}`,
    name,
    nameEn: `${nameEn} Co., Ltd.`,
    county,
    capabilities: ['supplier'],
    industry: '装备制造',
    size: random.pick(['medium', 'small', 'small', 'large'] as const),
  }))
}

function buyers(seed: number): Draft[] {
  const random = seededRandom(seed + 2)
  return BUYER_CLUSTER_SEEDS.flatMap((cluster) =>
    cluster.words.map(([word, wordEn], index) => {
      const [trade, tradeEn] = cluster.trades[index % cluster.trades.length] ?? ['有限公司', '']
      const inUse = cluster.equipment.filter(() => random.chance(0.6))
      const retired = index % 5 === 3 ? [random.pick(cluster.retired)] : []
      return {
        id: `org_${cluster.key}_${String(index + 1).padStart(2, '0')}`,
        name: `${cluster.place}${word}${trade}`,
        nameEn: `${cluster.placeEn} ${wordEn} ${tradeEn} Co., Ltd.`,
        county: cluster.county,
        capabilities: ['buyer'] as const,
        industry: cluster.industry,
        size: random.pick(['micro', 'small', 'small', 'small', 'medium', 'medium', 'large'] as const),
        equipmentInUse: [...inUse, ...retired],
      }
    }),
  )
}

function leaders(): Draft[] {
  const rows = [
    ['hy', '海盐链铆紧固件集团有限公司', 'Haiyan Lianmao Fasteners Group', '330424', '紧固件'],
    ['ph', '平湖链旅箱包集团有限公司', 'Pinghu Lianlv Luggage Group', '330482', '箱包'],
    ['hn', '海宁链织袜业集团有限公司', 'Haining Lianzhi Socks Group', '330481', '袜业'],
  ] as const
  return rows.map(([key, name, nameEn, county, industry]) => ({
    id: `org_leader_${key}`,
    name,
    nameEn: `${nameEn} Co., Ltd.`,
    county,
    industry,
    size: 'large',
    capabilities: ['chain_leader', 'buyer'],
  }))
}

function providers(): Draft[] {
  const rows = [
    ['南湖数禾企业数字化服务有限公司', 'Nanhu Shuhe Digital Services', '330402'],
    ['嘉兴云垄智能制造咨询有限公司', 'Jiaxing Yunlong Manufacturing Consulting', 'jingkai'],
    ['桐乡络峤信息工程有限公司', 'Tongxiang Luoqiao Information Engineering', '330483'],
    ['平湖测澄检测技术有限公司', 'Pinghu Cecheng Testing', '330482'],
    ['嘉善融屿设备租赁有限公司', 'Jiashan Rongyu Equipment Leasing', '330421'],
    ['海盐绿砥节能服务有限公司', 'Haiyan Lvdi Energy Services', '330424'],
  ] as const
  return rows.map(([name, nameEn, county], index) => ({
    id: `org_provider_${index + 1}`,
    name,
    nameEn: `${nameEn} Co., Ltd.`,
    county,
    industry: '数字化服务',
    size: 'small',
    capabilities: ['provider'],
  }))
}

function offices(): Draft[] {
  const counties = COUNTIES.map((county) => ({
    id: `org_bureau_${county.code}`,
    name: `${county.nameZh}经信局（演示）`,
    nameEn: `${county.nameEn} Bureau of Economy (demo)`,
    county: county.code,
    capabilities: ['county_bureau'] as const,
  }))
  const city = {
    id: 'org_bureau_city',
    name: '市经信局（演示）',
    nameEn: 'City Bureau of Economy (demo)',
    county: '330402',
    capabilities: ['city_bureau'] as const,
  }
  const operator = {
    id: 'org_operator',
    name: '禾采平台运营（演示）',
    nameEn: 'Hecai Operations (demo)',
    county: '330402',
    capabilities: ['operator'] as const,
  }
  return [city, ...counties, operator]
}

/** Writes the firms; they must not exist yet. */
export async function insertFirms(sql: Sql | TransactionSql, firms: readonly FirmRow[]): Promise<void> {
  await sql`
    insert into organisations (id, name, name_en, credit_code, county, industry, size, capabilities,
      equipment_in_use, bank_account, verified_at, created_at)
    select id, name, "nameEn", "creditCode", county, industry, size,
      array(select jsonb_array_elements_text(capabilities)),
      array(select jsonb_array_elements_text("equipmentInUse")), "bankAccount", "verifiedAt", "createdAt"
    from jsonb_to_recordset(${JSON.stringify(firms)}::jsonb) as firm (id text, name text, "nameEn" text,
      "creditCode" text, county text, industry text, size text, capabilities jsonb, "equipmentInUse" jsonb,
      "bankAccount" text, "verifiedAt" timestamptz, "createdAt" timestamptz)`
}
