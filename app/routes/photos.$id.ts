import type { LoaderFunctionArgs } from '@remix-run/node'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { currentActor } from '#app/http/session.ts'
import { loadPhoto } from '#app/read-models/catalogue/load-photo.ts'

/** A listing's picture. An id never changes what it shows, so it is kept for a day. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const reader = actor && {
    organisationId: actor.organisationId,
    isOperator: actor.capabilities.includes('operator'),
  }
  const photo = await loadPhoto(context.database, idFrom(params.id), reader)
  const bytes = photo ? await context.files?.read(photo.fileKey) : null
  if (!photo || !bytes) throw notFound()
  return new Response(bytes.slice().buffer, {
    headers: {
      'Content-Type': photo.contentType,
      'Content-Length': String(bytes.length),
      'Cache-Control': photo.isPublic ? 'public, max-age=86400' : 'private, no-store',
      'Content-Security-Policy': "default-src 'none'",
    },
  })
}
