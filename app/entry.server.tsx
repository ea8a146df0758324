import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from './http/nonce.ts'

/** Remix's own: after it, loaders that have not answered are given up. */
export const streamTimeout = 10_000

/** Draws the page. It is sent when all of it is there: pages are small, and a late fault can still be a 500. */
export default function handleRequest(
  _request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { cspNonce } = context
  return new Promise((resolve, reject) => {
    let finalStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={cspNonce}>
        <RemixServer context={remixContext} url={_request.url} nonce={cspNonce} />
      </NonceContext.Provider>,
      {
        nonce: cspNonce,
        onAllReady() {
          clearTimeout(givingUp)
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }))
          pipe(body)
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

/** A loader or an action threw: a bug or an outage, never a refusal. A reader who left is neither. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted) return
  context.log.error({ err: error, path: new URL(request.url).pathname }, 'a route failed')
}
