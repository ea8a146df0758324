import type { Database } from '#db/client.ts'

export interface FoundPicture {
  readonly sha256: string
  readonly mediaType: string
}

/** A picture that a platform or a machine of it shows: for everybody. Null for any other file. */
export async function findPicture({ sql }: Database, fileId: string): Promise<FoundPicture | null> {
  const rows = await sql<FoundPicture[]>`
    select f.sha256, f.media_type as "mediaType" from files f
    where f.id = ${fileId} and f.media_type like 'image/%' and (
      exists (select 1 from platforms p where f.id = any(p.photos))
      or exists (select 1 from resources r where f.id = any(r.photos)))`
  return rows[0] ?? null
}
