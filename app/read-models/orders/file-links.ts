import type { FileLink } from '#app/contracts/views/dealings.ts'
import type { Sql } from '#db/client.ts'

/** Names and kinds of files, by id; ids that name nothing are left out. */
export async function fileLinks(
  sql: Sql,
  ids: readonly string[],
): Promise<(wanted: readonly string[]) => FileLink[]> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return () => []
  const rows = await sql<FileLink[]>`
    select id, name, media_type like 'image/%' as "isPicture" from files where id in ${sql(asked)}`
  const known = new Map(rows.map((row) => [row.id, { ...row }]))
  return (wanted) => wanted.flatMap((id) => known.get(id) ?? [])
}
