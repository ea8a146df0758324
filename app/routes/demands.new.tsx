import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DemandFormPage } from '#app/components/demands/demand-form-page.tsx'
import { readConstraints } from '#app/contracts/search.ts'
import { NEW_DEMAND_INTENTS } from '#app/http/demand-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadDemandForm } from '#app/read-models/demands/load-demand-form.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods', 'wants'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'demand.state')
  const { searchParams } = new URL(request.url)
  const category = searchParams.get('category')
  const view = await loadDemandForm(context.database, {
    organisationId: actor.organisationId,
    category: category ? idFrom(category) : null,
    wishes: readConstraints(searchParams),
    idempotencyKey: context.ids.next('evt'),
  })
  if (!view) throw notFound()
  return view
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = (value: unknown) => `/demands/${(value as { demandId: string }).demandId}`
  return answerForm({ request, context, actor, intents: NEW_DEMAND_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.demands.create)

export default function NewDemand() {
  const view = useLoaderData<typeof loader>()
  return <DemandFormPage view={view} answer={useActionData<typeof action>() ?? null} />
}
