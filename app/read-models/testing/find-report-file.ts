import type { Database } from '#db/client.ts'
import { readReport } from './report-rows.ts'

/** Where the document of a report is kept, for one of its two firms. */
export async function findReportFile(
  database: Database,
  number: string,
  organisationId: string,
): Promise<string | null> {
  const row = await readReport(database, number, organisationId)
  return row?.isSeen ? row.fileKey : null
}
