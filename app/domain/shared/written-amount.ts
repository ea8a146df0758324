import type { Fen } from './money.ts'

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿', '亿亿']

/** Yuan with exactly two decimals and thousands apart: `1,234,567.05`. Never rounded. */
export function yuanFigures(fen: Fen): string {
  const [magnitude, sign] = fen < 0n ? [-fen, '-'] : [fen, '']
  const whole = String(magnitude / 100n).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}.${String(magnitude % 100n).padStart(2, '0')}`
}

/**
 * 大写金额, as the People's Bank's rules for bills ask (正确填写票据和结算凭证的基本规定, 1997, appendix 1): 整 after
 * 元 or 角 where nothing follows, one 零 for any run of noughts inside, none for noughts at the end of the yuan
 * unless fen follow without jiao.
 */
export function yuanInWords(fen: Fen): string {
  if (fen < 0n) return `负${yuanInWords(-fen)}`
  const yuan = fen / 100n
  const jiao = Number((fen / 10n) % 10n)
  const cent = Number(fen % 10n)
  const whole = yuan > 0n ? `${wholeInWords(yuan)}元` : ''
  if (jiao === 0 && cent === 0) return whole === '' ? '零元整' : `${whole}整`
  const gap = jiao === 0 && whole !== '' ? '零' : ''
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : gap
  return `${whole}${tenths}${cent > 0 ? `${DIGITS[cent]}分` : '整'}`
}

function wholeInWords(yuan: bigint): string {
  const groups: number[] = []
  for (let left = yuan; left > 0n; left /= 10_000n) groups.push(Number(left % 10_000n))
  let words = ''
  let isGapOpen = false
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    const group = groups[at] as number
    if (group === 0) {
      isGapOpen = words !== ''
      continue
    }
    if (words !== '' && (isGapOpen || group < 1_000)) words += '零'
    words += `${groupInWords(group)}${GROUPS[at] ?? ''}`
    isGapOpen = false
  }
  return words
}

/** A number below ten thousand. */
function groupInWords(group: number): string {
  let words = ''
  let isGapOpen = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10
    if (digit === 0) {
      isGapOpen = words !== ''
      continue
    }
    words += `${isGapOpen ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`
    isGapOpen = false
  }
  return words
}
