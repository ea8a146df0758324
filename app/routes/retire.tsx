import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RetirePage } from '#app/components/policies/retire-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadPolicies } from '#app/read-models/policies/load-policies.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['city'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const { retired } = await loadPolicies(
    context.database,
    null,
    actor?.organisationId ?? null,
    context.clock.now(),
  )
  return { retired }
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.policies.retireTitle)

export default function Retire() {
  return <RetirePage {...useLoaderData<typeof loader>()} />
}
