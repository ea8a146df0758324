import { createHash } from 'node:crypto'
import { type AppLoadContext, data, redirect } from '@remix-run/node'
import type { FormAnswer, RefusalView } from '#app/contracts/views/shell.ts'
import { PHOTO_AT_MOST, photoTypeOf } from '#app/domain/catalogue/photo.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { stripMetadata } from '#app/domain/shared/strip-metadata.ts'
import { addPhoto } from '#app/use-cases/catalogue/add-photo.ts'
import { REFUSAL_STATUS } from './refusal-status.ts'
import { refuseAnothersPage } from './same-reader.ts'

interface PhotoCall {
  readonly request: Request
  readonly context: AppLoadContext
  readonly actor: PersonActor
  readonly listingId: string
  /** Asked before anything is kept: somebody else's listing takes no files. */
  readonly isTheirs: () => Promise<boolean>
}

const LONGEST_CAPTION = 120

/** A form with a file is sent as parts; every other form of the page is not. */
export function isUpload(request: Request): boolean {
  return request.headers.get('Content-Type')?.startsWith('multipart/form-data') ?? false
}

/**
 * Keeps the picture of a form under the hash of its bytes and adds it to the listing. What a file is, its first
 * bytes say, never its name; where and when it was taken is not kept. Refused: PHOTO_UNREADABLE, PHOTO_TOO_LARGE and what `addPhoto` refuses.
 */
export async function answerPhoto(call: PhotoCall) {
  const { request, context, actor, listingId } = call
  const form = await request.formData().catch(() => new FormData())
  const readBy = form.get('readBy')
  await refuseAnothersPage(request, context, typeof readBy === 'string' ? readBy : undefined)
  const typed = form.get('caption')
  const caption = (typeof typed === 'string' ? typed : '').trim().slice(0, LONGEST_CAPTION)
  const file = form.get('photo')
  if (file === null || typeof file === 'string' || file.size === 0)
    return refused('PHOTO_UNREADABLE', caption)
  if (file.size > PHOTO_AT_MOST) return refused('PHOTO_TOO_LARGE', caption)
  const sent = new Uint8Array(await file.arrayBuffer())
  const contentType = photoTypeOf(sent)
  const bytes = contentType === null ? null : stripMetadata(sent, contentType)
  if (contentType === null || bytes === null) return refused('PHOTO_UNREADABLE', caption)
  if (!(await call.isTheirs())) return refused('LISTING_NOT_FOUND', caption)
  const { files, database, clock, ids } = context
  if (!files) throw new Error('this house keeps no files')
  const hash = createHash('sha256').update(bytes).digest('hex')
  const fileKey = `photos/${hash}.${contentType.slice('image/'.length)}`
  await files.write(fileKey, bytes, contentType)
  const photo = {
    listingId,
    fileKey,
    contentType,
    bytes: bytes.length,
    caption: caption.replaceAll('\u0000', ''),
  }
  const result = await addPhoto({ database, clock, ids, actor }, photo)
  if (!result.ok) return refused(result.refusal.code, caption, result.refusal.facts)
  return redirect(`/supplier/listings/${listingId}#photos`, {
    status: 303,
    headers: { 'Set-Cookie': 'done=addPhoto; Path=/; Max-Age=3; HttpOnly; SameSite=Lax' },
  })
}

function refused(code: RefusalView['code'], caption: string, facts: RefusalView['facts'] = {}) {
  const answer: FormAnswer = {
    intent: 'addPhoto',
    isDone: false,
    refusal: { code, facts },
    fieldErrors: {},
    values: { caption },
  }
  return data(answer, { status: REFUSAL_STATUS[code] })
}
