import type { LoaderFunctionArgs } from '@remix-run/node'
import { json, requireApiActor } from '#app/http/api.ts'
import { currentReader } from '#app/http/session.ts'

/** Who the session stands for. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireApiActor(request, context)
  const reader = await currentReader(request, context)
  return json(reader?.viewer ?? null)
}
