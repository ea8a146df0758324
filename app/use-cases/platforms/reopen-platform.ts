import type { ReopenPlatform } from '#app/contracts/platforms.ts'
import { PLATFORM_LIFECYCLE } from '#app/domain/platforms/platform-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { tellNotice } from '#db/notices.ts'
import { firmsAround } from '#db/stores/closing.ts'
import { moveState } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockOwnPlatform } from './lock-own-platform.ts'

type Reopened = Result<{ platformId: string }>

/**
 * Opens a closed platform again: its equipment, services and members are as they were; what ended with the closing
 * stays ended. Refused: PLATFORM_NOT_FOUND (also for another leader's), PLATFORM_OPEN.
 */
export function reopenPlatform(ctx: Ctx, input: ReopenPlatform): Promise<Reopened> {
  return inTransaction(ctx, 'platform.lead', (act) =>
    onceOnly(act, replayOf('reopen-platform', input), () => reopen(act, input)),
  )
}

async function reopen(act: Act, { platformId }: ReopenPlatform): Promise<Reopened> {
  const { tx, now } = act
  const locked = await lockOwnPlatform(act, platformId)
  if (!locked.ok) return locked
  const { id, slug, name, state } = locked.value
  if (state !== 'closed') return refuse('PLATFORM_OPEN')
  await moveState(tx, act, { lifecycle: PLATFORM_LIFECYCLE, id, poolId: null, from: state, event: 'reopen' })
  await tellNotice(tx, now, {
    kind: 'platform_reopened',
    firms: await firmsAround(tx, id),
    about: { kind: 'platform', id: slug },
    facts: { title: name },
    once: `platform-reopened:${id}:${now.getTime()}`,
  })
  return accept({ platformId: id })
}
