import type { Membership } from '#app/domain/platforms/member-lifecycle.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import type { Sql, TransactionSql } from '../client.ts'
import { seededRandom } from './catalogue-random.ts'
import {
  FASTENER_RESOURCES,
  LUGGAGE_RESOURCES,
  type ResourceSeed,
  SOCK_RESOURCES,
} from './platform-resources.ts'

interface PlatformSeed {
  readonly key: string
  readonly slug: string
  readonly name: string
  readonly nameEn: string
  readonly story: string
  readonly chain: string
  readonly county: string
  readonly membership: Membership
  readonly resources: readonly ResourceSeed[]
}

/** One platform per cluster, each led by the cluster's chain leader; every name is invented. */
const PLATFORM_SEEDS: readonly PlatformSeed[] = [
  {
    key: 'hy',
    slug: 'lianmao-fasteners',
    name: '链铆紧固件共享检测平台',
    nameEn: 'Lianmao shared fastener laboratory',
    story:
      '集团把试验室向全链开放：力学性能、热处理试验和全检筛选，小厂不必各买一套。设备由平台维护，夜班同样开放。',
    chain: 'haiyan-fasteners',
    county: '330424',
    membership: 'application',
    resources: FASTENER_RESOURCES,
  },
  {
    key: 'hn',
    slug: 'lianzhi-socks',
    name: '链织袜业打样与检测平台',
    nameEn: 'Lianzhi sock sampling and testing platform',
    story: '从打样、定型到调湿检测，一处完成。链内企业凭成员价使用，新品从设计到首样三天可取。',
    chain: 'haining-socks',
    county: '330481',
    membership: 'open',
    resources: SOCK_RESOURCES,
  },
  {
    key: 'ph',
    slug: 'lianlv-luggage',
    name: '链旅箱包共享工厂',
    nameEn: 'Lianlv shared luggage works',
    story: '裁床与疲劳试验机供全链预约，旺季按峰谷价错峰使用。',
    chain: 'pinghu-luggage',
    county: '330482',
    membership: 'invitation',
    resources: LUGGAGE_RESOURCES,
  },
]

const MEMBERS_PER_PLATFORM = 8

export interface SeededPlatforms {
  readonly platforms: readonly Record<string, unknown>[]
  readonly members: readonly Record<string, unknown>[]
  readonly resources: readonly Record<string, unknown>[]
  readonly qualifications: readonly Record<string, unknown>[]
}

/** Platforms with members, equipment and qualifications, for the firms of `buildFirms`. */
export function buildPlatforms(settings: { readonly seed: number; readonly now: Date }): SeededPlatforms {
  const random = seededRandom(settings.seed + 61)
  const createdAt = new Date(settings.now.getTime() - 300 * DAY_MS).toISOString()
  const built = PLATFORM_SEEDS.map((seed) => {
    const platformId = `plt_${seed.key}`
    const { key, resources, ...platform } = seed
    const classOf = (index: number): FirmClass => (index < MEMBERS_PER_PLATFORM - 1 ? 'chain' : 'outside')
    const members = Array.from({ length: MEMBERS_PER_PLATFORM }, (_, index) => ({
      id: `plm_${key}_${index + 1}`,
      platform_id: platformId,
      organisation_id: `org_${key}_${String(index + 1).padStart(2, '0')}`,
      class: classOf(index),
      state: index === 6 && seed.membership === 'application' ? 'applied' : 'active',
      created_at: createdAt,
    }))
    return {
      platform: {
        id: platformId,
        leader_id: `org_leader_${key}`,
        state: 'open',
        created_at: createdAt,
        ...platform,
      },
      members,
      resources: resources.map((resource) => resourceRow(platformId, key, resource, createdAt, random.next)),
      qualifications: qualificationsOf(platformId, key, seed, members, settings.now),
    }
  })
  return {
    platforms: built.map(({ platform }) => ({ ...platform, name_en: platform.nameEn })),
    members: built.flatMap(({ members }) => members),
    resources: built.flatMap(({ resources }) => resources),
    qualifications: built.flatMap((one) => one.qualifications),
  }
}

function resourceRow(
  platformId: string,
  key: string,
  seed: ResourceSeed,
  createdAt: string,
  next: () => number,
): Record<string, unknown> {
  const word = Array.from({ length: 20 }, () => Math.floor(next() * 36).toString(36)).join('')
  const { key: own, nameEn, categorySlug, ...rest } = seed
  return {
    ...rest,
    id: `res_${key}_${own}`,
    platform_id: platformId,
    name_en: nameEn,
    category_slug: categorySlug,
    check_in_token: word,
    created_at: createdAt,
  }
}

/** Most members are qualified for what asks for it; one has let it expire. */
function qualificationsOf(
  platformId: string,
  key: string,
  seed: PlatformSeed,
  members: readonly { readonly organisation_id: string }[],
  now: Date,
): Record<string, unknown>[] {
  const codes = new Set(seed.resources.flatMap(({ rules }) => rules.qualification ?? []))
  return [...codes].flatMap((code) =>
    members.slice(0, 5).map((member, index) => ({
      id: `qlf_${key}_${code}_${index + 1}`,
      platform_id: platformId,
      organisation_id: member.organisation_id,
      code,
      expires_on: new Date(now.getTime() + (index === 4 ? -10 : 200) * DAY_MS).toISOString().slice(0, 10),
      granted_at: new Date(now.getTime() - 165 * DAY_MS).toISOString(),
    })),
  )
}

/** Writes the platforms; their leaders and members must be there. */
export async function insertPlatforms(sql: Sql | TransactionSql, seeded: SeededPlatforms): Promise<void> {
  await sql`
    insert into platforms (id, leader_id, slug, name, name_en, story, chain, county, membership, state, created_at)
    select * from jsonb_to_recordset(${JSON.stringify(seeded.platforms)}::jsonb) as p (id text, leader_id text,
      slug text, name text, name_en text, story text, chain text, county text, membership text, state text,
      created_at timestamptz)`
  await sql`
    insert into platform_members (id, platform_id, organisation_id, class, state, created_at)
    select * from jsonb_to_recordset(${JSON.stringify(seeded.members)}::jsonb) as m (id text, platform_id text,
      organisation_id text, class text, state text, created_at timestamptz)`
  await sql`
    insert into resources (id, platform_id, name, name_en, description, category_slug, equivalence, specs,
      location, state, capacity, rules, check_in_token, created_at)
    select id, platform_id, name, name_en, description, category_slug, equivalence, specs, location, 'open',
      capacity, rules, check_in_token, created_at
    from jsonb_to_recordset(${JSON.stringify(seeded.resources)}::jsonb) as r (id text, platform_id text, name text,
      name_en text, description text, category_slug text, equivalence text, specs jsonb, location text,
      capacity int, rules jsonb, check_in_token text, created_at timestamptz)`
  await sql`
    insert into resource_units (resource_id, number)
    select id, number from resources, generate_series(1, capacity) number
    where not exists (select 1 from resource_units u where u.resource_id = resources.id)
    order by id, number`
  await sql`
    insert into qualifications (id, platform_id, organisation_id, code, expires_on, granted_at)
    select * from jsonb_to_recordset(${JSON.stringify(seeded.qualifications)}::jsonb) as q (id text,
      platform_id text, organisation_id text, code text, expires_on date, granted_at timestamptz)`
}
