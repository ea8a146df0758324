import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { findOrderOfSample } from '#app/read-models/testing/load-labels.ts'

/** Where the QR code of a label leads: the order of the sample, for its two firms. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'test.see')
  const orderId = await findOrderOfSample(context.database, idFrom(params.code), actor.organisationId)
  if (!orderId) throw notFound()
  return redirect(`/testing/orders/${orderId}`)
}
