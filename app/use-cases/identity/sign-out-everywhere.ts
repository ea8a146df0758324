import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { deleteSessionsOf } from '#db/stores/sign-ins.ts'
import type { Ctx, Result } from '../use-case.ts'

/** Ends every session of the person who asks, this one included; they are gone when this answers. */
export async function signOutEverywhere(
  ctx: Pick<Ctx, 'database' | 'actor'>,
): Promise<Result<{ sessions: number }>> {
  if (ctx.actor.kind !== 'person') return refuse('SIGN_IN_REQUIRED')
  return accept({ sessions: await deleteSessionsOf(ctx.database.sql, ctx.actor.userId) })
}
