import { inflateSync } from 'node:zlib'
import decodeQr from 'jsqr'

interface Square {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Fewer squares filled at once are no QR code but the ground of a table's row. */
const FEWEST = 100
const PIXELS_A_POINT = 6
const QUIET_PX = 40

/** What a telephone reads from a printed PDF: every drawing made of squares, as pixels, through a decoder. */
export function readCodesOf(pdf: Uint8Array): string[] {
  return streamsOf(pdf)
    .flatMap(squaresOf)
    .flatMap((squares) => decode(squares) ?? [])
}

function streamsOf(pdf: Uint8Array): string[] {
  const text = Buffer.from(pdf).toString('latin1')
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
}

/** Squares that are filled together; pages are drawn upright from their top (pdfkit turns the page once). */
function squaresOf(stream: string): Square[][] {
  const groups: Square[][] = []
  let path: Square[] = []
  for (const [, operands = '', operator] of stream.matchAll(/((?:-?[\d.]+\s+)*)([a-zA-Z*]+)(?=\s|$)/g)) {
    if (operator === 're') {
      const [left = 0, top = 0, width = 0, height = 0] = operands.trim().split(/\s+/).map(Number)
      path.push({ left, top, width, height })
    } else if (operator === 'f' || operator === 'S' || operator === 'n') {
      if (operator === 'f' && path.length >= FEWEST) groups.push(path)
      path = []
    }
  }
  return groups
}

function decode(squares: readonly Square[]): string | null {
  const left = Math.min(...squares.map((one) => one.left))
  const top = Math.min(...squares.map((one) => one.top))
  const right = Math.max(...squares.map((one) => one.left + one.width))
  const side = Math.ceil((right - left) * PIXELS_A_POINT) + 2 * QUIET_PX
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  const at = (point: number, start: number) => Math.round((point - start) * PIXELS_A_POINT) + QUIET_PX
  for (const square of squares)
    for (let y = at(square.top, top); y < at(square.top + square.height, top); y += 1)
      for (let x = at(square.left, left); x < at(square.left + square.width, left); x += 1)
        pixels.set([0, 0, 0, 255], (y * side + x) * 4)
  return decodeQr(pixels, side, side)?.data ?? null
}
