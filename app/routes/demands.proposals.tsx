import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ProposalsPage } from '#app/components/demands/proposals-page.tsx'
import { PROPOSAL_INTENTS } from '#app/http/demand-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listProposals } from '#app/read-models/demands/list-proposals.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods', 'wants', 'deals'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context, 'operator.watch')
  return listProposals(context.database, context.clock.now(), context.ids.next('evt'))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context, 'operator.watch')
  const leadsTo = (value: unknown) => `/pools/${(value as { poolId: string }).poolId}`
  return answerForm({ request, context, actor, intents: PROPOSAL_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.demands.proposals)

export default function Proposals() {
  const view = useLoaderData<typeof loader>()
  return <ProposalsPage view={view} answer={useActionData<typeof action>() ?? null} />
}
