import type { MoveRetired } from '#app/contracts/retire.ts'
import { RETIRE_LIFECYCLE } from '#app/domain/policies/retire-lifecycle.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockRetired, writeRetiredState } from '#db/stores/retire-catalogue.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A bureau withdraws an entry of the retire catalogue, or publishes it again, saying why: from today on it bars
 * nobody, or does so again. Refused: RETIRED_NOT_FOUND, NOTHING_TO_DO when it is so already.
 */
export function moveRetired(ctx: Ctx, input: MoveRetired): Promise<Result<{ key: string }>> {
  return inTransaction<{ key: string }>(ctx, 'retire.publish', async (act) => {
    const { tx, now } = act
    const { key, event, reason } = input
    const fromState = await lockRetired(tx, key)
    if (!fromState) return refuse('RETIRED_NOT_FOUND')
    const toState = nextState(RETIRE_LIFECYCLE, fromState, event)
    if (!toState) return refuse('NOTHING_TO_DO')
    await writeRetiredState(tx, key, toState, dayInShanghai(now))
    const line = { machine: 'retire_entry', subjectId: key, poolId: null, event, reason }
    await recordTrail(tx, act, [{ ...line, fromState, toState }])
    return accept({ key })
  })
}
