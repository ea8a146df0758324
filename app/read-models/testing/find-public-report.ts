import type { VerifyView } from '#app/contracts/views/testing.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import { readReport } from './report-rows.ts'

/** What anybody may know of an issued report; neither its client nor its results. */
export async function findPublicReport(database: Database, number: string): Promise<VerifyView | null> {
  const row = await readReport(database, number, null)
  if (!row) return null
  // Why it was amended may tell of results: the public learns only that it was.
  const { version, sha256, supersededBy, supersedes, content } = row
  return {
    number: row.number,
    version,
    labName: content.lab.name,
    issuedOn: dayInShanghai(row.issuedAt),
    sha256,
    supersededBy,
    supersedes,
  }
}
