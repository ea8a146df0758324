import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { InvoicesPage } from '#app/components/pages/invoices-page.tsx'
import { INVOICE_INTENTS } from '#app/http/dealing-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { isId, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listInvoices } from '#app/read-models/orders/list-invoices.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['moves', 'deals'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'order.see')
  const asked = new URL(request.url).searchParams.get('order') ?? undefined
  const orderId = isId(asked) ? asked : null
  const now = context.clock.now()
  const idempotencyKey = context.ids.next('evt')
  const view = await listInvoices(context.database, { actor, orderId, now, idempotencyKey })
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const { pathname, search } = new URL(request.url)
  const leadsTo = () => `${pathname.replace(/\.data$/, '')}${search.replace(/[?&]_routes=[^&]*/, '')}`
  return answerForm({ request, context, actor, intents: INVOICE_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.dealings.invoicesTitle)

export default function Invoices() {
  const { view, done } = useLoaderData<typeof loader>()
  return <InvoicesPage view={view} answer={useActionData<typeof action>() ?? done} />
}
