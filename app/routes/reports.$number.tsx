import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ReportPage } from '#app/components/testing/report-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadReport } from '#app/read-models/testing/load-report.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'test.see')
  const view = await loadReport(context.database, idFrom(params.number), actor.organisationId)
  if (!view) throw notFound()
  return view
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.testing.reportTitle} ${data?.content.number ?? ''}`)

export default function Report() {
  return <ReportPage view={useLoaderData<typeof loader>()} />
}
