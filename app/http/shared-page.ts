import { createHash } from 'node:crypto'
import { type Packing, pack } from './packing.ts'

const SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
/** A drawing lives for a second: what the best packing would save is less than it costs. */
const LEVELS = { br: 5, gzip: 6 }

/**
 * One drawing that many readers get, byte for byte. Its own scripts are allowed by their hashes, since a nonce
 * that several answers share is none; so it is packed once, whoever asks.
 */
export class SharedPage {
  /** What the content security policy says of this page's inline scripts (CSP 3, section 2.3.1). */
  readonly scriptSources: string
  readonly #plain: Buffer
  readonly #packed = new Map<Packing, Promise<Buffer>>()

  constructor(html: string) {
    const scripts = [...html.matchAll(SCRIPT)].map(([, script = '']) => script)
    this.scriptSources = [...new Set(scripts.map(hashSource))].join(' ')
    this.#plain = Buffer.from(html)
  }

  /** The bytes to send: packed as the reader unpacks them, or plain for null. */
  bytes(packing: Packing | null): Promise<Buffer> {
    if (packing === null) return Promise.resolve(this.#plain)
    const packed = this.#packed.get(packing) ?? pack(this.#plain, packing, LEVELS)
    this.#packed.set(packing, packed)
    return packed
  }
}

function hashSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}
