import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound, requireActor } from '#app/http/require-actor.ts'
import { currentActor } from '#app/http/session.ts'
import { AWARD_SHEETS } from '#app/http/sheets/award-sheets.ts'
import { OFFICE_SHEETS } from '#app/http/sheets/office-sheets.ts'
import { OPERATOR_SHEETS } from '#app/http/sheets/operator-sheets.ts'
import { PLATFORM_SHEETS } from '#app/http/sheets/platform-sheets.ts'
import type { OpenSheets, Sheets } from '#app/http/sheets/sheet.ts'
import { TRADE_SHEETS } from '#app/http/sheets/trade-sheets.ts'
import { USE_SHEETS } from '#app/http/sheets/use-sheets.ts'
import { tableFile } from '#app/http/table-file.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'

/** Every table that its reader can take along. */
const SHEETS: Sheets = {
  ...TRADE_SHEETS,
  ...PLATFORM_SHEETS,
  ...USE_SHEETS,
  ...OFFICE_SHEETS,
  ...OPERATOR_SHEETS,
}

/** Tables of pages that stand open to everybody. */
const OPEN_SHEETS: OpenSheets = AWARD_SHEETS

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const name = params.name ?? ''
  const { searchParams: query, origin } = new URL(request.url)
  const asking = { context, now: context.clock.now(), query, origin }
  const text = textFor(localeOf(request))
  if (Object.hasOwn(OPEN_SHEETS, name) && OPEN_SHEETS[name]) {
    const { read, table } = OPEN_SHEETS[name]
    const actor = await currentActor(request, context)
    return tableFile(request, name, (await read({ ...asking, actor }, text))(query, table))
  }
  const known = Object.hasOwn(SHEETS, name) ? SHEETS[name] : undefined
  if (!known) throw notFound()
  const actor = await requireActor(request, context, known.permission)
  const rows = await known.read({ ...asking, actor }, text)
  return tableFile(request, name, rows(query, known.table))
}
