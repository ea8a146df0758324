import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CommitmentsPage } from '#app/components/pages/commitments-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listCommitments } from '#app/read-models/commitments/list-commitments.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['members'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context)
  return listCommitments(context.database, actor.organisationId, context.clock.now())
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.shell.commitments)

export default function Commitments() {
  return <CommitmentsPage view={useLoaderData<typeof loader>()} />
}
