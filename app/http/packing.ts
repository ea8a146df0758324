import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotliLater = promisify(brotliCompress)
const gzipLater = promisify(gzip)

/** How an answer's bytes may be packed (RFC 9110, content codings). */
export type Packing = 'br' | 'gzip'

/** The smaller one of those that the reader unpacks; null when none. */
export function packingOf(accepted: string | string[] | undefined): Packing | null {
  const words = String(accepted ?? '')
  if (/\bbr\b/.test(words)) return 'br'
  return /\bgzip\b/.test(words) ? 'gzip' : null
}

/** Packs off the main thread. Levels: brotli 0 to 11, gzip 0 to 9; higher is smaller and slower. */
export function pack(
  bytes: Buffer,
  packing: Packing,
  levels: Readonly<Record<Packing, number>>,
): Promise<Buffer> {
  if (packing === 'gzip') return gzipLater(bytes, { level: levels.gzip })
  return brotliLater(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: levels.br } })
}
