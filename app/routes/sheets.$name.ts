import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound, requireActor } from '#app/http/require-actor.ts'
import { OFFICE_SHEETS } from '#app/http/sheets/office-sheets.ts'
import { OPERATOR_SHEETS } from '#app/http/sheets/operator-sheets.ts'
import { PLATFORM_SHEETS } from '#app/http/sheets/platform-sheets.ts'
import type { Sheets } from '#app/http/sheets/sheet.ts'
import { TRADE_SHEETS } from '#app/http/sheets/trade-sheets.ts'
import { tableFile } from '#app/http/table-file.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'

/** Every table that its reader can take along. */
const SHEETS: Sheets = { ...TRADE_SHEETS, ...PLATFORM_SHEETS, ...OFFICE_SHEETS, ...OPERATOR_SHEETS }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const name = params.name ?? ''
  const known = Object.hasOwn(SHEETS, name) ? SHEETS[name] : undefined
  if (!known) throw notFound()
  const actor = await requireActor(request, context, known.permission)
  const query = new URL(request.url).searchParams
  const asking = { actor, context, now: context.clock.now(), query }
  const rows = await known.read(asking, textFor(localeOf(request)))
  return tableFile(request, name, rows(query, known.table))
}
