import type { PlatformFormView } from '#app/contracts/views/platform-desk.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { platformCards, postOn } from './platform-rows.ts'

/** The form of a new platform (slug null) or of one that the reader leads; null for anybody else's. */
export async function loadPlatformForm(
  { sql }: Database,
  slug: string | null,
  actor: PersonActor,
  idempotencyKey: string,
): Promise<PlatformFormView | null> {
  const [known] = slug === null ? [] : await platformCards(sql, actor, sql`p.slug = ${slug}`)
  const isLead = known && (await postOn(sql, known.id, actor)).isLead
  if (slug !== null && !isLead) return null
  const clusters = await sql<{ cluster: string }[]>`
    select distinct cluster from categories where cluster is not null order by cluster`
  return {
    platform: known ?? null,
    counties: COUNTIES.map(({ code }) => code),
    clusters: clusters.map(({ cluster }) => cluster),
    idempotencyKey,
  }
}
