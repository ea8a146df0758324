import type { SavePlatform } from '#app/contracts/platforms.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockPlatform, writePlatform } from '#db/stores/platforms.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * 链主企业 opens a platform for its chain, as many as it likes, or rewrites what one says. Refused:
 * PLATFORM_NOT_FOUND (also for another leader's), PLATFORM_SLUG_TAKEN.
 */
export function savePlatform(
  ctx: Ctx,
  input: SavePlatform,
): Promise<Result<{ platformId: string; slug: string }>> {
  return inTransaction(ctx, 'platform.lead', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const { platformId, idempotencyKey: _, ...content } = input
    const known = platformId === null ? null : await lockPlatform(tx, platformId)
    if (platformId !== null && known?.leaderId !== actor.organisationId) return refuse('PLATFORM_NOT_FOUND')
    const id = known?.id ?? act.ids.next('plt')
    const isWritten = await writePlatform(tx, now, id, actor.organisationId, content)
    if (!isWritten) return refuse('PLATFORM_SLUG_TAKEN')
    const line = { machine: 'platform', subjectId: id, poolId: null, event: known ? 'edit' : 'create' }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts: { name: content.name } }])
    return accept({ platformId: id, slug: content.slug })
  })
}
