import type { LoaderFunctionArgs } from '@remix-run/node'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { findReportFile } from '#app/read-models/testing/find-report-file.ts'

/** The document of a report, byte for byte as it was issued, for its two firms. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'test.see')
  const number = idFrom(params.number)
  const fileKey = await findReportFile(context.database, number, actor.organisationId)
  const bytes = fileKey ? ((await context.files?.read(fileKey)) ?? null) : null
  if (!bytes) throw notFound()
  return new Response(bytes.slice().buffer, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${number}.pdf"`,
      'Content-Length': String(bytes.length),
      'Cache-Control': 'private, no-store',
    },
  })
}
