import type { LoaderFunctionArgs } from '@remix-run/node'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { uploadKey } from '#app/http/uploads.ts'
import { findPicture } from '#app/read-models/platforms/find-picture.ts'

/** A picture that a platform or a machine shows, for everybody. An id never changes what it shows. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const picture = await findPicture(context.database, idFrom(params.id))
  const bytes = picture && (await context.files?.read(uploadKey(picture.sha256)))
  if (!picture || !bytes) throw notFound()
  return new Response(bytes.slice().buffer, {
    headers: {
      'Content-Type': picture.mediaType,
      'Content-Length': String(bytes.length),
      'Cache-Control': 'public, max-age=86400',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'",
    },
  })
}
