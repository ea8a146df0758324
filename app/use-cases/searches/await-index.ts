import { accept } from '#app/domain/shared/outcome.ts'
import { setDeadline } from '#db/outbox.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** The index follows within seconds, and changes come in bursts: alerts look once, a minute later. */
const LOOK_AFTER_MS = 60_000
const ALL = 'all'

/** A listing has changed: saved searches are looked through soon, once for all that changes until then. */
export function awaitIndex(ctx: Ctx): Promise<Result<null>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    const pending = await tx.sql`
      select 1 from deadlines where kind = 'search.alerts' and subject_id = ${ALL} and done_at is null`
    if (pending.length === 0) {
      await setDeadline(tx, now, 'search.alerts', ALL, new Date(now.getTime() + LOOK_AFTER_MS))
    }
    return accept(null)
  })
}
