import { crc32, deflateSync } from 'node:zlib'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** RGBA, row by row. */
  readonly data: Uint8Array
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256

/** A PNG with a palette of at most 256 colours, the commonest of the picture: a third of the usual size. */
export function smallPng({ width, height, data: rgba }: Pixels): Buffer {
  const palette = paletteOf(rgba)
  const nearest = new Map<number, number>()
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = colourAt(rgba, (y * width + x) * 4)
      const index = nearest.get(colour) ?? nearestOf(palette, colour)
      nearest.set(colour, index)
      rows[y * (width + 1) + 1 + x] = index
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const body = deflateSync(rows, { level: 9 })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function colourAt(rgba: Uint8Array, at: number): number {
  return ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0)
}

/** The commonest colours, counted on a grid so that near ones share a place. */
function paletteOf(rgba: Uint8Array): number[] {
  const exact = new Map<number, number>()
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = colourAt(rgba, at)
    exact.set(colour, (exact.get(colour) ?? 0) + 1)
  }
  const byCount = [...exact].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour)
  const taken = new Set<number>()
  const palette: number[] = []
  for (const colour of byCount) {
    const cell = colour & 0xf0f0f0
    if (palette.length >= MOST_COLOURS) break
    if (palette.length >= 48 && taken.has(cell)) continue
    taken.add(cell)
    palette.push(colour)
  }
  return palette
}

function nearestOf(palette: readonly number[], colour: number): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, one] of palette.entries()) {
    const red = (one >> 16) - (colour >> 16)
    const green = ((one >> 8) & 255) - ((colour >> 8) & 255)
    const blue = (one & 255) - (colour & 255)
    const far = red * red + green * green + blue * blue
    if (far < least) [best, least] = [index, far]
  }
  return best
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(body.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
