import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** More in one look would only make it long; those looked at longest ago come first, the others next time. */
const MOST_SEARCHES = 500

/** By the clock: which saved searches want to be looked through now. Claimed once. */
export function claimAlerts(ctx: Ctx, subjectId: string): Promise<Result<{ searchIds: string[] }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    if (!(await claimDeadline(tx, now, 'search.alerts', subjectId))) return refuse('NOTHING_TO_DO')
    const rows = await tx.sql<{ id: string }[]>`
      update saved_searches set looked_at = ${now}
      where id in (select id from saved_searches where alerts
        order by looked_at nulls first, id limit ${MOST_SEARCHES})
      returning id`
    return accept({ searchIds: rows.map(({ id }) => id) })
  })
}
