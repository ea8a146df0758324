import type { CertificateCase, CertificatesView } from '#app/contracts/views/catalogue.ts'
import type { CategoryView } from '#app/contracts/views/pools.ts'
import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { certificateView } from './listing-rows.ts'

const MOST_PENDING = 200
const MOST_DECIDED = 30

interface Row {
  readonly id: string
  readonly level: CertificateLevel
  readonly number: string
  readonly issuedOn: string
  readonly expiresOn: string
  readonly verifiedAt: string | null
  readonly verifiedByName: string | null
  readonly refusedReason: string | null
  readonly listing: CertificateCase['listing']
  readonly supplierName: string
  readonly category: CategoryView
}

/**
 * What a bureau has to judge and has judged: the city's all, a county's those of makers in its county. What
 * has not been handed in is in no list.
 */
export async function listCertificates(
  { sql }: Database,
  actor: PersonActor,
  now: Date,
  idempotencyKey: string,
): Promise<CertificatesView> {
  const ours = actor.capabilities.includes('city_bureau') ? sql`true` : sql`l.county = ${actor.county}`
  const read = (where: ReturnType<typeof sql>, order: ReturnType<typeof sql>) => sql<Row[]>`
    select k.id, k.level, k.number, k.issued_on::text as "issuedOn", k.expires_on::text as "expiresOn",
      k.verified_at::text as "verifiedAt", b.name as "verifiedByName", k.refused_reason as "refusedReason",
      jsonb_build_object('id', l.id, 'title', l.title, 'model', l.model, 'county', l.county,
        'isPublished', l.state = 'published') as listing, s.name as "supplierName",
      jsonb_build_object('slug', c.slug, 'nameZh', c.name_zh, 'nameEn', c.name_en) as category
    from certificates k join listings l on l.id = k.listing_id join categories c on c.slug = l.category_slug
      join organisations s on s.id = l.supplier_id left join organisations b on b.id = k.verified_by
    where l.state in ('submitted', 'published') and ${ours} and ${where} ${order}`
  const [pending, decided] = await Promise.all([
    read(
      sql`k.verified_at is null and k.refused_reason is null`,
      sql`order by k.created_at, k.id limit ${MOST_PENDING}`,
    ),
    read(
      sql`(k.verified_at is not null or k.refused_reason is not null)`,
      sql`order by coalesce(k.verified_at, k.created_at) desc, k.id limit ${MOST_DECIDED}`,
    ),
  ])
  return {
    pending: pending.map((row) => caseOf(row, now)),
    decided: decided.map((row) => ({ ...caseOf(row, now), refusedReason: row.refusedReason })),
    idempotencyKey,
  }
}

function caseOf(row: Row, now: Date): CertificateCase {
  const { listing, supplierName, category } = row
  return { certificate: certificateView(row, now), listing, supplierName, category }
}
