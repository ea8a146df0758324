import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { RuleFormPage } from '#app/components/policies/rule-form-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import { RULE_INTENTS } from '#app/http/rule-intents.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadRuleForm } from '#app/read-models/policies/list-rules.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['city', 'moves', 'desks'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireActor(request, context, 'policy.write')
  const { database, clock, ids } = context
  const view = await loadRuleForm(database, idFrom(params.key), clock.now(), ids.next('evt'))
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const key = idFrom(params.key)
  const leadsTo = () => `/bureau/policies/${key}`
  return answerForm({ request, context, actor, intents: RULE_INTENTS, subjectId: key, leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.policies.ruleWrite)

export default function RuleForm() {
  const { view, done } = useLoaderData<typeof loader>()
  return <RuleFormPage view={view} answer={useActionData<typeof action>() ?? done} />
}
