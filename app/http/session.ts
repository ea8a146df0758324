import { createHash, randomBytes } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import type { Viewer } from '#app/contracts/views/shell.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { findSession, type SessionRow } from '#app/read-models/identity/find-session.ts'
import type { OpenedSession } from '#app/use-cases/identity/open-session.ts'
import type { AppContext } from './app-context.ts'

const COOKIE = 'hecai_session'
const TOKEN_BYTES = 32

/** What a session tells: who acts, and how the pages greet them. */
export interface Reader {
  readonly actor: PersonActor
  readonly viewer: Omit<Viewer, 'locale'>
}

export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** The hash under which the store knows the session of a cookie header; null when it carries none. */
export function tokenHashOf(cookieHeader: string | null | undefined): string | null {
  const token = (cookieHeader ?? '').match(/(?:^|;\s*)hecai_session=([\w-]{43})(?:;|$)/)?.[1]
  return token ? createHash('sha256').update(token).digest('base64url') : null
}

/** Not readable by scripts, not sent along from other sites' forms, encrypted connections only where there are. */
export function sessionCookie(request: Request, session: OpenedSession, now: Date): string {
  const seconds = Math.floor((session.expiresAt.getTime() - now.getTime()) / 1000)
  return cookie(request, session.token, seconds)
}

export function endedSessionCookie(request: Request): string {
  return cookie(request, '', 0)
}

function cookie(request: Request, value: string, seconds: number): string {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  return `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

/** Whose cookie this is; null for a visitor, for a session that ended, and for one that has run out. */
export async function findReader(
  context: Pick<AppContext, 'database' | 'clock'>,
  cookieHeader: string | null | undefined,
): Promise<Reader | null> {
  const tokenHash = tokenHashOf(cookieHeader)
  if (!tokenHash) return null
  const row = await findSession(context.database, tokenHash, context.clock.now())
  return row ? readerOf(row) : null
}

function readerOf(row: SessionRow): Reader {
  const { userId, organisationId, role, county } = row
  // Until the operator has verified a firm, it may do nothing here but look as a visitor does.
  const capabilities = row.isVerified ? row.capabilities : []
  return {
    actor: { kind: 'person', userId, organisationId, role, county, capabilities },
    viewer: {
      userId,
      name: row.displayName,
      organisation: {
        id: organisationId,
        name: row.organisationName,
        county,
        capabilities: [...capabilities],
      },
      role,
      isOperator: capabilities.includes('operator'),
    },
  }
}

/** Root and page loaders of one request ask at the same time: the store is asked once. */
const readers = new WeakMap<AppLoadContext, Promise<Reader | null>>()

export function currentReader(request: Request, context: AppLoadContext): Promise<Reader | null> {
  const known = readers.get(context)
  if (known) return known
  const found = findReader(context, request.headers.get('Cookie'))
  readers.set(context, found)
  return found
}

export async function currentActor(request: Request, context: AppLoadContext): Promise<PersonActor | null> {
  return (await currentReader(request, context))?.actor ?? null
}
