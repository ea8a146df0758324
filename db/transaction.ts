import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { hasTold } from './bell.ts'
import type { Database, TransactionSql } from './client.ts'

/**
 * One transaction, spoken in two ways: `orm` for ordinary queries, `sql` (prepared, pipelined) where the
 * path is hot. Both speak on the same connection.
 */
export interface Tx {
  readonly sql: TransactionSql
  readonly orm: PostgresJsDatabase
}

const DEADLOCK = '40P01'
const SERIALIZATION = '40001'
const ATTEMPTS = 4

/**
 * Runs the work in one transaction. Money moves between accounts that several pools share, so two
 * transactions may lock them crosswise: the one the database picks is simply tried again.
 * Throws what the work throws; nothing is kept then.
 */
export async function begin<Value>(database: Database, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      let transaction: object | null = null
      const value = await database.sql.begin((sql) => {
        transaction = sql
        return work(asTx(database, sql))
      })
      if (transaction !== null && hasTold(transaction)) database.ring()
      return value as Value
    } catch (fault) {
      const code = (fault as { code?: string } | null)?.code
      if ((code !== DEADLOCK && code !== SERIALIZATION) || attempt >= ATTEMPTS) throw fault
    }
  }
}

/** A transaction of the driver in the house's two ways of speaking. */
export function asTx(database: Database, sql: TransactionSql): Tx {
  let orm: PostgresJsDatabase | null = null
  return {
    sql,
    get orm() {
      if (orm === null) {
        // Drizzle reads the client's options, which a transaction lacks, and rewrites them: it gets a copy.
        const { parsers, serializers } = database.sql.options
        const options = { ...database.sql.options, parsers: { ...parsers }, serializers: { ...serializers } }
        orm = drizzle(Object.assign(sql, { options }) as unknown as postgres.Sql)
      }
      return orm
    },
  }
}
