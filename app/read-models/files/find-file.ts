import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'

export interface FoundFile {
  readonly sha256: string
  readonly mediaType: string
  readonly name: string
}

/**
 * A file for the firm that uploaded it, for the other side of the order that it was shown in, and for the
 * operator; null for anybody else.
 */
export async function findFile(
  { sql }: Database,
  fileId: string,
  { organisationId, capabilities }: PersonActor,
): Promise<FoundFile | null> {
  const rows = await sql<FoundFile[]>`
    select f.sha256, f.media_type as "mediaType", f.name from files f
    where f.id = ${fileId} and (f.organisation_id = ${organisationId} or ${capabilities.includes('operator')}
      or exists (
        select 1 from orders o where ${organisationId} in (o.buyer_id, o.supplier_id) and (
          exists (select 1 from rejections r where r.order_id = o.id and f.id = any (r.file_ids))
          or exists (select 1 from warranty_claims c where c.order_id = o.id and f.id = any (c.file_ids))
          or exists (select 1 from dispute_evidence e join disputes d on d.id = e.dispute_id
            where d.order_id = o.id and f.id = any (e.file_ids)))))`
  return rows[0] ?? null
}
