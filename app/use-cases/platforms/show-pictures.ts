import type { ShowPictures } from '#app/contracts/platforms.ts'
import { PICTURES_AT_MOST } from '#app/domain/platforms/pictures.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { arePicturesOf } from '#db/stores/files.ts'
import { lockPictures, writePictures } from '#db/stores/pictures.ts'
import { isStaffOf } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * A platform, or a machine of it, shows more pictures: from now on everybody may see them. The same file twice
 * is one. Refused: PLATFORM_NOT_FOUND, FILE_INVALID for what is no picture of the firm's own, PHOTO_LIMIT.
 */
export function showPictures(ctx: Ctx, input: ShowPictures): Promise<Result<{ pictures: number }>> {
  return inTransaction<{ pictures: number }>(ctx, 'platform.lead', async (act) => {
    const { tx, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const { of, subjectId } = input
    const shown = await lockPictures(tx, of, subjectId)
    if (!shown || !(await isStaffOf(tx, shown.platformId, actor.userId, ['lab_manager']))) {
      return refuse('PLATFORM_NOT_FOUND')
    }
    if (!(await arePicturesOf(tx, actor.organisationId, input.fileIds))) return refuse('FILE_INVALID')
    const fileIds = [...new Set([...shown.fileIds, ...input.fileIds])]
    if (fileIds.length > PICTURES_AT_MOST) return refuse('PHOTO_LIMIT', { most: PICTURES_AT_MOST })
    await writePictures(tx, of, subjectId, fileIds)
    const line = { machine: of, subjectId, poolId: null, event: 'show_pictures' }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts: { added: input.fileIds } }])
    return accept({ pictures: fileIds.length })
  })
}
