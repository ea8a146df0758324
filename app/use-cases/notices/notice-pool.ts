import type { NoticeKind } from '#app/domain/notices/notice-kinds.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { firmsOfPool, insertNotices } from '#db/stores/notices.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

export interface PoolNotice {
  readonly poolId: string
  readonly kind: NoticeKind
  /** Names the event: the same event told twice is one notice. */
  readonly messageId: string
}

/** Tells every member and every supplier of a pool what happened to it, once per event and firm. */
export function noticePool(ctx: Ctx, notice: PoolNotice): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    const { poolId, kind, messageId: once } = notice
    const firms = await firmsOfPool(tx, poolId, ['members', 'suppliers'])
    const about = { kind: 'pool', id: poolId } as const
    return accept({ told: await insertNotices(tx, now, { kind, firms, about, poolId, once }) })
  })
}
