import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BankDeskPage } from '#app/components/operations/bank-desk-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadBankDesk } from '#app/read-models/operations/load-bank-desk.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market', 'offices'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context, 'operator.watch')
  return loadBankDesk(context.database)
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.operations.bank)

export default function BankDesk() {
  return <BankDeskPage view={useLoaderData<typeof loader>()} />
}
