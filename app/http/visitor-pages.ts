import { localeOf, themeOf } from '#app/i18n/preferences.ts'
import { poolsStamp } from '#app/read-models/pools/pools-stamp.ts'
import type { AppContext } from './app-context.ts'
import { SharedPage } from './shared-page.ts'

/** So long a drawn page may serve, by the wall and by the product's clock; what it shows of pools is never older. */
const FRESH_MS = 1_000
const MOST_PAGES = 200
const LONGEST_QUERY = 100
const POOL_PAGE = /^\/pools\/(pool_\w{1,60})$/
const LISTS = new Set(['/', '/pools'])
/** Names a session or says that something was just done: such a reader's page is nobody else's. */
const PERSONAL = /(?:^|;\s*)(?:hecai_session|done)=/

interface Kept {
  readonly drawnAtMs: number
  readonly clockMs: number
  readonly page: SharedPage
}

/** Draws one page, its scripts without a nonce; null when it is no plain 200. */
export type Draw = (request: Request) => Promise<string | null>

/**
 * Pages that every visitor gets alike, the same pool's above all when a town watches it: drawn once, sent to
 * all who ask in the same second, unless the pool has changed, which is asked of the database each time.
 */
export class VisitorPages {
  readonly #pages = new Map<string, Kept>()
  readonly #drawing = new Map<string, Promise<Kept | null>>()
  readonly #context: AppContext
  readonly #draw: Draw

  constructor(context: AppContext, draw: Draw) {
    this.#context = context
    this.#draw = draw
  }

  /** The page as all visitors get it; null when the request is not for one that can be shared. */
  async pageFor(request: Request): Promise<SharedPage | null> {
    const place = placeOf(request)
    if (place === null) return null
    const stamp = await poolsStamp(this.#context.database, place.poolId)
    const key = `${place.key} ${stamp}`
    const known = this.#pages.get(key)
    const kept = known && this.#isFresh(known) ? known : await this.#drawOnce(key, request)
    return kept?.page ?? null
  }

  #isFresh({ drawnAtMs, clockMs }: Kept): boolean {
    const passedMs = this.#context.clock.now().getTime() - clockMs
    return performance.now() - drawnAtMs < FRESH_MS && passedMs >= 0 && passedMs < FRESH_MS
  }

  /** Those who ask while it is being drawn wait for the same drawing. */
  #drawOnce(key: string, request: Request): Promise<Kept | null> {
    const under = this.#drawing.get(key)
    if (under) return under
    const drawing = this.#drawAnew(key, request).finally(() => this.#drawing.delete(key))
    this.#drawing.set(key, drawing)
    return drawing
  }

  async #drawAnew(key: string, request: Request): Promise<Kept | null> {
    const began = { drawnAtMs: performance.now(), clockMs: this.#context.clock.now().getTime() }
    const html = await this.#draw(request)
    if (html === null) return null
    const kept: Kept = { ...began, page: new SharedPage(html) }
    this.#pages.delete(key)
    this.#pages.set(key, kept)
    const oldest = this.#pages.keys().next().value
    if (this.#pages.size > MOST_PAGES && oldest !== undefined) this.#pages.delete(oldest)
    return kept
  }
}

/** Where a shared page stands: its address, its reader's language and theme. null: it is not shared. */
function placeOf(request: Request): { key: string; poolId: string | null } | null {
  const { host, pathname, search } = new URL(request.url)
  if (request.method !== 'GET' || PERSONAL.test(request.headers.get('Cookie') ?? '')) return null
  if (search.length > LONGEST_QUERY) return null
  const poolId = POOL_PAGE.exec(pathname)?.[1] ?? null
  if (poolId === null && !LISTS.has(pathname)) return null
  return { key: `${host}${pathname}${search} ${localeOf(request)} ${themeOf(request)}`, poolId }
}
