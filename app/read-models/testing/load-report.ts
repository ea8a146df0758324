import type { ReportPageView } from '#app/contracts/views/testing.ts'
import type { Database } from '#db/client.ts'
import { readReport } from './report-rows.ts'

/** An issued report for one of its two firms; null when it is not there or two other firms'. */
export async function loadReport(
  database: Database,
  number: string,
  organisationId: string,
): Promise<ReportPageView | null> {
  const row = await readReport(database, number, organisationId)
  if (!row?.isSeen) return null
  const versions = await database.sql<{ number: string; version: number; issuedAt: Date }[]>`
    select number, version, issued_at as "issuedAt" from test_reports
    where order_id = ${row.orderId} and issued_at is not null order by version`
  const { orderId, content, sha256, byteSize, supersededBy } = row
  return {
    orderId,
    content,
    issuedAt: row.issuedAt.toISOString(),
    sha256,
    byteSize,
    supersededBy,
    versions: versions.map((one) => ({ ...one, issuedAt: one.issuedAt.toISOString() })),
  }
}
