import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DemandFormPage } from '#app/components/demands/demand-form-page.tsx'
import { CHANGE_DEMAND_INTENTS } from '#app/http/demand-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadChangeForm } from '#app/read-models/demands/load-demand-form.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods', 'wants'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { organisationId } = await requireActor(request, context, 'demand.state')
  const demandId = idFrom(params.id)
  const idempotencyKey = context.ids.next('evt')
  const view = await loadChangeForm(context.database, { organisationId, demandId, idempotencyKey })
  if (!view) throw notFound()
  return view
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  const leadsTo = () => `/demands/${subjectId}`
  return answerForm({ request, context, actor, intents: CHANGE_DEMAND_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.demands.change)

export default function ChangeDemand() {
  const view = useLoaderData<typeof loader>()
  return <DemandFormPage view={view} answer={useActionData<typeof action>() ?? null} />
}
