import type { LoaderFunctionArgs } from '@remix-run/node'
import { json } from '#app/http/api.ts'
import { loadLedger } from '#app/read-models/ledger/load-ledger.ts'

/** The published head, for whoever keeps it. */
export async function loader({ context }: LoaderFunctionArgs) {
  return json(await loadLedger(context.database))
}
