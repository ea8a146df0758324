import type { LabView } from '#app/contracts/views/test-desk.ts'
import type { Sql } from '#db/client.ts'

export interface LabOfPlatform {
  readonly platformId: string
  readonly platformName: string
  readonly platformNameEn: string | null
  readonly lab: LabView | null
}

/** The platforms that a firm leads, or the one of them that is named, each with its laboratory if it has one. */
export async function readLabs(
  sql: Sql,
  organisationId: string,
  platformId: string | null = null,
): Promise<LabOfPlatform[]> {
  const rows = await sql<(LabView & Omit<LabOfPlatform, 'lab'> & { hasLab: boolean })[]>`
    select p.id as "platformId", p.name as "platformName", p.name_en as "platformNameEn",
      l.platform_id is not null as "hasLab", l.code, l.name, l.address, l.cma_number as "cmaNumber",
      l.cma_until::text as "cmaUntil", l.cnas_number as "cnasNumber", l.cnas_until::text as "cnasUntil",
      l.signatory_post as "signatoryPost"
    from platforms p left join test_labs l on l.platform_id = p.id
    where p.leader_id = ${organisationId} and (${platformId}::text is null or p.id = ${platformId})
    order by p.name, p.id`
  return rows.map(({ platformId: id, platformName, platformNameEn, hasLab, ...lab }) => ({
    platformId: id,
    platformName,
    platformNameEn,
    lab: hasLab ? lab : null,
  }))
}
