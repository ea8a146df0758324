import type { RetireState } from '#app/domain/policies/retire-lifecycle.ts'
import type { Tx } from '../transaction.ts'

export interface NewRetired {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  readonly categorySlug: string | null
  readonly reasonZh: string
  /** Empty where it is told in Chinese only. */
  readonly reasonEn: string
  /** A day in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly listedOn: string
}

export async function hasCategory(tx: Tx, slug: string): Promise<boolean> {
  return (await tx.sql`select 1 from categories where slug = ${slug}`).length === 1
}

/** Writes an entry; false when the catalogue names this equipment already. */
export async function insertRetired(tx: Tx, entry: NewRetired): Promise<boolean> {
  const rows = await tx.sql`
    insert into retire_catalogue (key, name_zh, name_en, category_slug, reason_zh, reason_en, listed_on)
    values (${entry.key}, ${entry.nameZh}, ${entry.nameEn}, ${entry.categorySlug}, ${entry.reasonZh}, ${entry.reasonEn},
      ${entry.listedOn}::date)
    on conflict (name_zh) do nothing returning 1`
  return rows.length === 1
}

export async function lockRetired(tx: Tx, key: string): Promise<RetireState | null> {
  const rows = await tx.sql<{ state: RetireState }[]>`
    select state from retire_catalogue where key = ${key} for update`
  return rows[0]?.state ?? null
}

/** State and day are one fact to the table: they are written together. */
export async function writeRetiredState(tx: Tx, key: string, state: RetireState, on: string): Promise<void> {
  await tx.sql`
    update retire_catalogue set state = ${state},
      withdrawn_on = case when ${state} = 'withdrawn' then ${on}::date end,
      listed_on = case when ${state} = 'listed' then ${on}::date else listed_on end
    where key = ${key}`
}
