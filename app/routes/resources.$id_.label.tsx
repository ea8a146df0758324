import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MachineLabelPage } from '#app/components/platforms/machine-label-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { drawQr } from '#app/http/qr-drawing.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadMachineLabel } from '#app/read-models/platforms/load-machine-label.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['desks'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.operate')
  const found = await loadMachineLabel(context.database, idFrom(params.id), actor)
  if (!found) throw notFound()
  const { token, ...label } = found
  const address = `${new URL(request.url).origin}/check-in/${token}`
  return { ...label, address, qr: drawQr(address) }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.desk.label} ${data?.name ?? ''}`)

export default function MachineLabel() {
  return <MachineLabelPage view={useLoaderData<typeof loader>()} />
}
