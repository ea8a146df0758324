import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import { type Packing, pack, packingOf } from './packing.ts'

const SMALLEST = { br: 11, gzip: 9 }
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}
const NAME = /^\/[\w.-]+\.(js|css)$/
const YEAR_SECONDS = 31_536_000

/**
 * Scripts and styles whose name holds their hash, packed as small as can be, once in the life of the process.
 * Anything else, and a reader who unpacks nothing, goes on to the next handler.
 */
export function servePackedAssets(folder: string): RequestHandler {
  const packed = new Map<string, Promise<Buffer | null>>()
  return (request, response, next) => {
    const packing = packingOf(request.headers['accept-encoding'])
    const type = TYPES[NAME.exec(request.path)?.[1] ?? '']
    if (!packing || !type || (request.method !== 'GET' && request.method !== 'HEAD')) return next()
    const key = `${packing} ${request.path}`
    const body = packed.get(key) ?? packFile(join(folder, request.path), packing)
    packed.set(key, body)
    void body.then((bytes) => {
      if (bytes === null) {
        // A name that does not exist is not remembered: there is no end of them.
        packed.delete(key)
        return next()
      }
      response.set({
        'Content-Type': type,
        'Content-Encoding': packing,
        'Content-Length': String(bytes.length),
        'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable`,
        Vary: 'Accept-Encoding',
      })
      response.end(request.method === 'HEAD' ? undefined : bytes)
    })
  }
}

async function packFile(path: string, packing: Packing): Promise<Buffer | null> {
  try {
    return await pack(await readFile(path), packing, SMALLEST)
  } catch {
    return null
  }
}
