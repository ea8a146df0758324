import type { SavePlatform } from '#app/contracts/platforms.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { arePicturesOf } from '#db/stores/files.ts'
import { writePictures } from '#db/stores/pictures.ts'
import { appoint, lockPlatform, writePlatform } from '#db/stores/platforms.ts'
import { isStaffOf } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

type Saved = Result<{ platformId: string; slug: string }>

/**
 * 链主企业 opens a platform for its chain, as many as it likes, or rewrites what one says. Refused:
 * PLATFORM_NOT_FOUND (also for another leader's), PLATFORM_SLUG_TAKEN, FILE_INVALID for what is no picture of the
 * firm's own.
 */
export function savePlatform(ctx: Ctx, input: SavePlatform): Promise<Saved> {
  return inTransaction(ctx, 'platform.lead', (act) =>
    onceOnly(act, replayOf('save-platform', input), () => save(act, input)),
  )
}

async function save(act: Act, input: SavePlatform): Promise<Saved> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { platformId, idempotencyKey: _, fileIds, ...content } = input
  const known = platformId === null ? null : await lockPlatform(tx, platformId)
  if (
    platformId !== null &&
    (known === null || !(await isStaffOf(tx, known.id, actor.userId, ['lab_manager'])))
  ) {
    return refuse('PLATFORM_NOT_FOUND')
  }
  if (!(await arePicturesOf(tx, actor.organisationId, fileIds))) return refuse('FILE_INVALID')
  const id = known?.id ?? act.ids.next('plt')
  const isWritten = await writePlatform(tx, now, id, actor.organisationId, content)
  if (!isWritten) return refuse('PLATFORM_SLUG_TAKEN')
  if (!known && fileIds.length > 0) await writePictures(tx, 'platform', id, fileIds)
  // Who founds a platform without owning the firm leads it by appointment.
  if (!known && actor.role !== 'owner') await appoint(tx, now, id, actor.userId, 'lab_manager')
  const line = { machine: 'platform', subjectId: id, poolId: null, event: known ? 'edit' : 'create' }
  await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts: { name: content.name } }])
  return accept({ platformId: id, slug: content.slug })
}
