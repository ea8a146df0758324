import type { LoaderFunctionArgs } from '@remix-run/node'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { uploadKey } from '#app/http/uploads.ts'
import { findFile } from '#app/read-models/files/find-file.ts'

/** An uploaded picture or document, for those who may see it. Its bytes never change. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'order.see')
  const file = await findFile(context.database, idFrom(params.id), actor)
  const bytes = file && (await context.files?.read(uploadKey(file.sha256)))
  if (!file || !bytes) throw notFound()
  return new Response(bytes.slice().buffer, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'Cache-Control': 'private, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  })
}
