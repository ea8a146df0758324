import type { ReportContent } from '#app/domain/testing/report-content.ts'
import type { Database } from '#db/client.ts'

export interface ReportRow {
  readonly orderId: string
  readonly number: string
  readonly version: number
  readonly content: ReportContent
  readonly issuedAt: Date
  readonly sha256: string
  readonly byteSize: number
  readonly fileKey: string
  readonly supersededBy: string | null
  readonly supersedes: string | null
  readonly isSeen: boolean
}

/** An issued report by its number, and whether a firm is one of its two. */
export async function readReport(
  { sql }: Database,
  number: string,
  organisationId: string | null,
): Promise<ReportRow | undefined> {
  const rows = await sql<ReportRow[]>`
    select r.order_id as "orderId", r.number, r.version, r.content, r.issued_at as "issuedAt", r.sha256,
      r.byte_size as "byteSize", r.file_key as "fileKey",
      n.number as "supersededBy", b.number as supersedes,
      coalesce(${organisationId} in (o.customer_id, o.lab_id), false) as "isSeen"
    from test_reports r join test_orders o on o.id = r.order_id
      left join test_reports n on n.supersedes_id = r.id and n.issued_at is not null
      left join test_reports b on b.id = r.supersedes_id
    where r.number = ${number} and r.issued_at is not null`
  return rows[0]
}
