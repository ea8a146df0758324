import type { LoaderFunctionArgs } from '@remix-run/node'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { requireApiActor } from '#app/http/api.ts'
import { mayReadMetrics } from '#app/http/metrics-token.ts'
import { forbidden } from '#app/http/require-actor.ts'
import { readMetrics } from '#app/read-models/operations/read-metrics.ts'

/** Backlogs and ages for a monitoring system with the token, or an operator who is signed in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!mayReadMetrics(request)) {
    const actor = await requireApiActor(request, context)
    if (!isPermitted(actor, 'operator.watch')) throw forbidden(request)
  }
  const text = await readMetrics(context.database, context.clock.now())
  return new Response(text, {
    headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
