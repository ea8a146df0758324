import type { LoaderFunctionArgs } from '@remix-run/node'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { statementFile } from '#app/http/statement-file.ts'
import { statementSpan } from '#app/http/statement-span.ts'
import { loadOrderStatement } from '#app/read-models/escrow/load-statement.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'escrow.see')
  const view = await loadOrderStatement(context.database, actor, idFrom(params.id), statementSpan(request))
  if (!view) throw notFound()
  return statementFile(view, request)
}
