import { createHash } from 'node:crypto'
import type { FileStore } from '#app/contracts/file-store.ts'
import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import type { ReportContent } from '#app/domain/testing/report-content.ts'
import { issueReport } from '#app/use-cases/testing/issue-report.ts'
import { drawReport } from '../documents/report-pdf.ts'
import type { JobContext } from '../worker.ts'

/** Where drawn reports go, and the address under which anybody can verify them. */
export interface ReportDesk {
  readonly files: FileStore
  /** Of this house as the public knows it, without a trailing slash. */
  readonly origin: string
}

/** Draws an approved report, keeps the document and issues it. Run twice it draws the same bytes and issues once. */
export async function drawApproved(desk: ReportDesk, job: JobContext, reportId: string): Promise<void> {
  const [report] = await job.database.sql<
    { number: string; content: ReportContent; issuedAt: Date | null }[]
  >`
    select number, content, issued_at as "issuedAt" from test_reports where id = ${reportId}`
  if (!report || report.issuedAt !== null) return
  const bytes = await drawReport(report.content, `${desk.origin}/verify/${report.number}`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const fileKey = `reports/${report.number}-${sha256.slice(0, 12)}.pdf`
  await desk.files.write(fileKey, bytes, 'application/pdf')
  const drawn = { reportId, sha256, fileKey, byteSize: bytes.length }
  await issueReport({ ...job, actor: SYSTEM_ACTOR }, drawn)
}
