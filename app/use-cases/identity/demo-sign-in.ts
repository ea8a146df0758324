import type { DemoSignIn } from '#app/contracts/identity.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { findMembership } from '#db/stores/sign-ins.ts'
import type { Result } from '../use-case.ts'
import { type OpenedSession, openSession, type SignInCtx } from './open-session.ts'

/** Signs in as a demo actor, without a password. Refused outside demo mode (NOT_PERMITTED); SIGN_IN_FAILED. */
export async function demoSignIn(
  ctx: SignInCtx & { readonly demo: boolean },
  input: DemoSignIn,
): Promise<Result<OpenedSession>> {
  if (!ctx.demo) return refuse('NOT_PERMITTED')
  const membership = await findMembership(ctx.database.sql, input.userId)
  if (!membership) return refuse('SIGN_IN_FAILED')
  return accept(await openSession(ctx, { userId: input.userId, ...membership }))
}
