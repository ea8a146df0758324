import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LabelsPage } from '#app/components/testing/labels-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { drawQr } from '#app/http/qr-drawing.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadLabels } from '#app/read-models/testing/load-labels.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'test.see')
  const found = await loadLabels(context.database, idFrom(params.id), actor.organisationId)
  if (!found) throw notFound()
  const { origin } = new URL(request.url)
  const labels = found.labels.map((label) => ({
    ...label,
    qr: drawQr(`${origin}/testing/samples/${label.code}`),
  }))
  return { ...found, labels }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.testing.labelsTitle} ${data?.orderNumber ?? ''}`)

export default function Labels() {
  return <LabelsPage view={useLoaderData<typeof loader>()} />
}
