import type { ShowServicePhotos } from '#app/contracts/test-services.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { SERVICE_PHOTOS_AT_MOST } from '#app/domain/testing/service-lifecycle.ts'
import { arePicturesOf } from '#db/stores/files.ts'
import { writeServicePhotos } from '#db/stores/test-services.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockServiceFor } from './lock-service-for.ts'

/**
 * A service shows more pictures; from now on everybody may see them. The same file twice is one. Refused:
 * TEST_SERVICE_NOT_FOUND, FILE_INVALID for what is no picture of the firm's own, PHOTO_LIMIT.
 */
export function showServicePhotos(
  ctx: Ctx,
  { serviceId, fileIds }: ShowServicePhotos,
): Promise<Result<{ serviceId: string }>> {
  return inTransaction<{ serviceId: string }>(ctx, 'test.manage', async (act) => {
    const { tx, now } = act
    const locked = await lockServiceFor(act, serviceId)
    if (!locked.ok) return locked
    const { organisationId, photos } = locked.value
    if (!(await arePicturesOf(tx, organisationId, fileIds))) return refuse('FILE_INVALID')
    const shown = [...new Set([...photos, ...fileIds])]
    if (shown.length > SERVICE_PHOTOS_AT_MOST) return refuse('PHOTO_LIMIT', { most: SERVICE_PHOTOS_AT_MOST })
    await writeServicePhotos(tx, now, serviceId, shown)
    const line = { machine: 'test_service', subjectId: serviceId, poolId: null, event: 'show_photos' }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts: { fileIds } }])
    return accept({ serviceId })
  })
}
