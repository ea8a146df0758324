import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type LockedService, lockService } from '#db/stores/test-services.ts'
import type { Act, Result } from '../use-case.ts'

/** Locks a service for its own laboratory; nobody else learns that it exists. Refused: TEST_SERVICE_NOT_FOUND. */
export async function lockServiceFor(act: Act, serviceId: string): Promise<Result<LockedService>> {
  const { tx, actor } = act
  const found = await lockService(tx, serviceId)
  if (actor.kind !== 'person' || found?.organisationId !== actor.organisationId)
    return refuse('TEST_SERVICE_NOT_FOUND')
  return accept(found)
}
