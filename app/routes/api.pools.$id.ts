import type { LoaderFunctionArgs } from '@remix-run/node'
import { json, refusal, requireApiActor } from '#app/http/api.ts'
import { isId } from '#app/http/require-actor.ts'
import { loadPoolPage } from '#app/read-models/pools/load-pool-page.ts'

/** A pool as the session's firm may see it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireApiActor(request, context)
  if (!isId(params.id)) return refusal('POOL_NOT_FOUND')
  const now = context.clock.now()
  const pool = await loadPoolPage(context.database, { poolId: params.id, actor, now, idempotencyKey: '' })
  if (!pool) return refusal('POOL_NOT_FOUND')
  const { idempotencyKey: _, ...shown } = pool
  return json(shown)
}
