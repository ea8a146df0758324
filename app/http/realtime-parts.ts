import { isPoolSeen } from '#app/read-models/pools/is-pool-seen.ts'
import { loadPoolSnapshot } from '#app/read-models/pools/load-pool-snapshot.ts'
import type { Realtime } from '#app/realtime/socket-server.ts'
import type { AppContext } from './app-context.ts'
import { findReader } from './session.ts'

/** The sockets' view of the house: the same session and the same law of visibility as the pages'. */
export function makeRealtime(context: AppContext): Realtime {
  const { database, clock } = context
  return {
    findActor: async (cookieHeader) => (await findReader(context, cookieHeader))?.actor ?? null,
    mayWatch: (actor, poolId) => isPoolSeen(database, poolId, actor?.organisationId ?? null),
    loadPoolSnapshot: (poolId) => loadPoolSnapshot(database, poolId, clock.now()),
  }
}
