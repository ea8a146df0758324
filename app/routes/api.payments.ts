import type { LoaderFunctionArgs } from '@remix-run/node'
import { PAYMENT_STATES } from '#app/domain/escrow/payment-lifecycle.ts'
import { json, requireApiActor } from '#app/http/api.ts'
import { listPayments } from '#app/read-models/escrow/list-payments.ts'

/** The session's firm's own payments; `?state=payable`, several times: or. Without it: all. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireApiActor(request, context)
  const asked = new URL(request.url).searchParams.getAll('state')
  const states = PAYMENT_STATES.filter((state) => asked.length === 0 || asked.includes(state))
  return json(await listPayments(context.database, actor.organisationId, states))
}
