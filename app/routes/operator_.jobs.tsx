import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { JobsPage } from '#app/components/operations/jobs-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadJobs } from '#app/read-models/operations/load-jobs.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market', 'offices'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context, 'operator.watch')
  return loadJobs(context.database, context.clock.now())
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.operations.jobs)

export default function Jobs() {
  return <JobsPage view={useLoaderData<typeof loader>()} />
}
