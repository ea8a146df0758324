import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RuleDeskPage } from '#app/components/policies/rule-desk-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listRules } from '#app/read-models/policies/list-rules.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['city'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context, 'policy.write')
  return listRules(context.database, context.clock.now())
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.policies.ruleDesk)

export default function RuleDesk() {
  return <RuleDeskPage view={useLoaderData<typeof loader>()} />
}
