import { z } from 'zod'
import { POOL_STATES } from '#app/domain/pools/pool-lifecycle.ts'

const poolId = z.string().min(1).max(100)
const instant = z.iso.datetime()
const fen = z.int()

/**
 * The public facts of a pool that move, as a page applies them when their version is higher than the one it
 * shows. Anything private is never here: the page fetches it with its own reader's permission.
 */
export const poolSnapshot = z.object({
  poolId,
  version: z.int().min(0),
  state: z.enum(POOL_STATES),
  quantity: z.int().min(0),
  firms: z.int().min(0),
  projectedPriceFen: fen.nullable(),
  referencePriceFen: fen.nullable(),
  nextTier: z
    .object({
      offerId: z.string(),
      fromQuantity: z.int().min(1),
      unitPriceFen: fen,
      /** Sets still missing to `fromQuantity`. */
      missingQuantity: z.int().min(1),
    })
    .nullable(),
  savingFen: fen.nullable(),
  joinClosesAt: instant,
  offersCloseAt: instant,
  /** The server's clock when it looked: a page counts down by it, not by the reader's own. */
  serverAt: instant,
})
export type PoolSnapshot = z.output<typeof poolSnapshot>

/** What a page asks for; `sinceVersion` is what it shows already. */
export const watchRequest = z.strictObject({ poolId, sinceVersion: z.int().min(0).default(0) })
export const unwatchRequest = z.strictObject({ poolId })

export type LiveRefusal = 'malformed' | 'not-permitted' | 'too-often' | 'too-many' | 'unavailable'
export type WatchAnswer =
  | { readonly ok: true; readonly snapshot: PoolSnapshot }
  | { readonly ok: false; readonly refusal: LiveRefusal }

export interface ServerToPage {
  'pool.changed': (snapshot: PoolSnapshot) => void
  /** Something of the reader's own firm changed: fetch it again. */
  'organisation.changed': () => void
}

export interface PageToServer {
  watch: (request: z.input<typeof watchRequest>, answer: (answer: WatchAnswer) => void) => void
  unwatch: (request: z.input<typeof unwatchRequest>) => void
}
