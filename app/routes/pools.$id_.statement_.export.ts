import type { LoaderFunctionArgs } from '@remix-run/node'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { statementFile } from '#app/http/statement-file.ts'
import { statementSpan } from '#app/http/statement-span.ts'
import { loadPoolStatement } from '#app/read-models/escrow/load-statement.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireActor(request, context, 'operator.watch')
  const view = await loadPoolStatement(context.database, idFrom(params.id), statementSpan(request))
  if (!view) throw notFound()
  return statementFile(view, request)
}
