import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DemandPage } from '#app/components/demands/demand-page.tsx'
import { DEMAND_INTENTS } from '#app/http/demand-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadDemand } from '#app/read-models/demands/load-demand.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods', 'wants', 'moves', 'deals'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context)
  const view = await loadDemand(context.database, {
    demandId: idFrom(params.id),
    actor,
    now: context.clock.now(),
    idempotencyKey: context.ids.next('evt'),
  })
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  // Whoever starts a pool goes on to it; everything else comes back to the demand.
  const leadsTo = (value: unknown) => {
    const made = value as { poolId?: string; commitmentId?: string } | null
    return made?.poolId && !made.commitmentId ? `/pools/${made.poolId}` : `/demands/${subjectId}`
  }
  return answerForm({ request, context, actor, intents: DEMAND_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.demands.mine)

export default function Demand() {
  const { view, done } = useLoaderData<typeof loader>()
  return <DemandPage key={view.demand.id} view={view} answer={useActionData<typeof action>() ?? done} />
}
