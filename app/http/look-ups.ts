import type { AppLoadContext, HeadersFunction } from '@remix-run/node'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import type { Database } from '#db/client.ts'
import { BoundedCounts } from './bounded-counts.ts'

const WINDOW_MS = 60_000

/**
 * What one address may ask for within a minute, without signing in. A whole office may stand behind one address,
 * and letters typed are asked about one by one: only a machine comes this far.
 */
export const MOST_LOOK_UPS = { search: 240, suggestion: 600, verification: 120 } as const

type LookUp = keyof typeof MOST_LOOK_UPS

const perDatabase = new WeakMap<Database, BoundedCounts>()

/**
 * Counts one more public look-up of the address, before any work is done for it: many at once are as many.
 * When it is too many: the answer 429 to send, with the seconds until the next one is welcome.
 */
export function refusedLookUp(request: Request, context: AppLoadContext, kind: LookUp): Response | null {
  const { database, address, clock } = context
  const counts = perDatabase.get(database) ?? new BoundedCounts(WINDOW_MS)
  perDatabase.set(database, counts)
  const name = `${kind} ${address}`
  const now = clock.now()
  if (counts.of(name, now) >= MOST_LOOK_UPS[kind]) return tooMany(request, counts.secondsLeft(name, now))
  counts.add(name, now)
  return null
}

/** The same for a page: one look-up too many is a page that says so. */
export function countLookUp(request: Request, context: AppLoadContext, kind: LookUp): void {
  const refused = refusedLookUp(request, context, kind)
  if (refused) throw refused
}

function tooMany(request: Request, seconds: number): Response {
  const sentence = textFor(localeOf(request)).refusals.TOO_MANY_REQUESTS({ seconds })
  const headers = { 'Retry-After': String(seconds), 'Cache-Control': 'no-store' }
  return Response.json(
    { ok: false, code: 'TOO_MANY_REQUESTS', facts: { seconds }, sentence },
    { status: 429, headers },
  )
}

/** When to come again, on the page that says that a look-up was one too many. */
export const headersOfRefusal: HeadersFunction = ({ errorHeaders }) => {
  const seconds = errorHeaders?.get('Retry-After')
  return seconds ? { 'Retry-After': seconds } : {}
}
