import { hash } from '@node-rs/argon2'
import pino from 'pino'
import { afterAll } from 'vitest'
import type { FileStore } from '#app/contracts/file-store.ts'
import { creditCodeWithCheckDigit } from '#app/domain/identity/credit-code.ts'
import type { Capability, Role } from '#app/domain/identity/roles.ts'
import { makeRealtime } from '#app/http/realtime-parts.ts'
import { createServer, type RunningServer } from '#app/server.ts'
import type { Database } from '#db/client.ts'
import { manualClock } from './clock.ts'
import { countingIds } from './ids.ts'

export const PASSWORD = 'correct horse battery'
export const START = '2026-03-02T01:00:00.000Z'

let codes = 0
let passwordHash: string | null = null

/** A firm with one user; the user's login is the firm's id. */
export async function addFirm(
  { sql }: Database,
  id: string,
  capabilities: readonly Capability[],
  more: { role?: Role; county?: string; verified?: boolean } = {},
): Promise<void> {
  passwordHash ??= await hash(PASSWORD)
  codes += 1
  const code = creditCodeWithCheckDigit(`91330481${String(codes).padStart(9, '0')}`)
  const verifiedAt = more.verified === false ? null : START
  await sql`
    insert into organisations (id, name, credit_code, county, capabilities, bank_account, verified_at, created_at)
    values (${id}, ${`firm ${id}`}, ${code}, ${more.county ?? '330481'}, ${[...capabilities]}, '623000000001',
      ${verifiedAt}, ${START})`
  await sql`
    insert into users (id, login, display_name, password_hash, created_at)
    values (${`usr_${id}`}, ${id}, ${`post of ${id}`}, ${passwordHash}, ${START})`
  await sql`
    insert into memberships (user_id, organisation_id, role) values (${`usr_${id}`}, ${id}, ${more.role ?? 'owner'})`
}

/** A category, and for each named supplier a published listing `lst_<supplier>` in it. */
export async function addCatalogue({ sql }: Database, suppliers: readonly string[]): Promise<void> {
  await sql`
    insert into categories (slug, name_zh, name_en, cluster, spec_schema, reference_price_fen, position)
    values ('integrated-sock-machine', '一体袜机', 'Integrated sock machine', 'haining-socks', '[]', 13000000, 1)
    on conflict do nothing`
  for (const supplier of suppliers) {
    const id = `lst_${supplier}`
    await sql`
      insert into listings (id, supplier_id, category_slug, title, model, maker, county, specs, price_fen,
        lead_time_days, warranty_months, state, updated_at)
      values (${id}, ${supplier}, 'integrated-sock-machine', ${`machine of ${supplier}`}, 'M1', 'maker', '330481',
        '{}', 13000000, 60, 12, 'draft', ${START})`
    await sql`update listings set state = 'submitted' where id = ${id}`
    await sql`update listings set state = 'published', published_at = ${START} where id = ${id}`
  }
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Of a JSON answer: what stands at a path like `facts.left`; undefined when nothing does. */
  readonly at: (path: string) => unknown
}

/** The pages of the built product on a test's database, on a port of their own. */
export async function openTestServer(
  database: Database,
  settings: { demo?: boolean; files?: FileStore } = {},
) {
  const clock = manualClock(START)
  const context = {
    database,
    clock,
    ids: countingIds(),
    log: pino({ level: 'silent' }),
    demo: settings.demo ?? false,
    ...(settings.files ? { files: settings.files } : {}),
  }
  const server: RunningServer = await createServer({
    context,
    engines: { db: 'embedded', queue: 'postgres', search: 'postgres' },
    realtime: makeRealtime(context),
    port: 0,
    host: '127.0.0.1',
    mode: 'production',
  })
  afterAll(() => server.close())
  return { url: server.url, clock, context }
}

/** One browser in front of the house: it keeps its cookies and follows nothing by itself. */
export function browserAt(url: string) {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers)
    headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('Accept-Language', headers.get('Accept-Language') ?? 'zh')
    const reply = await fetch(`${url}${path}`, { redirect: 'manual', ...init, headers })
    for (const cookie of reply.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const text = await reply.text()
    const isJson = reply.headers.get('Content-Type')?.includes('application/json') ?? false
    const body: unknown = isJson ? JSON.parse(text) : null
    const at = (path: string) => path.split('.').reduce(partOf, body)
    return { status: reply.status, headers: reply.headers, text, at }
  }
  return {
    cookies,
    get: (path: string, headers: HeadersInit = {}) => ask(path, { headers }),
    post: (path: string, body: BodyInit | null, headers: HeadersInit = {}) =>
      ask(path, { method: 'POST', body, headers }),
    form: (path: string, fields: Record<string, string> | [string, string][]) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
    command: (name: string, input: unknown) =>
      ask(`/api/commands/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      }),
    signIn: (account: string, password = PASSWORD) =>
      ask('/sign-in', {
        method: 'POST',
        body: new URLSearchParams({ intent: 'signIn', account, password }),
      }),
  }
}

function partOf(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null ? (whole as Record<string, unknown>)[name] : undefined
}
