import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PosterPage } from '#app/components/pages/poster-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { drawQr } from '#app/http/qr-drawing.ts'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadPoolPage } from '#app/read-models/pools/load-pool-page.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: [] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const poolId = idFrom(params.id)
  const now = context.clock.now()
  const pool = await loadPoolPage(context.database, { poolId, actor: null, now, idempotencyKey: '' })
  if (!pool) throw notFound()
  const address = `${new URL(request.url).origin}/pools/${poolId}`
  return { pool, address, qr: drawQr(address) }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.pools.poster} · ${data?.pool.title ?? ''}`)

export default function Poster() {
  return <PosterPage {...useLoaderData<typeof loader>()} />
}
