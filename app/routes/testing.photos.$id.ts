import type { LoaderFunctionArgs } from '@remix-run/node'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { currentActor } from '#app/http/session.ts'
import { uploadKey } from '#app/http/uploads.ts'
import { findServicePhoto } from '#app/read-models/testing/find-service-photo.ts'

/** A picture that a test service shows; what it shows may be taken away again, so it is kept for an hour only. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const photo = await findServicePhoto(context.database, idFrom(params.id), actor?.organisationId ?? null)
  const bytes = photo && (await context.files?.read(uploadKey(photo.sha256)))
  if (!photo || !bytes) throw notFound()
  return new Response(bytes.slice().buffer, {
    headers: {
      'Content-Type': photo.mediaType,
      'Cache-Control': 'private, max-age=3600',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
