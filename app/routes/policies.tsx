import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PoliciesPage } from '#app/components/policies/policies-page.tsx'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { titleOf } from '#app/http/page-title.ts'
import { readPolicyQuery } from '#app/http/policy-query.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { loadPolicies } from '#app/read-models/policies/load-policies.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['city'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const { plan, faults, typed } = readPolicyQuery(new URL(request.url).searchParams, localeOf(request))
  const view = await loadPolicies(context.database, plan, actor?.organisationId ?? null, context.clock.now())
  const status = Object.keys(faults).length > 0 ? 400 : 200
  const mayWrite = actor !== null && isPermitted(actor, 'policy.write')
  return data({ ...view, faults, typed, mayWrite }, { status })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.policies.title)

export default function Policies() {
  return <PoliciesPage view={useLoaderData<typeof loader>()} />
}
