import type { DiscardDeadLetter } from '#app/contracts/operations.ts'
import { DEAD_LETTER_LIFECYCLE } from '#app/domain/operations/dead-letter-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { finishMessage } from '#db/outbox.ts'
import { lockDeadLetter, noteDecision } from '#db/stores/dead-letters.ts'
import { moveState } from '#db/stores/trail.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The operator gives a failed job up and says why: its lane goes on without it. Refused:
 * DEAD_LETTER_NOT_FOUND, DEAD_LETTER_STATE unless it is open.
 */
export function discardDeadLetter(ctx: Ctx, input: DiscardDeadLetter): Promise<Result<{ state: string }>> {
  const { idempotencyKey: key, ...asked } = input
  const replay = key ? { key, fingerprint: fingerprintOf('discardDeadLetter', asked) } : null
  return inTransaction(ctx, 'operator.act', (act) =>
    onceOnly(act, replay, async () => {
      const letter = await lockDeadLetter(act.tx, input.letterId)
      if (!letter) return refuse('DEAD_LETTER_NOT_FOUND')
      if (letter.state !== 'open') return refuse('DEAD_LETTER_STATE', { state: letter.state })
      const move = { lifecycle: DEAD_LETTER_LIFECYCLE, id: letter.id, poolId: null, from: letter.state }
      const state = await moveState(act.tx, act, { ...move, event: 'discard', reason: input.reason })
      await noteDecision(act.tx, act, letter.id, input.reason)
      await finishMessage(act.tx, act.now, letter.messageId)
      return accept({ state })
    }),
  )
}
