import type { LoaderFunctionArgs } from '@remix-run/node'
import { json } from '#app/http/api.ts'
import { currentActor } from '#app/http/session.ts'
import { countUnread } from '#app/read-models/notices/count-unread.ts'

/** What the bell asks when it hears that something of the reader's firm has changed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  return json({ unread: actor ? await countUnread(context.database, actor) : 0 })
}
