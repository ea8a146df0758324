import { createHash } from 'node:crypto'
import { addDays, type Clock } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import { insertSession } from '#db/stores/sign-ins.ts'

/** What signing in leans on: nobody acts yet, and tokens come from outside like every other chance. */
export interface SignInCtx {
  readonly database: Database
  readonly clock: Clock
  /** 32 random bytes as text. */
  readonly newToken: () => string
}

/** The token goes to the browser once; the store keeps its hash only. */
export interface OpenedSession {
  readonly token: string
  readonly userId: string
  readonly organisationId: string
  readonly expiresAt: Date
}

/** A session lasts this long, however often it is used. */
const SESSION_DAYS = 14

/** Opens a session for a user in a firm. */
export async function openSession(
  ctx: SignInCtx,
  who: { readonly userId: string; readonly organisationId: string },
): Promise<OpenedSession> {
  const token = ctx.newToken()
  const createdAt = ctx.clock.now()
  const expiresAt = addDays(createdAt, SESSION_DAYS)
  const tokenHash = createHash('sha256').update(token).digest('base64url')
  const { userId, organisationId } = who
  await insertSession(ctx.database.sql, { tokenHash, userId, organisationId, createdAt, expiresAt })
  return { token, userId, organisationId, expiresAt }
}
