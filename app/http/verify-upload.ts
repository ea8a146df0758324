import { createHash } from 'node:crypto'
import type { VerifyOutcome } from '#app/contracts/views/testing.ts'
import { isPdf } from '#app/domain/testing/report-content.ts'
import type { Text } from '#app/i18n/text.ts'
import type { UploadForm } from './uploaded-file.ts'

export type Compared =
  | { readonly ok: true; readonly outcome: VerifyOutcome }
  | { readonly ok: false; readonly sentence: (text: Text) => string }

/**
 * Compares a file, or the digest that somebody typed, with the digest of an issued report. The file is read,
 * hashed and forgotten. What is no PDF, no digest or nothing at all is said to be so.
 */
export function compareUpload(upload: UploadForm, sha256: string): Compared {
  const typed = upload.text('sha256').normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  if (upload.bytes === null) {
    if (typed === '') return { ok: false, sentence: (text) => text.testing.fileNeeded }
    if (!/^[0-9a-f]{64}$/.test(typed)) return { ok: false, sentence: (text) => text.testing.digestFault }
    return { ok: true, outcome: { outcome: typed === sha256 ? 'same' : 'changed', sha256: typed } }
  }
  if (!isPdf(upload.bytes)) return { ok: false, sentence: (text) => text.refusals.FILE_NOT_PDF({}) }
  const own = createHash('sha256').update(upload.bytes).digest('hex')
  return { ok: true, outcome: { outcome: own === sha256 ? 'same' : 'changed', sha256: own } }
}
