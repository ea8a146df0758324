import type { ReportContent } from '#app/domain/testing/report-content.ts'
import type { Tx } from '../transaction.ts'

export interface LabRow {
  readonly platformId: string
  readonly labCode: string
  readonly name: string
  readonly address: string
  readonly cmaNumber: string | null
  readonly cmaUntil: string | null
  readonly cnasNumber: string | null
  readonly cnasUntil: string | null
  readonly signatoryPost: string
}

export async function findLab(tx: Tx, platformId: string): Promise<LabRow | null> {
  const rows = await tx.sql<LabRow[]>`
    select platform_id as "platformId", code as "labCode", name, address, cma_number as "cmaNumber",
      cma_until::text as "cmaUntil", cnas_number as "cnasNumber", cnas_until::text as "cnasUntil",
      signatory_post as "signatoryPost"
    from test_labs where platform_id = ${platformId}`
  return rows[0] ?? null
}

export interface ReportRow {
  readonly id: string
  readonly orderId: string
  readonly platformId: string
  readonly number: string
  readonly baseNumber: string
  readonly version: number
  readonly content: ReportContent
  readonly issuedAt: Date | null
  readonly sha256: string | null
}

const COLUMNS = `id, order_id as "orderId", platform_id as "platformId", number, base_number as "baseNumber",
  version, content, issued_at as "issuedAt", sha256`

/** The newest report of an order, approved or issued; null when there is none. */
export async function lastReport(tx: Tx, orderId: string): Promise<ReportRow | null> {
  const rows = await tx.sql<ReportRow[]>`
    select ${tx.sql.unsafe(COLUMNS)} from test_reports where order_id = ${orderId} order by version desc limit 1`
  return rows[0] ?? null
}

/** Without a lock: only to learn which order to lock first. */
export async function peekReport(tx: Tx, id: string): Promise<ReportRow | null> {
  const rows = await tx.sql<ReportRow[]>`
    select ${tx.sql.unsafe(COLUMNS)} from test_reports where id = ${id}`
  return rows[0] ?? null
}

export interface NewReport {
  readonly id: string
  readonly orderId: string
  readonly platformId: string
  readonly number: string
  readonly baseNumber: string
  readonly version: number
  readonly content: ReportContent
  readonly reviewerUserId: string
  readonly supersedesId: string | null
  readonly amendmentReason: string | null
}

/** An approved report; its document is drawn afterwards. */
export async function insertReport(tx: Tx, now: Date, report: NewReport): Promise<void> {
  await tx.sql`
    insert into test_reports (id, order_id, platform_id, number, base_number, version, content, reviewer_user_id,
      supersedes_id, amendment_reason, approved_at)
    values (${report.id}, ${report.orderId}, ${report.platformId}, ${report.number}, ${report.baseNumber},
      ${report.version}, ${JSON.stringify(report.content)}::jsonb, ${report.reviewerUserId},
      ${report.supersedesId}, ${report.amendmentReason}, ${now})`
}

export interface DrawnDocument {
  readonly sha256: string
  readonly fileKey: string
  readonly byteSize: number
}

/** Adds the document; from now on the database refuses every change of the report. */
export async function fillReport(tx: Tx, now: Date, id: string, document: DrawnDocument): Promise<void> {
  await tx.sql`
    update test_reports set issued_at = ${now}, sha256 = ${document.sha256}, file_key = ${document.fileKey},
      byte_size = ${document.byteSize}
    where id = ${id} and issued_at is null`
}
