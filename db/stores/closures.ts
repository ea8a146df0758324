import type { Tx } from '../transaction.ts'

export interface NewClosure {
  readonly id: string
  readonly resourceId: string
  /** Null: the whole resource. */
  readonly unitId: string | null
  readonly kind: 'maintenance' | 'breakdown'
  readonly startsAt: Date
  readonly endsAt: Date
  readonly reason: string
}

export async function insertClosure(tx: Tx, now: Date, closure: NewClosure): Promise<void> {
  await tx.sql`
    insert into resource_closures (id, resource_id, unit_id, kind, starts_at, ends_at, reason, created_at)
    values (${closure.id}, ${closure.resourceId}, ${closure.unitId}::bigint, ${closure.kind}, ${closure.startsAt},
      ${closure.endsAt}, ${closure.reason}, ${now})`
}

/**
 * A machine that runs again sooner: the closure ends now; one that has not begun is gone. False when it is over
 * already.
 */
export async function endClosure(tx: Tx, now: Date, id: string): Promise<boolean> {
  const gone =
    await tx.sql`delete from resource_closures where id = ${id} and starts_at >= ${now} returning 1`
  if (gone.length === 1) return true
  const ended = await tx.sql`
    update resource_closures set ends_at = ${now} where id = ${id} and ends_at > ${now} returning 1`
  return ended.length === 1
}

/** A closure as it stands, locked; null when there is none of that name. */
export async function lockClosure(
  tx: Tx,
  id: string,
): Promise<Pick<NewClosure, 'id' | 'resourceId' | 'startsAt' | 'endsAt'> | null> {
  const rows = await tx.sql<Pick<NewClosure, 'id' | 'resourceId' | 'startsAt' | 'endsAt'>[]>`
    select id, resource_id as "resourceId", starts_at as "startsAt", ends_at as "endsAt"
    from resource_closures where id = ${id} for update`
  return rows[0] ?? null
}
