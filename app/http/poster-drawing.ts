import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import type { PoolPageView } from '#app/contracts/views/pools.ts'
import type { Locale } from '#app/contracts/views/shell.ts'
import { formatFenCompact, formatInstant, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { textFor } from '#app/i18n/text.ts'
import { drawQr } from './qr-drawing.ts'

const SIDE = 1080
const EDGE = 72
/** An em is a Chinese character; a Latin letter is about half of one. */
const LINE_EMS = 13
const MOST_LINES = 3
const GREEN = '#17603f'
const INK = '#15211b'
const SOFT = '#44534b'
const GRAIN = '#7a5200'

const require = createRequire(import.meta.url)
const FONTS = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map((file) =>
  require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`),
)

/** The poster as a PNG of 1080 × 1080: only what every visitor may read. Works without any font of the system. */
export function posterPng(pool: PoolPageView, address: string, locale: Locale): Buffer {
  const font = { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'Noto Sans SC' }
  return Buffer.from(new Resvg(posterSvg(pool, address, locale), { font }).render().asPng())
}

/** The same as SVG text. */
export function posterSvg(pool: PoolPageView, address: string, locale: Locale): string {
  const text = textFor(locale)
  const sets = (quantity: number) => formatQuantity(quantity, locale)
  const titles = wrapped(pool.title).map((line, index) => letters(line, EDGE, 236 + index * 84, 68, INK, 700))
  const priceTop = 236 + titles.length * 84 + 40
  const price = pool.projectedPriceFen === null ? text.pools.priceNone : formatPrice(pool.projectedPriceFen)
  const saving =
    pool.savingFen !== null && pool.savingFen > 0
      ? `${text.pools.savingTotal} ${formatFenCompact(pool.savingFen, locale)}`
      : `${text.pools.referencePrice} ${formatPrice(pool.referencePriceFen)}`
  const next = pool.nextTier
    ? text.pools.nextTier(sets(pool.nextTier.missingQuantity), formatPrice(pool.nextTier.unitPriceFen))
    : ''
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" width="${SIDE}" height="${SIDE}">`,
    `<rect width="${SIDE}" height="${SIDE}" fill="#f5f7f4"/><rect width="${SIDE}" height="128" fill="${GREEN}"/>`,
    letters(text.common.productName, EDGE, 84, 48, '#ffffff', 700),
    letters(text.shell.footerClaim, EDGE + 130, 82, 32, '#e0f0e6', 400),
    ...titles,
    letters(text.pools.priceNow, EDGE, priceTop, 34, SOFT, 400),
    letters(price, EDGE, priceTop + 112, 116, GREEN, 700),
    letters(saving, EDGE, priceTop + 176, 40, GRAIN, 700),
    letters(next, EDGE, priceTop + 234, 36, SOFT, 400),
    letters(
      `${text.pools.joined} ${sets(pool.quantity)} · ${text.common.firms(pool.firms)}`,
      EDGE,
      926,
      38,
      INK,
      700,
    ),
    letters(
      `${text.pools.joinClosesAt} ${formatInstant(pool.joinClosesAt, locale)}`,
      EDGE,
      986,
      32,
      SOFT,
      400,
    ),
    qrAt(address, SIDE - EDGE - 232, SIDE - EDGE - 232, 232),
    '</svg>',
  ].join('')
}

function letters(words: string, x: number, y: number, size: number, colour: string, weight: number): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(' ', ' ')
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" font-family="Noto Sans SC" fill="${colour}">${safe}</text>`
}

function qrAt(address: string, x: number, y: number, side: number): string {
  const { size, path } = drawQr(address)
  const ground = `<rect x="${x - 16}" y="${y - 16}" width="${side + 32}" height="${side + 32}" rx="16" fill="#ffffff"/>`
  return `${ground}<path transform="translate(${x} ${y}) scale(${side / size})" d="${path}" fill="${INK}"/>`
}

/** Breaks between characters, as Chinese may; what does not fit into three lines ends in an ellipsis. */
function wrapped(title: string): string[] {
  const lines: string[] = ['']
  let ems = 0
  for (const sign of title) {
    const width = /[⺀-￿]/.test(sign) ? 1 : 0.56
    if (ems + width > LINE_EMS) {
      if (lines.length === MOST_LINES) return [...lines.slice(0, -1), `${(lines.at(-1) ?? '').slice(0, -1)}…`]
      lines.push('')
      ems = 0
    }
    lines[lines.length - 1] += sign
    ems += width
  }
  return lines.map((line) => line.trim())
}
