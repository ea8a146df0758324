import { verify } from '@node-rs/argon2'
import type { SignIn } from '#app/contracts/identity.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { findSignIn } from '#db/stores/sign-ins.ts'
import type { Result } from '../use-case.ts'
import { type OpenedSession, openSession, type SignInCtx } from './open-session.ts'

/** The hash of a password that nobody has: an unknown account costs the same work as a wrong password. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$m7J8uPjArt97J2EUtE0oGg$cExYb2MAuwS/c5PI+PZUhqr6aRmu3beXM1A+UdhP+hc'

/**
 * Opens a session for an account and its password. An unknown account and a wrong password are refused alike,
 * in words and in work: SIGN_IN_FAILED. Trying too often is refused before this is asked (`app/http`).
 */
export async function signIn(ctx: SignInCtx, input: SignIn): Promise<Result<OpenedSession>> {
  const known = await findSignIn(ctx.database.sql, input.account)
  const isRight = await verify(known?.passwordHash ?? NOBODYS_HASH, input.password).catch(() => false)
  if (!known || !isRight) return refuse('SIGN_IN_FAILED')
  return accept(await openSession(ctx, known))
}
