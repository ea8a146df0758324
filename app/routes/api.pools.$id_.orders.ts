import type { LoaderFunctionArgs } from '@remix-run/node'
import { json, refusal, requireApiActor } from '#app/http/api.ts'
import { isId } from '#app/http/require-actor.ts'
import { listPoolOrders } from '#app/read-models/orders/list-pool-orders.ts'
import { isPoolSeen } from '#app/read-models/pools/is-pool-seen.ts'

/** The session's firm's own orders in a pool. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireApiActor(request, context)
  const { database } = context
  if (!isId(params.id) || !(await isPoolSeen(database, params.id, actor.organisationId))) {
    return refusal('POOL_NOT_FOUND')
  }
  return json(await listPoolOrders(database, params.id, actor))
}
