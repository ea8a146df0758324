import { noticeOfMove } from '#app/domain/notices/move-notices.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { concernedBy, insertNotices } from '#db/stores/notices.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** A line of the trail that somebody wants to hear of. */
export interface ToldMove {
  readonly machine: string
  readonly subjectId: string
  readonly poolId: string | null
  readonly event: string
  /** Names the line: told twice it is one notice. */
  readonly messageId: string
}

/** Tells the firms that a line of the trail concerns; what a firm did itself is no news to it alone. */
export function noticeMove(ctx: Ctx, move: ToldMove): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    const notice = noticeOfMove(move.machine, move.event)
    const concerned = notice && (await concernedBy(tx, move, notice.to))
    if (!notice || !concerned) return accept({ told: 0 })
    const { poolId, messageId: once } = move
    return accept({ told: await insertNotices(tx, now, { ...concerned, kind: notice.kind, poolId, once }) })
  })
}
