import type { ReplayDeadLetter } from '#app/contracts/operations.ts'
import { DEAD_LETTER_LIFECYCLE } from '#app/domain/operations/dead-letter-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { finishReplays, tell } from '#db/outbox.ts'
import { lockDeadLetter, noteDecision } from '#db/stores/dead-letters.ts'
import { moveState } from '#db/stores/trail.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The operator has a failed job done again, as the same message: what it did before it failed is not done
 * twice. Refused: DEAD_LETTER_NOT_FOUND, DEAD_LETTER_STATE unless it is open.
 */
export function replayDeadLetter(ctx: Ctx, input: ReplayDeadLetter): Promise<Result<{ state: string }>> {
  const { idempotencyKey: key, ...asked } = input
  const replay = key ? { key, fingerprint: fingerprintOf('replayDeadLetter', asked) } : null
  return inTransaction(ctx, 'operator.act', (act) =>
    onceOnly(act, replay, async () => {
      const letter = await lockDeadLetter(act.tx, input.letterId)
      if (!letter) return refuse('DEAD_LETTER_NOT_FOUND')
      if (letter.state !== 'open') return refuse('DEAD_LETTER_STATE', { state: letter.state })
      const move = { lifecycle: DEAD_LETTER_LIFECYCLE, id: letter.id, poolId: null, from: letter.state }
      const state = await moveState(act.tx, act, { ...move, event: 'replay' })
      await noteDecision(act.tx, act, letter.id, null)
      await finishReplays(act.tx, act.now, letter.messageId)
      const payload = letter.payload as Record<string, unknown>
      await tell(act.tx, act.now, [{ topic: `replay:${letter.job}`, key: letter.messageId, payload }])
      return accept({ state })
    }),
  )
}
