import { type AppLoadContext, redirect } from '@remix-run/node'
import { isPermitted, type Permission } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { currentActor } from './session.ts'

/** Who reads a page that is for people with a firm. A visitor is sent to sign in and comes back. */
export async function requireActor(
  request: Request,
  context: AppLoadContext,
  permission?: Permission,
): Promise<PersonActor> {
  const actor = await currentActor(request, context)
  if (!actor) {
    // Who was in the middle of something is told why the door stands here, and that nothing typed is lost.
    const ended = request.method === 'GET' ? '' : '&ended=1'
    throw redirect(`/sign-in?next=${encodeURIComponent(addressOf(request))}${ended}`, 303)
  }
  if (permission && !isPermitted(actor, permission)) throw forbidden(request)
  return actor
}

/** The page's address as its reader knows it, without what the framework's own fetches add. */
function addressOf(request: Request): string {
  const { pathname, searchParams } = new URL(request.url)
  searchParams.delete('_routes')
  const query = searchParams.toString()
  return `${pathname.replace(/\.data$/, '')}${query ? `?${query}` : ''}`
}

export function forbidden(request: Request): Response {
  const sentence = textFor(localeOf(request)).refusals.NOT_PERMITTED({})
  return Response.json({ sentence }, { status: 403 })
}

/** What is not there and what is hidden are answered alike. */
export function notFound(): Response {
  return new Response(null, { status: 404 })
}

/** Ids are letters, digits, `_`, `-` and `:`; anything else is no id, and the store is not asked for it. */
export function isId(word: string | undefined): word is string {
  return word !== undefined && /^[\w:-]{1,80}$/.test(word)
}

export function idFrom(word: string | undefined): string {
  if (!isId(word)) throw notFound()
  return word
}
