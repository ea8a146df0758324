import type { Sql, TransactionSql } from '#db/client.ts'

export const POOL_CHANNEL = 'pool_changed'
export const ORGANISATION_CHANNEL = 'organisation_changed'

/**
 * Says that a pool has reached a version. Said inside the writing transaction, it is heard by every web node
 * when the transaction commits, and never when it does not. What changed is not said: readers look.
 */
export async function announcePoolChanged(
  sql: Sql | TransactionSql,
  poolId: string,
  version: number | bigint,
): Promise<void> {
  await sql`select pg_notify(${POOL_CHANNEL}, ${`${poolId}:${version}`})`
}

/** Says that something of a firm's own changed; its pages fetch again with their own permission. */
export async function announceOrganisationChanged(
  sql: Sql | TransactionSql,
  organisationId: string,
): Promise<void> {
  await sql`select pg_notify(${ORGANISATION_CHANNEL}, ${organisationId})`
}
