import { createHash } from 'node:crypto'
import type { FileStore } from '#app/contracts/file-store.ts'
import { isPdf } from '#app/domain/testing/report-content.ts'
import type { Database } from '#db/client.ts'
import type { CheckedInvariant } from './find-broken.ts'
import { MOST_OFFENCES } from './invariant.ts'

const PAGE = 200

interface IssuedRow {
  readonly id: string
  readonly number: string
  readonly sha256: string
  readonly fileKey: string | null
  readonly byteSize: number | null
}

/**
 * Reads every issued report's document again and compares it with the SHA-256 that the store has. It reads all
 * files, so it is asked by an operator's command and by no page.
 */
export async function checkDocuments({ sql }: Database, files: FileStore): Promise<CheckedInvariant> {
  const examples: string[] = []
  let after = ''
  for (;;) {
    const rows = await sql<IssuedRow[]>`
      select id, number, sha256, file_key as "fileKey", byte_size as "byteSize" from test_reports
      where issued_at is not null and id > ${after} order by id limit ${PAGE}`
    for (const row of rows) {
      const fault = await faultOf(row, files)
      if (fault) examples.push(`report ${row.number}: ${fault}`)
      if (examples.length >= MOST_OFFENCES) return answer(examples)
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return answer(examples)
    after = last.id
  }
}

async function faultOf(row: IssuedRow, files: FileStore): Promise<string | null> {
  const bytes = row.fileKey ? await files.read(row.fileKey) : null
  if (!bytes) return 'its document is gone'
  if (!isPdf(bytes)) return 'its document is no PDF'
  if (createHash('sha256').update(bytes).digest('hex') !== row.sha256) return 'its document was changed'
  return bytes.length === row.byteSize ? null : 'its document has another size than was noted'
}

function answer(examples: readonly string[]): CheckedInvariant {
  return {
    number: 46,
    nameZh: '已签发报告的 PDF 与其 SHA-256 一致',
    name: 'The stored PDF of every issued report has the SHA-256 that was issued',
    examples,
  }
}
