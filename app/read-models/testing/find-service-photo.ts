import type { Database } from '#db/client.ts'

/** A picture that a service shows: on offer for everybody, retired for its own laboratory; else null. */
export async function findServicePhoto(
  { sql }: Database,
  fileId: string,
  organisationId: string | null,
): Promise<{ sha256: string; mediaType: string } | null> {
  const rows = await sql<{ sha256: string; mediaType: string }[]>`
    select f.sha256, f.media_type as "mediaType" from files f
    where f.id = ${fileId} and exists (
      select 1 from test_services s join test_labs l using (platform_id)
      where f.id = any (s.photos) and (s.state = 'offered' or l.organisation_id = ${organisationId}))`
  return rows[0] ?? null
}
