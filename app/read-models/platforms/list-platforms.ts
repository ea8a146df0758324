import type { PlatformsView } from '#app/contracts/views/platforms.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { loadPlatformsToday } from './load-today.ts'
import { idleCards, platformCards } from './platform-rows.ts'

/** Every platform, the open ones first, and the idle time that other chains may book. */
export async function listPlatforms(
  { sql }: Database,
  actor: PersonActor | null,
  now: Date,
): Promise<PlatformsView> {
  const [platforms, idle, today] = await Promise.all([
    platformCards(sql, actor, sql`true`),
    idleCards(sql, now, sql`p.state = 'open'`),
    loadPlatformsToday(sql, actor, now),
  ])
  return { platforms, idle, today, mayFound: actor !== null && isPermitted(actor, 'platform.lead') }
}
