import { hash } from '@node-rs/argon2'
import type { Role } from '#app/domain/identity/roles.ts'
import type { AppContext } from '#app/http/app-context.ts'
import type { Database } from '#db/client.ts'
import { insertCatalogue } from '#db/seed/catalogue.ts'
import { buildCategories } from '#db/seed/catalogue-categories.ts'
import { buildCertificates, buildListings } from '#db/seed/catalogue-listings.ts'
import { buildDemands, insertDemands } from '#db/seed/demands.ts'
import { buildFirms, type FirmRow, insertFirms } from '#db/seed/firms.ts'
import { buildPlatforms, insertPlatforms } from '#db/seed/platforms.ts'
import { buildPolicies, insertPolicies } from '#db/seed/policies.ts'
import { insertProviders } from '#db/seed/providers.ts'
import { insertTestServices } from '#db/seed/testing.ts'
import { rebuildPostgres } from '#search/rebuild.ts'
import type { DemoSignIn } from '../parts.ts'
import { playDemoBookings } from './demo-bookings.ts'
import { drawDemoPictures } from './demo-pictures.ts'
import { playDemoPools } from './demo-pools.ts'
import { playDemoTests } from './demo-tests.ts'

const SEED = 20_260_302
/** Known to everybody: demo accounts exist only where the demonstration is on. */
const DEMO_PASSWORD = 'hecai-demo'

/** Whom the start prints: one of each kind. */
export const DEMO_SIGN_INS: readonly DemoSignIn[] = [
  { login: 'hn_01', name: '海宁袜业需方', role: '采购 buyer · haining-socks' },
  { login: 'hy_01', name: '海盐紧固件需方', role: '采购 buyer · haiyan-fasteners' },
  { login: 'ph_01', name: '平湖箱包需方', role: '采购 buyer · pinghu-luggage' },
  { login: 's01', name: '冷镦机供方', role: '销售 supplier · haiyan-fasteners' },
  { login: 'leader_hn', name: '袜业链主', role: '负责人 chain leader' },
  { login: 'lab_hn', name: '袜业平台', role: '平台管理 lab manager' },
  { login: 'tech_hn', name: '袜业平台', role: '检测员 technician' },
  { login: 'operator', name: '平台运营', role: '运营 operator' },
  { login: 'bureau_city', name: '市经信局', role: '主管部门 city bureau' },
  { login: 'bureau_330481', name: '海宁经信局', role: '主管部门 county bureau' },
]

/**
 * Fills an empty database with the demonstration: firms, catalogue, demands and policies by one transaction,
 * then pools in every state, each played through the use cases up to now. A database with firms is left alone; what a
 * killed start has left half laid is cleared away before (`db/seed/half-laid.ts`).
 */
export async function seedIfEmpty(context: AppContext): Promise<void> {
  const { database, clock } = context
  const [known] = await database.sql`select 1 from organisations limit 1`
  if (known) return
  const settings = { seed: SEED, now: clock.now() }
  const firms = buildFirms(settings)
  const listings = buildListings(settings)
  const certificates = buildCertificates(listings, settings)
  await database.sql.begin(async (sql) => {
    await sql`insert into seedings (begun_at) values (${settings.now})`
    await insertFirms(sql, firms)
    await insertCatalogue(sql, { categories: buildCategories(), listings, certificates })
    await insertDemands(sql, buildDemands(settings))
    await insertPolicies(sql, buildPolicies())
    await insertPlatforms(sql, buildPlatforms(settings))
    await insertTestServices(sql, settings.now)
    await insertProviders(sql, settings.now)
  })
  await insertDemoUsers(database, firms, clock.now())
  await insertPlatformStaff(database, clock.now())
  await drawDemoPictures(context)
  await playDemoPools(context)
  await playDemoTests(context)
  await playDemoBookings(context)
  await setExpiries(database, clock.now())
  await rebuildPostgres(database.sql, clock)
  await database.sql`update seedings set finished_at = ${clock.now()}`
}

/** A verified certificate ends by a deadline; those of the seed were verified by nobody's use case. */
async function setExpiries({ sql }: Database, now: Date): Promise<void> {
  await sql`
    insert into deadlines (kind, subject_id, due_at)
    select 'certificate.expiry', id, expires_on::timestamp at time zone 'Asia/Shanghai' from certificates
    where verified_at is not null and expires_on::timestamp at time zone 'Asia/Shanghai' > ${now}
    on conflict do nothing`
}

/** One sign-in per firm; the login is the firm's id without its prefix. Names say posts, never persons. */
async function insertDemoUsers({ sql }: Database, firms: readonly FirmRow[], now: Date): Promise<void> {
  const passwordHash = await hash(DEMO_PASSWORD)
  const users = firms.map((firm) => ({
    id: firm.id.replace(/^org_/, 'usr_'),
    login: firm.id.replace(/^org_/, ''),
    firm: firm.id,
    role: 'owner' satisfies Role,
    post: firm.capabilities.includes('supplier')
      ? '销售主管'
      : firm.capabilities.includes('buyer')
        ? '采购主管'
        : '负责人',
  }))
  const rows = JSON.stringify(users)
  await sql`
    insert into users (id, login, display_name, password_hash, created_at)
    select id, login, post, ${passwordHash}, ${now}
    from jsonb_to_recordset(${rows}::jsonb) as u (id text, login text, post text)`
  await sql`
    insert into memberships (user_id, organisation_id, role)
    select id, firm, role from jsonb_to_recordset(${rows}::jsonb) as u (id text, firm text, role text)`
}

/** 平台管理 and 检测员 of every platform: two sign-ins each, in the leader's own firm. */
async function insertPlatformStaff({ sql }: Database, now: Date): Promise<void> {
  const passwordHash = await hash(DEMO_PASSWORD)
  const posts = [
    { prefix: 'lab', role: 'lab_manager' satisfies Role, post: '平台管理' },
    { prefix: 'tech', role: 'technician' satisfies Role, post: '检测员' },
  ]
  for (const { prefix, role, post } of posts) {
    await sql`
      insert into users (id, login, display_name, password_hash, created_at)
      select replace(id, 'plt_', ${`usr_${prefix}_`}), replace(id, 'plt_', ${`${prefix}_`}), ${post}, ${passwordHash}, ${now}
      from platforms`
    await sql`
      insert into memberships (user_id, organisation_id, role)
      select replace(id, 'plt_', ${`usr_${prefix}_`}), leader_id, ${role} from platforms`
    await sql`
      insert into platform_staff (platform_id, user_id, role, created_at)
      select id, replace(id, 'plt_', ${`usr_${prefix}_`}), ${role}, ${now} from platforms`
  }
}
