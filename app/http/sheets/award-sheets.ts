import {
  alternativeColumns,
  comparedAwards,
  comparisonColumns,
  salesColumns,
} from '#app/components/awards/award-columns.tsx'
import { idFrom, notFound } from '#app/http/require-actor.ts'
import { loadAwardPage } from '#app/read-models/awards/load-award-page.ts'
import { type OpenAsking, type OpenSheets, sheet } from './sheet.ts'

/** The award as its reader may know it: the page's own reading, so no file says more than the page. */
async function awardOf({ context, actor, query }: OpenAsking) {
  const poolId = idFrom(query.get('pool') ?? undefined)
  const view = await loadAwardPage(context.database, { poolId, actor })
  if (!view) throw notFound()
  return view
}

/** Tables of an award; its page is everybody's, the alternatives are the member's own. */
export const AWARD_SHEETS: OpenSheets = {
  'award-sales': {
    table: 'sales',
    read: async (asking, text) => sheet((await awardOf(asking)).offers, salesColumns(text)),
  },
  'award-comparison': {
    table: 'others',
    async read(asking, text) {
      const view = await awardOf(asking)
      // Where the page shows no comparison there is none to take along.
      if (view.comparison === null || view.status === 'gap') throw notFound()
      return sheet(comparedAwards(view, text), comparisonColumns(text))
    },
  },
  'award-alternatives': {
    table: 'mine',
    async read(asking, text) {
      const { mine } = await awardOf(asking)
      if (!mine) throw notFound()
      return sheet(mine.alternatives, alternativeColumns(text))
    },
  },
}
