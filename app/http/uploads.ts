import { createHash } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { UPLOAD_BYTES, UPLOAD_FILES, uploadTypeOf } from '#app/domain/shared/uploads.ts'
import { keepFile } from '#app/use-cases/files/keep-file.ts'
import type { Result } from '#app/use-cases/use-case.ts'

/** Where the bytes of an uploaded file lie: the same bytes once, whoever brings them. */
export function uploadKey(sha256: string): string {
  return `uploads/${sha256.slice(0, 2)}/${sha256}`
}

/**
 * Keeps the files that came with a form and answers their ids. What a file is its first bytes say, not its
 * name. Refused: FILE_INVALID (another kind, too large, too many), NOT_PERMITTED.
 */
export async function keepUploads(
  uploads: readonly File[],
  context: AppLoadContext,
  actor: PersonActor,
): Promise<Result<string[]>> {
  const { files: store, database, clock, ids } = context
  if (uploads.length === 0) return { ok: true, value: [] }
  if (!store || uploads.length > UPLOAD_FILES) return refuse('FILE_INVALID')
  const kept: string[] = []
  for (const upload of uploads) {
    if (upload.size > UPLOAD_BYTES) return refuse('FILE_INVALID')
    const bytes = new Uint8Array(await upload.arrayBuffer())
    const mediaType = uploadTypeOf(bytes)
    if (!mediaType) return refuse('FILE_INVALID')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await store.write(uploadKey(sha256), bytes, mediaType)
    const name = upload.name.replaceAll(/\p{Cc}/gu, '').slice(0, 200) || 'file'
    const file = await keepFile(
      { database, clock, ids, actor },
      { sha256, mediaType, sizeBytes: bytes.length, name },
    )
    if (!file.ok) return file
    kept.push(file.value.fileId)
  }
  return { ok: true, value: kept }
}
