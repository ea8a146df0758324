import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockPlatform, type PlatformRow } from '#db/stores/platforms.ts'
import { isStaffOf } from '#db/stores/resources.ts'
import type { Act, Result } from '../use-case.ts'

/** Locks a platform for whoever leads it; nobody else learns more than that. Refused: PLATFORM_NOT_FOUND. */
export async function lockOwnPlatform(act: Act, platformId: string): Promise<Result<PlatformRow>> {
  const { tx, actor } = act
  const platform = await lockPlatform(tx, platformId)
  const isOurs =
    platform && actor.kind === 'person' && (await isStaffOf(tx, platform.id, actor.userId, ['lab_manager']))
  return isOurs ? accept(platform) : refuse('PLATFORM_NOT_FOUND')
}
