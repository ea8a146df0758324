import { boardLists } from '#app/components/platforms/board-lists.ts'
import { bookingColumns } from '#app/components/platforms/booking-columns.tsx'
import {
  idleColumns,
  incomeColumns,
  incomeLines,
  platformUseColumns,
  resourceUseColumns,
  topUserColumns,
} from '#app/components/platforms/insight-columns.tsx'
import type { InsightView } from '#app/contracts/views/insights.ts'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { countyName } from '#app/i18n/places.ts'
import { loadBoard } from '#app/read-models/bookings/load-board.ts'
import { insightDays } from '#app/read-models/platforms/insight-span.ts'
import { loadBureauPlatforms } from '#app/read-models/platforms/load-bureau-platforms.ts'
import { loadInsight } from '#app/read-models/platforms/load-insight.ts'
import { type Asking, type KnownSheet, type Sheets, sheet } from './sheet.ts'

const led = { permission: 'platform.lead' } as const
const watched = { permission: 'bureau.watch' } as const

/** The figures of the platform that the address names; whoever does not lead it learns nothing of it. */
async function insightOf({ context, actor, now, query }: Asking): Promise<InsightView> {
  const asked = { days: insightDays(query.get('days')), resourceId: null }
  const slug = idFrom(query.get('platform') ?? undefined)
  const view = await loadInsight(context.database, slug, actor, asked, now)
  if (!view) throw notFound()
  return view
}

const spreadOf = ({ context, actor, now, query }: Asking) =>
  loadBureauPlatforms(context.database, actor, insightDays(query.get('days')), now)

/** One of the lists of a platform's day, for its own people. */
const boardSheet = (table: 'approvals' | 'running' | 'today'): KnownSheet => ({
  permission: 'platform.operate',
  table,
  async read({ context, actor, now, query }, text) {
    const slug = idFrom(query.get('platform') ?? undefined)
    const view = await loadBoard(context.database, slug, actor, now, '')
    if (!view) throw notFound()
    return sheet(boardLists(view)[table], bookingColumns(text, 'platform'))
  },
})

/** Tables of how platforms are used: their day, their leader's figures, the bureaus' view of all. */
export const USE_SHEETS: Sheets = {
  'board-approvals': boardSheet('approvals'),
  'board-running': boardSheet('running'),
  'board-today': boardSheet('today'),
  'insight-resources': {
    ...led,
    table: 'resources',
    read: async (asking, text) => sheet((await insightOf(asking)).resources, resourceUseColumns(text)),
  },
  'insight-users': {
    ...led,
    table: 'users',
    read: async (asking, text) => sheet((await insightOf(asking)).topUsers, topUserColumns(text)),
  },
  'insight-idle': {
    ...led,
    table: 'idle',
    read: async (asking, text) => sheet((await insightOf(asking)).idle, idleColumns(text)),
  },
  'insight-income': {
    ...led,
    table: 'income',
    async read(asking, text) {
      const { income } = await insightOf(asking)
      return sheet(incomeLines(income), incomeColumns(income, text))
    },
  },
  'platform-use-county': {
    ...watched,
    table: 'county',
    async read(asking, text) {
      const nameOf = (key: string) => countyName(key, text)
      return sheet(
        (await spreadOf(asking)).byCounty,
        platformUseColumns(text.insights.byCounty, nameOf, text),
      )
    },
  },
  'platform-use-chain': {
    ...watched,
    table: 'chain',
    async read(asking, text) {
      const nameOf = (key: string) => text.places.clusters[key] ?? key
      return sheet((await spreadOf(asking)).byChain, platformUseColumns(text.insights.byChain, nameOf, text))
    },
  },
}
