import type { LoaderFunctionArgs } from '@remix-run/node'
import { commitmentColumns } from '#app/components/commitments/commitment-columns.tsx'
import { sheetOf } from '#app/components/ui/table-order.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { tableFile } from '#app/http/table-file.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { listCommitments } from '#app/read-models/commitments/list-commitments.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context)
  const { rows } = await listCommitments(context.database, actor.organisationId, context.clock.now())
  const columns = commitmentColumns(textFor(localeOf(request)))
  return tableFile(request, 'commitments', sheetOf(rows, columns, new URL(request.url).searchParams))
}
