import type { ClosePlatform } from '#app/contracts/platforms.ts'
import { PLATFORM_LIFECYCLE } from '#app/domain/platforms/platform-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { tellNotice } from '#db/notices.ts'
import { tell } from '#db/outbox.ts'
import { firmsAround } from '#db/stores/closing.ts'
import { moveState } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockOwnPlatform } from './lock-own-platform.ts'

type Closed = Result<{ platformId: string }>

/**
 * 关闭平台: from now on nothing new is booked or ordered there. What has not begun ends with its money back, what
 * runs is finished (docs/decisions/0255); everybody concerned is told why. Refused: PLATFORM_NOT_FOUND (also for
 * another leader's), PLATFORM_CLOSED.
 */
export function closePlatform(ctx: Ctx, input: ClosePlatform): Promise<Closed> {
  return inTransaction(ctx, 'platform.lead', (act) =>
    onceOnly(act, replayOf('close-platform', input), () => close(act, input)),
  )
}

async function close(act: Act, { platformId, reason }: ClosePlatform): Promise<Closed> {
  const { tx, now } = act
  const locked = await lockOwnPlatform(act, platformId)
  if (!locked.ok) return locked
  const { id, slug, name, state } = locked.value
  if (state !== 'open') return refuse('PLATFORM_CLOSED')
  const firms = await firmsAround(tx, id)
  await tx.sql`update platforms set closed_at = ${now}, closed_reason = ${reason} where id = ${id}`
  await moveState(tx, act, {
    lifecycle: PLATFORM_LIFECYCLE,
    id,
    poolId: null,
    from: state,
    event: 'close',
    reason,
  })
  await tx.sql`
    update idle_offers set withdrawn_at = ${now}
    where withdrawn_at is null and ends_at > ${now}
      and resource_id in (select r.id from resources r where r.platform_id = ${id})`
  const once = `platform-closed:${id}:${now.getTime()}`
  await tellNotice(tx, now, {
    kind: 'platform_closed',
    firms,
    about: { kind: 'platform', id: slug },
    facts: { title: name, reason },
    once,
  })
  await tell(tx, now, [{ topic: 'platform.closed', key: id, payload: { platformId: id } }])
  return accept({ platformId: id })
}
