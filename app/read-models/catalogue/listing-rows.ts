import type { CertificateView, ListingCard, ListingView, PhotoView } from '#app/contracts/views/catalogue.ts'
import type { CategoryView, TierView } from '#app/contracts/views/pools.ts'
import {
  type CertificateLevel,
  certificateStanding,
  firstSetLevel,
} from '#app/domain/catalogue/certificate.ts'
import type { ListingState } from '#app/domain/catalogue/listing-lifecycle.ts'
import type { SpecSchema, SpecValues } from '#app/domain/catalogue/spec-schema.ts'
import { isLocalCounty } from '#app/domain/identity/counties.ts'
import type { Sql } from '#db/client.ts'

interface StoredCertificate {
  readonly id: string
  readonly level: CertificateLevel
  readonly number: string
  readonly issuedOn: string
  readonly expiresOn: string
  readonly verifiedAt: string | null
  readonly verifiedByName: string | null
  readonly refusedReason: string | null
}

/** A listing as the store has it, whatever its state: who may see it is the query's to say. */
export interface ListingRow {
  readonly id: string
  readonly title: string
  readonly model: string
  readonly maker: string
  readonly category: CategoryView & { cluster: string | null }
  readonly schema: SpecSchema
  readonly supplierId: string
  readonly supplierName: string
  readonly county: string
  readonly specs: SpecValues
  readonly priceFen: bigint
  readonly tiers: TierView[] | null
  readonly capacity: number | null
  readonly leadTimeDays: number
  readonly warrantyMonths: number
  readonly energyGrade: number | null
  readonly summary: string
  readonly state: ListingState
  readonly sentBackReason: string | null
  readonly publishedAt: Date | null
  readonly updatedAt: Date
  readonly version: number
  readonly certificates: StoredCertificate[] | null
  readonly photos: PhotoView[] | null
}

/** Reads whole listings; `where` is over `l`. */
export async function readListings(
  sql: Sql,
  where: ReturnType<Sql>,
  order: ReturnType<Sql> = sql`order by l.id`,
): Promise<ListingRow[]> {
  const rows = await sql<ListingRow[]>`
    select l.id, l.title, l.model, l.maker, l.supplier_id as "supplierId", s.name as "supplierName", l.county,
      jsonb_build_object('slug', c.slug, 'nameZh', c.name_zh, 'nameEn', c.name_en, 'cluster', c.cluster) as category,
      c.spec_schema as schema, l.specs, l.price_fen as "priceFen", l.standing_ladder as tiers, l.capacity,
      l.lead_time_days as "leadTimeDays", l.warranty_months as "warrantyMonths",
      l.energy_grade as "energyGrade", l.summary, l.state, l.sent_back_reason as "sentBackReason",
      l.published_at as "publishedAt", l.updated_at as "updatedAt", l.version,
      (select jsonb_agg(jsonb_build_object('id', k.id, 'level', k.level, 'number', k.number,
          'issuedOn', k.issued_on, 'expiresOn', k.expires_on, 'verifiedAt', k.verified_at,
          'verifiedByName', b.name, 'refusedReason', k.refused_reason) order by k.issued_on desc, k.id)
        from certificates k left join organisations b on b.id = k.verified_by
        where k.listing_id = l.id) as certificates,
      (select jsonb_agg(jsonb_build_object('id', p.id, 'caption', p.caption) order by p.position)
        from listing_photos p where p.listing_id = l.id) as photos
    from listings l join categories c on c.slug = l.category_slug join organisations s on s.id = l.supplier_id
    where ${where} ${order}`
  return [...rows]
}

const judged = ({ level, issuedOn, verifiedAt }: StoredCertificate) => ({
  level,
  issuedOn,
  verifiedAt: verifiedAt === null ? null : new Date(verifiedAt),
})

/** A certificate with what it counts for now. */
export function certificateView(stored: StoredCertificate, now: Date): CertificateView {
  const { id, level, number, issuedOn, expiresOn, verifiedByName } = stored
  const certificate = judged(stored)
  return {
    ...{ id, level, number, issuedOn, expiresOn, verifiedByName },
    verifiedAt: certificate.verifiedAt?.toISOString() ?? null,
    standing: certificateStanding(certificate, now),
  }
}

/** What a certificate that a bureau refused claims is nobody's to read but its owner's. */
export function listingView(row: ListingRow, now: Date): ListingView {
  const certificates = (row.certificates ?? []).filter(({ refusedReason }) => refusedReason === null)
  const { id, title, model, maker, category, supplierId, supplierName, county, tiers, capacity } = row
  const { leadTimeDays, warrantyMonths, energyGrade, summary } = row
  return {
    ...{ id, title, model, maker, category, supplierId, supplierName, county, tiers, capacity },
    ...{ leadTimeDays, warrantyMonths, energyGrade, summary },
    isLocal: isLocalCounty(county),
    firstSet: firstSetLevel(certificates.map(judged), now),
    priceFen: Number(row.priceFen),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    photos: row.photos ?? [],
    specs: row.schema.map((field) => ({ field, value: row.specs[field.key] ?? null })),
    certificates: certificates.map((each) => certificateView(each, now)),
  }
}

export function listingCard(row: ListingRow, now: Date): ListingCard {
  const {
    id,
    title,
    model,
    maker,
    category,
    county,
    isLocal,
    firstSet,
    energyGrade,
    priceFen,
    leadTimeDays,
  } = listingView(row, now)
  return {
    ...{ id, title, model, maker, county, isLocal, firstSet, energyGrade, priceFen, leadTimeDays },
    category: { slug: category.slug, nameZh: category.nameZh, nameEn: category.nameEn },
    supplier: { id: row.supplierId, name: row.supplierName },
    photo: row.photos?.[0]?.id ?? null,
    marks: null,
  }
}

export async function specSchemaOf(sql: Sql, slug: string): Promise<SpecSchema | null> {
  const rows = await sql<{ schema: SpecSchema }[]>`
    select spec_schema as schema from categories where slug = ${slug}`
  return rows[0]?.schema ?? null
}
