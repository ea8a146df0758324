import type { LabFormView, OwnServiceView, ServiceFormView } from '#app/contracts/views/test-desk.ts'
import { SCOPES } from '#app/domain/testing/method.ts'
import type { Database, Sql } from '#db/client.ts'
import { readLabs } from './lab-rows.ts'

interface Asked {
  readonly organisationId: string
  readonly idempotencyKey: string
}

/** The form of a platform's laboratory; null for a platform that the firm does not lead. */
export async function loadLabForm(
  { sql }: Database,
  platformId: string,
  { organisationId, idempotencyKey }: Asked,
): Promise<LabFormView | null> {
  const [lab] = await readLabs(sql, organisationId, platformId)
  return lab ? { ...lab, idempotencyKey } : null
}

/** The form of a new service; null where there is no laboratory to offer it. */
export async function loadNewService(
  { sql }: Database,
  platformId: string,
  asked: Asked,
): Promise<ServiceFormView | null> {
  return formOf(sql, platformId, asked, null)
}

/** The form of one of the firm's own services; null for anybody else's. */
export async function loadOwnService(
  { sql }: Database,
  serviceId: string,
  asked: Asked,
): Promise<ServiceFormView | null> {
  const [row] = await sql<
    (Omit<OwnServiceView, 'priceFen' | 'memberPriceFen'> & {
      platformId: string
      priceFen: bigint
      memberPriceFen: bigint
    })[]
  >`
    select id, platform_id as "platformId", state, version, name_zh as "nameZh", name_en as "nameEn",
      summary_zh as "summaryZh", summary_en as "summaryEn", sample_need_zh as "sampleNeedZh",
      sample_need_en as "sampleNeedEn", location, price_fen as "priceFen", member_price_fen as "memberPriceFen",
      turnaround_days as "turnaroundDays", methods, photos
    from test_services where id = ${serviceId}`
  if (!row) return null
  const { platformId, priceFen, memberPriceFen, ...shown } = row
  const offered = { ...shown, priceFen: Number(priceFen), memberPriceFen: Number(memberPriceFen) }
  return formOf(sql, platformId, asked, offered)
}

async function formOf(
  sql: Sql,
  platformId: string,
  { organisationId, idempotencyKey }: Asked,
  offered: OwnServiceView | null,
): Promise<ServiceFormView | null> {
  const [found] = await readLabs(sql, organisationId, platformId)
  if (!found?.lab) return null
  const { lab } = found
  const numbers = { CMA: lab.cmaNumber, CNAS: lab.cnasNumber }
  const held = SCOPES.filter((scope) => numbers[scope] !== null)
  return { ...found, lab, held, offered, idempotencyKey }
}
