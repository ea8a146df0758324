import { files } from '../schema/files.ts'
import type { Tx } from '../transaction.ts'

export async function insertFile(tx: Tx, row: typeof files.$inferInsert): Promise<void> {
  await tx.orm.insert(files).values(row)
}

/** Whether every one of these files was uploaded by this firm; true for none. */
export async function areFilesOf(
  tx: Tx,
  organisationId: string,
  fileIds: readonly string[],
): Promise<boolean> {
  const asked = [...new Set(fileIds)]
  if (asked.length === 0) return true
  const rows = await tx.sql`
    select 1 from files where organisation_id = ${organisationId} and id in ${tx.sql(asked)}`
  return rows.length === asked.length
}

/** Whether every one of these files is a picture that this firm uploaded. */
export async function arePicturesOf(
  tx: Tx,
  organisationId: string,
  fileIds: readonly string[],
): Promise<boolean> {
  const asked = [...new Set(fileIds)]
  const rows = await tx.sql`
    select 1 from files
    where organisation_id = ${organisationId} and id = any(${asked}::text[]) and media_type like 'image/%'`
  return rows.length === asked.length
}
