import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LedgerPage } from '#app/components/operations/ledger-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadLedger } from '#app/read-models/ledger/load-ledger.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['offices'] }

/** The chain's head is public: what everybody has seen, nobody can quietly replace. */
export function loader({ context }: LoaderFunctionArgs) {
  return loadLedger(context.database)
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.operations.ledger)

export default function Ledger() {
  return <LedgerPage view={useLoaderData<typeof loader>()} />
}
