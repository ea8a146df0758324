import { createHash } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import type { RefusalView } from '#app/contracts/views/shell.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { stripMetadata } from '#app/domain/shared/strip-metadata.ts'
import { UPLOAD_BYTES, UPLOAD_FILES, uploadTypeOf } from '#app/domain/shared/uploads.ts'
import { keepFile } from '#app/use-cases/files/keep-file.ts'

/** Where the bytes of an uploaded file lie: the same bytes once, whoever brings them. */
export function uploadKey(sha256: string): string {
  return `uploads/${sha256.slice(0, 2)}/${sha256}`
}

/** Files that are kept, whatever became of those after them: a form that comes back refers to them by id. */
export interface KeptUploads {
  readonly kept: readonly string[]
  readonly refusal: RefusalView | null
}

/**
 * Keeps the files that came with a form and answers their ids. What a file is its first bytes say, not its
 * name, and a picture is kept without where and when it was taken. Refused: FILE_INVALID (another kind, not whole,
 * too large, too many), NOT_PERMITTED.
 */
export async function keepUploads(
  uploads: readonly File[],
  context: AppLoadContext,
  actor: PersonActor,
): Promise<KeptUploads> {
  const { files: store, database, clock, ids } = context
  const kept: string[] = []
  if (uploads.length === 0) return { kept, refusal: null }
  const invalid: KeptUploads = { kept, refusal: { code: 'FILE_INVALID', facts: {} } }
  if (!store || uploads.length > UPLOAD_FILES) return invalid
  for (const upload of uploads) {
    if (upload.size > UPLOAD_BYTES) return invalid
    const sent = new Uint8Array(await upload.arrayBuffer())
    const mediaType = uploadTypeOf(sent)
    const bytes = mediaType ? stripMetadata(sent, mediaType) : null
    if (!mediaType || !bytes) return invalid
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await store.write(uploadKey(sha256), bytes, mediaType)
    const name = upload.name.replaceAll(/\p{Cc}/gu, '').slice(0, 200) || 'file'
    const file = await keepFile(
      { database, clock, ids, actor },
      { sha256, mediaType, sizeBytes: bytes.length, name },
    )
    if (!file.ok) return { kept, refusal: file.refusal }
    kept.push(file.value.fileId)
  }
  return { kept, refusal: null }
}
