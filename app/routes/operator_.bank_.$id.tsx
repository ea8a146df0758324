import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BankCasePage } from '#app/components/operations/bank-case-page.tsx'
import { paths } from '#app/components/paths.ts'
import { CASE_INTENTS } from '#app/http/operations-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadBankCase } from '#app/read-models/operations/load-bank-case.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market', 'moves', 'offices'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'operator.watch')
  const key = context.ids.next('evt')
  const view = await loadBankCase(context.database, actor, idFrom(params.id), key)
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context, 'operator.act')
  const subjectId = idFrom(params.id)
  const leadsTo = () => paths.bankCase(subjectId)
  return answerForm({ request, context, actor, intents: CASE_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.operations.cases)

export default function BankCase() {
  const { view, done } = useLoaderData<typeof loader>()
  return <BankCasePage view={view} answer={useActionData<typeof action>() ?? done} />
}
