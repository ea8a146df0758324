import type { HideServicePhoto } from '#app/contracts/test-services.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { writeServicePhotos } from '#db/stores/test-services.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockServiceFor } from './lock-service-for.ts'

/** A picture of a service is shown no longer. Refused: TEST_SERVICE_NOT_FOUND, PHOTO_NOT_FOUND. */
export function hideServicePhoto(
  ctx: Ctx,
  { serviceId, fileId }: HideServicePhoto,
): Promise<Result<{ serviceId: string }>> {
  return inTransaction<{ serviceId: string }>(ctx, 'test.manage', async (act) => {
    const { tx, now } = act
    const locked = await lockServiceFor(act, serviceId)
    if (!locked.ok) return locked
    const { photos } = locked.value
    if (!photos.includes(fileId)) return refuse('PHOTO_NOT_FOUND')
    const shown = photos.filter((id) => id !== fileId)
    await writeServicePhotos(tx, now, serviceId, shown)
    const line = { machine: 'test_service', subjectId: serviceId, poolId: null, event: 'hide_photo' }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts: { fileId } }])
    return accept({ serviceId })
  })
}
