import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkDatabase, openDatabase, type Sql } from './client.ts'
import { DatabaseFault } from './embedded/fault.ts'

/** One reviewed SQL file; its name orders it, its checksum keeps history from being edited. */
export interface Migration {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url))
const LOCK = 7_241_901

/** The migrations of a folder in order of name. */
export function readMigrations(folder: string = FOLDER): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

/**
 * Brings a database up to date: every file once, in order, each whole or not at all; several processes may
 * try at once. Returns the names applied now.
 *
 * @throws DatabaseFault when an applied file was edited, is gone, or a new one sorts before an applied one
 */
export async function migrate(
  url: string,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const database = openDatabase(url, { max: 1, applicationName: 'hecai-migrate' })
  try {
    await checkDatabase(database)
    await database.sql`select pg_advisory_lock(${LOCK})`
    return await applyMissing(database.sql, migrations)
  } finally {
    await database.close()
  }
}

async function applyMissing(sql: Sql, migrations: readonly Migration[]): Promise<string[]> {
  await sql`create table if not exists schema_migrations (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`
  const applied = await sql<{ name: string; checksum: string }[]>`
    select name, checksum from schema_migrations order by name collate "C"`
  refuseEditedHistory(applied, migrations)
  const missing = migrations.slice(applied.length)
  for (const { name, text, checksum } of missing) {
    await sql.begin(async (tx) => {
      await tx.unsafe(text).simple()
      await tx`insert into schema_migrations (name, checksum) values (${name}, ${checksum})`
    })
  }
  return missing.map(({ name }) => name)
}

function refuseEditedHistory(
  applied: readonly { name: string; checksum: string }[],
  migrations: readonly Migration[],
): void {
  for (const [index, { name, checksum }] of applied.entries()) {
    const known = migrations[index]
    if (known?.name === name && known.checksum === checksum) continue
    const isEdited = migrations.some(
      (migration) => migration.name === name && migration.checksum !== checksum,
    )
    throw new DatabaseFault(
      isEdited
        ? {
            zh: `迁移 ${name} 已在此数据库执行过，之后却被修改；请还原该文件，并用新的迁移来更改。`,
            en: `Migration ${name} was applied to this database and edited since: restore it, and change by a new one.`,
          }
        : {
            zh: `此数据库执行过的迁移与程序不一致（${name}）；数据库可能来自更新的版本。`,
            en: `The migrations of this database and of the program differ (${name}): the database may come from a newer version.`,
          },
    )
  }
}
