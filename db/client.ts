import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { makeBell, type Ring } from './bell.ts'
import { DatabaseFault, type Sentence } from './embedded/fault.ts'

/** Raw SQL on the same connections as `drizzle`: int8 is bigint, timestamptz is Date, date is `YYYY-MM-DD`. */
export type Sql = postgres.Sql<{ bigint: bigint }>
export type TransactionSql = postgres.TransactionSql<{ bigint: bigint }>
export type Drizzle = ReturnType<typeof drizzle<Record<string, never>, Sql>>

export interface Database {
  readonly url: string
  readonly sql: Sql
  readonly drizzle: Drizzle
  /** Wakes the relay after a commit that told something; does nothing where the database does it. */
  readonly ring: Ring
  close(): Promise<void>
}

export interface DatabaseSettings {
  /** Connections at most; each is opened when first needed. */
  readonly max?: number
  readonly applicationName?: string
  /** A role to take on for every session: it may do less than the user who connects. */
  readonly role?: string | undefined
  /** How long a transaction may say nothing before the server ends it: a frozen process must not keep its locks. */
  readonly idleInTransactionMs?: number
  /** True where what a crash takes can be laid again: commits do not wait for the disk. */
  readonly commitsLater?: boolean
  /** True where commits are many: this process rings for them together, instead of each for itself. */
  readonly ringsItself?: boolean
  readonly onnotice?: (notice: postgres.Notice) => void
}

const IDLE_IN_TRANSACTION_MS = 60_000
const OLDEST_SUPPORTED = 150_000

/** Opens a pool; it connects on first use. Sessions speak UTC. A malformed address is a DatabaseFault. */
export function openDatabase(url: string, settings: DatabaseSettings = {}): Database {
  const sql = connect(url, settings)
  const orm = drizzle(sql)
  teachTypes(sql)
  const ring = settings.ringsItself ? makeBell(async () => sql`select pg_notify('outbox', '')`) : () => {}
  return { url, sql, drizzle: orm, ring, close: () => sql.end({ timeout: 5 }) }
}

function connect(url: string, settings: DatabaseSettings): Sql {
  try {
    if (!/^postgres(ql)?:$/.test(new URL(url).protocol)) throw new TypeError('not a postgres address')
    return postgres(url, {
      max: settings.max ?? 20,
      connect_timeout: 10,
      onnotice: settings.onnotice ?? (() => {}),
      connection: {
        application_name: settings.applicationName ?? 'hecai',
        TimeZone: 'UTC',
        idle_in_transaction_session_timeout: settings.idleInTransactionMs ?? IDLE_IN_TRANSACTION_MS,
        ...(settings.role ? { role: settings.role } : {}),
        ...(settings.commitsLater ? { synchronous_commit: 'off' } : {}),
        ...(settings.ringsItself ? { 'hecai.bell': 'own' } : {}),
      },
      types: { bigint: postgres.BigInt },
    })
  } catch (cause) {
    throw new DatabaseFault(
      {
        zh: 'DATABASE_URL 不是 postgres://用户:密码@主机:端口/数据库 的形式。',
        en: 'DATABASE_URL is not of the form postgres://user:password@host:port/database.',
      },
      cause,
    )
  }
}

/**
 * Drizzle turns the driver's own conversions off on the client that it is given. Raw SQL wants them, and
 * Drizzle lives with them: its columns accept a Date, and send instants and JSON as text.
 */
function teachTypes(sql: Sql): void {
  const { parsers, serializers } = sql.options as unknown as Record<
    'parsers' | 'serializers',
    Record<number, (value: unknown) => unknown>
  >
  const toText = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)
  const toJson = (value: unknown): unknown => (typeof value === 'string' ? value : JSON.stringify(value))
  for (const instant of [1114, 1184]) {
    parsers[instant] = (value) => new Date(instant === 1114 ? `${value}Z` : String(value))
    serializers[instant] = toText
  }
  for (const json of [114, 3802]) serializers[json] = toJson
}

/** Asks the server who it is; a DatabaseFault says in one sentence why it cannot be used. */
export async function checkDatabase(database: Database): Promise<void> {
  let version: number
  try {
    const [row] = await database.sql<
      { version: string }[]
    >`select current_setting('server_version_num') as version`
    version = Number(row?.version)
  } catch (cause) {
    throw new DatabaseFault(explain(cause, database.url), cause)
  }
  if (version >= OLDEST_SUPPORTED) return
  const major = Math.floor(version / 10_000)
  throw new DatabaseFault({
    zh: `DATABASE_URL 指向 PostgreSQL ${major}，需要 15 或更新的版本。`,
    en: `DATABASE_URL leads to PostgreSQL ${major}; 15 or newer is needed.`,
  })
}

function explain(cause: unknown, url: string): Sentence {
  const { code = '', message = '' } = cause as { code?: string; message?: string }
  const { host, pathname, username } = new URL(url)
  const name = decodeURIComponent(pathname.slice(1))
  if (code.startsWith('28')) {
    return {
      zh: `DATABASE_URL 的用户名或密码不被接受（用户 ${username}，主机 ${host}）。`,
      en: `The user or password in DATABASE_URL is not accepted (user ${username}, host ${host}).`,
    }
  }
  if (code === '3D000') {
    return {
      zh: `DATABASE_URL 中的数据库 ${name} 在 ${host} 上不存在。`,
      en: `The database ${name} of DATABASE_URL does not exist on ${host}.`,
    }
  }
  return {
    zh: `DATABASE_URL 的数据库连接不上（主机 ${host}）：${code || message}。`,
    en: `The database of DATABASE_URL cannot be reached (host ${host}): ${code || message}.`,
  }
}
