import type { LabContent, TestServiceContent } from '#app/domain/testing/service-content.ts'
import type { TestServiceState } from '#app/domain/testing/service-lifecycle.ts'
import type { Tx } from '../transaction.ts'

export interface LockedLab {
  readonly platformId: string
  readonly organisationId: string
  readonly code: string
  readonly cmaNumber: string | null
  readonly cnasNumber: string | null
}

/** The laboratory of a platform under its row's lock; null when it has none. */
export async function lockLab(tx: Tx, platformId: string): Promise<LockedLab | null> {
  const rows = await tx.sql<LockedLab[]>`
    select platform_id as "platformId", organisation_id as "organisationId", code, cma_number as "cmaNumber",
      cnas_number as "cnasNumber"
    from test_labs where platform_id = ${platformId} for update`
  return rows[0] ?? null
}

/** Who leads a platform, under the platform's lock; null when there is none. */
export async function lockLeaderOf(tx: Tx, platformId: string): Promise<string | null> {
  const rows = await tx.sql<{ leaderId: string }[]>`
    select leader_id as "leaderId" from platforms where id = ${platformId} for update`
  return rows[0]?.leaderId ?? null
}

/** Writes a new laboratory; false when another one bears the code. */
export async function insertLab(
  tx: Tx,
  lab: LabContent & { readonly platformId: string; readonly organisationId: string; readonly code: string },
): Promise<boolean> {
  const rows = await tx.sql`
    insert into test_labs (platform_id, organisation_id, code, name, address, cma_number, cma_until, cnas_number,
      cnas_until, signatory_post)
    values (${lab.platformId}, ${lab.organisationId}, ${lab.code}, ${lab.name}, ${lab.address}, ${lab.cmaNumber},
      ${lab.cmaUntil}::date, ${lab.cnasNumber}, ${lab.cnasUntil}::date, ${lab.signatoryPost})
    on conflict (code) do nothing returning 1`
  return rows.length === 1
}

/** Rewrites what a laboratory says of itself; its code stays, for numbers that were given bear it. */
export async function writeLab(tx: Tx, platformId: string, lab: LabContent): Promise<void> {
  await tx.sql`
    update test_labs set name = ${lab.name}, address = ${lab.address}, cma_number = ${lab.cmaNumber},
      cma_until = ${lab.cmaUntil}::date, cnas_number = ${lab.cnasNumber}, cnas_until = ${lab.cnasUntil}::date,
      signatory_post = ${lab.signatoryPost}
    where platform_id = ${platformId}`
}

export interface LockedService {
  readonly id: string
  readonly platformId: string
  readonly organisationId: string
  readonly state: TestServiceState
  readonly version: number
  readonly photos: readonly string[]
}

/** A service under its row's lock, with whose it is; null when there is none. */
export async function lockService(tx: Tx, id: string): Promise<LockedService | null> {
  const rows = await tx.sql<LockedService[]>`
    select s.id, s.platform_id as "platformId", l.organisation_id as "organisationId", s.state, s.version, s.photos
    from test_services s join test_labs l using (platform_id) where s.id = ${id} for update of s`
  return rows[0] ?? null
}

/** Writes a new service behind the others of its platform. */
export async function insertService(
  tx: Tx,
  now: Date,
  ids: { readonly id: string; readonly platformId: string },
  content: TestServiceContent,
): Promise<void> {
  await tx.sql`
    insert into test_services (id, platform_id, name_zh, name_en, summary_zh, summary_en, methods, price_fen,
      member_price_fen, turnaround_days, sample_need_zh, sample_need_en, location, position, updated_at)
    values (${ids.id}, ${ids.platformId}, ${content.nameZh}, ${content.nameEn}, ${content.summaryZh},
      ${content.summaryEn}, ${JSON.stringify(content.methods)}::jsonb, ${content.priceFen},
      ${content.memberPriceFen}, ${content.turnaroundDays}, ${content.sampleNeedZh}, ${content.sampleNeedEn},
      ${content.location},
      (select coalesce(max(position) + 1, 0) from test_services where platform_id = ${ids.platformId}), ${now})`
}

/** Writes a service anew, as its next version. */
export async function writeService(
  tx: Tx,
  now: Date,
  id: string,
  content: TestServiceContent,
): Promise<void> {
  await tx.sql`
    update test_services set name_zh = ${content.nameZh}, name_en = ${content.nameEn},
      summary_zh = ${content.summaryZh}, summary_en = ${content.summaryEn},
      methods = ${JSON.stringify(content.methods)}::jsonb, price_fen = ${content.priceFen},
      member_price_fen = ${content.memberPriceFen}, turnaround_days = ${content.turnaroundDays},
      sample_need_zh = ${content.sampleNeedZh}, sample_need_en = ${content.sampleNeedEn},
      location = ${content.location}, version = version + 1, updated_at = ${now}
    where id = ${id}`
}

export async function writeServicePhotos(
  tx: Tx,
  now: Date,
  id: string,
  fileIds: readonly string[],
): Promise<void> {
  await tx.sql`
    update test_services set photos = ${[...fileIds]}::text[], updated_at = ${now} where id = ${id}`
}
