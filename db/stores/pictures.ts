import type { Tx } from '../transaction.ts'

/** What shows pictures: a platform, or a machine of it. */
export type PictureSubject = 'platform' | 'resource'

export interface ShownPictures {
  readonly platformId: string
  /** Ids of files, in the order in which they are shown. */
  readonly fileIds: readonly string[]
}

export async function lockPictures(tx: Tx, of: PictureSubject, id: string): Promise<ShownPictures | null> {
  const rows =
    of === 'platform'
      ? await tx.sql<ShownPictures[]>`
          select id as "platformId", photos as "fileIds" from platforms where id = ${id} for update`
      : await tx.sql<ShownPictures[]>`
          select platform_id as "platformId", photos as "fileIds" from resources where id = ${id} for update`
  return rows[0] ?? null
}

export async function writePictures(
  tx: Tx,
  of: PictureSubject,
  id: string,
  fileIds: readonly string[],
): Promise<void> {
  const table = of === 'platform' ? tx.sql`platforms` : tx.sql`resources`
  await tx.sql`update ${table} set photos = ${[...fileIds]}::text[] where id = ${id}`
}
