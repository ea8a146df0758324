import { accept } from '#app/domain/shared/outcome.ts'
import type { ToldNotice } from '#db/notices.ts'
import { insertNotices } from '#db/stores/notices.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Tells firms what concerns them, once per event and firm, however often it runs. */
export function giveNotice(ctx: Ctx, notice: ToldNotice): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) =>
    accept({ told: await insertNotices(tx, now, notice) }),
  )
}
