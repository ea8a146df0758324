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

/** A machine that runs again sooner: the closure ends now. False when it is not there or over already. */
export async function endClosure(tx: Tx, now: Date, id: string, resourceId: string): Promise<boolean> {
  const rows = await tx.sql`
    update resource_closures set ends_at = greatest(${now}::timestamptz, starts_at + interval '1 second')
    where id = ${id} and resource_id = ${resourceId} and ends_at > ${now} returning 1`
  return rows.length === 1
}
