import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OutboxPage } from '#app/components/notices/outbox-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { notFound, requireActor } from '#app/http/require-actor.ts'
import { wordMessages } from '#app/http/word-messages.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listMessages } from '#app/read-models/notices/list-messages.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['offices'] }

/** Only in the demonstration, and only what went to the reader's own firm. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.demo) throw notFound()
  const { organisationId } = await requireActor(request, context)
  const messages = await listMessages(context.database, organisationId)
  return { messages: wordMessages(messages, new URL(request.url).origin) }
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.notices.outbox)

export default function DemoOutbox() {
  return <OutboxPage {...useLoaderData<typeof loader>()} />
}
