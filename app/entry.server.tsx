import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { DrawingContext } from './components/ui/drawn-once.tsx'
import { drawKept } from './http/kept-drawings.tsx'
import { NonceContext } from './http/nonce.ts'
import { pack, packingOf } from './http/packing.ts'

/** Remix's own: after it, loaders that have not answered are given up. */
export const streamTimeout = 10_000

/** A page is packed for one reader: what the best packing would save is less than it costs. */
const LEVELS = { br: 4, gzip: 4 }

/** Draws the page. It is sent when all of it is there: pages are small, and a late fault can still be a 500. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { cspNonce } = context
  const scripts = cspNonce === undefined ? {} : { nonce: cspNonce }
  return new Promise((resolve, reject) => {
    let finalStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={cspNonce}>
        <DrawingContext.Provider value={drawKept}>
          <RemixServer context={remixContext} url={request.url} {...scripts} />
        </DrawingContext.Provider>
      </NonceContext.Provider>,
      {
        ...scripts,
        // The whole page is sent at once: nothing of it waits in the wings for a script to put it in place.
        progressiveChunkSize: Number.POSITIVE_INFINITY,
        onAllReady() {
          clearTimeout(givingUp)
          headers.set('Content-Type', 'text/html; charset=utf-8')
          pipe(new Whole((html) => resolve(packed(html, request, headers, finalStatus))))
        },
        onShellError(error) {
          clearTimeout(givingUp)
          reject(error)
        },
        onError(error) {
          finalStatus = 500
          context.log.error({ err: error }, 'a page could not be drawn')
        },
      },
    )
    // Cleared as soon as the page is drawn: a waiting timer would keep the whole page in memory.
    const givingUp = setTimeout(abort, streamTimeout + 1_000)
  })
}

/** The page in one piece: packed while it is sent, it would be packed piece by piece. */
async function packed(html: Buffer, request: Request, headers: Headers, status: number): Promise<Response> {
  const packing = packingOf(request.headers.get('Accept-Encoding') ?? undefined)
  const bytes = packing ? await pack(html, packing, LEVELS) : html
  if (packing) headers.set('Content-Encoding', packing)
  headers.set('Content-Length', String(bytes.length))
  headers.append('Vary', 'Accept-Encoding')
  return new Response(new Uint8Array(bytes), { headers, status })
}

/** Collects a page into one piece: drawn in many small ones, it would cost more to send than to draw. */
class Whole extends Writable {
  readonly #chunks: Buffer[] = []
  readonly #done: (html: Buffer) => void

  constructor(done: (html: Buffer) => void) {
    super({ decodeStrings: true, highWaterMark: 1_000_000 })
    this.#done = done
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, next: () => void): void {
    this.#chunks.push(withoutPadding(chunk))
    next()
  }

  override _final(next: () => void): void {
    this.#done(Buffer.concat(this.#chunks))
    next()
  }
}

/**
 * React 18 sends its 2 KB piece whole when the next character no longer fits into it: up to three zero bytes then
 * stand in the middle of a Chinese sentence (facebook/react#24985).
 */
function withoutPadding(chunk: Buffer): Buffer {
  let end = chunk.length
  while (end > 0 && chunk[end - 1] === 0) end--
  return chunk.subarray(0, end)
}

/** A loader or an action threw: a bug or an outage, never a refusal. A reader who left is neither. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted) return
  context.log.error({ err: error, path: new URL(request.url).pathname }, 'a route failed')
}
