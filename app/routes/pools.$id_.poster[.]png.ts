import type { LoaderFunctionArgs } from '@remix-run/node'
import { posterPng } from '#app/http/poster-drawing.ts'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { loadPoolPage } from '#app/read-models/pools/load-pool-page.ts'

const KEPT_SECONDS = 60

/** The square poster for chats: drawn as a visitor sees the pool, whoever asks. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const poolId = idFrom(params.id)
  const now = context.clock.now()
  const pool = await loadPoolPage(context.database, { poolId, actor: null, now, idempotencyKey: '' })
  if (!pool) throw notFound()
  const png = posterPng(pool, `${new URL(request.url).origin}/pools/${poolId}`, localeOf(request))
  return new Response(new Uint8Array(png), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': `public, max-age=${KEPT_SECONDS}` },
  })
}
