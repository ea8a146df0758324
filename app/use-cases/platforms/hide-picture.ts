import type { HidePicture } from '#app/contracts/platforms.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockPictures, writePictures } from '#db/stores/pictures.ts'
import { isStaffOf } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** A picture is shown no longer. Refused: PLATFORM_NOT_FOUND, PHOTO_NOT_FOUND. */
export function hidePicture(ctx: Ctx, input: HidePicture): Promise<Result<{ pictures: number }>> {
  return inTransaction<{ pictures: number }>(ctx, 'platform.lead', async (act) => {
    const { tx, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const { of, subjectId, fileId } = input
    const shown = await lockPictures(tx, of, subjectId)
    if (!shown || !(await isStaffOf(tx, shown.platformId, actor.userId, ['lab_manager']))) {
      return refuse('PLATFORM_NOT_FOUND')
    }
    const fileIds = shown.fileIds.filter((id) => id !== fileId)
    if (fileIds.length === shown.fileIds.length) return refuse('PHOTO_NOT_FOUND')
    await writePictures(tx, of, subjectId, fileIds)
    const line = { machine: of, subjectId, poolId: null, event: 'hide_picture' }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts: { fileId } }])
    return accept({ pictures: fileIds.length })
  })
}
