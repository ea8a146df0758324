import type { Locale } from '#app/contracts/views/shell.ts'

/**
 * Numbers and instants as people read them. Written by hand and not by Intl, so that the server and every
 * browser agree to the character. China has kept one time without summer time since 1991: UTC+8.
 */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const MINUS = '−'
/** Between a figure and its unit: they stay on one line. */
const NO_BREAK = '\u00a0'
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

function trimmed(value: number, digits: number): string {
  const fixed = value.toFixed(digits)
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed
}

/** Exact to the fen: `¥1,280,000.00`. For statements, contracts and anything that is paid. */
export function formatFen(fen: number): string {
  const magnitude = Math.abs(fen)
  const yuan = Math.floor(magnitude / 100)
  const rest = String(magnitude % 100).padStart(2, '0')
  return `${fen < 0 ? MINUS : ''}¥${grouped(String(yuan))}.${rest}`
}

/** A price in whole yuan when it is whole, else exact: `¥118,500`, `¥118,500.50`. */
export function formatPrice(fen: number): string {
  const exact = formatFen(fen)
  return exact.endsWith('.00') ? exact.slice(0, -3) : exact
}

/** Rounded for reading, never for paying: `¥128.5 万`, `¥3.2 亿`; in English `¥1.29M`. */
export function formatFenCompact(fen: number, locale: Locale): string {
  const yuan = Math.abs(fen) / 100
  const sign = fen < 0 ? MINUS : ''
  if (locale === 'zh') {
    if (yuan >= 1e8) return `${sign}¥${grouped3(trimmed(yuan / 1e8, 2))}${NO_BREAK}亿`
    if (yuan >= 1e4) return `${sign}¥${grouped3(trimmed(yuan / 1e4, yuan >= 1e6 ? 1 : 2))}${NO_BREAK}万`
  } else {
    if (yuan >= 1e9) return `${sign}¥${trimmed(yuan / 1e9, 2)}B`
    if (yuan >= 1e6) return `${sign}¥${trimmed(yuan / 1e6, 2)}M`
    if (yuan >= 1e4) return `${sign}¥${trimmed(yuan / 1e3, 1)}K`
  }
  return `${sign}¥${grouped3(trimmed(yuan, 0))}`
}

function grouped3(decimal: string): string {
  const [whole = '0', fraction] = decimal.split('.')
  return fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`
}

/** The value of a yuan form field: `118500.00`, no grouping. */
export function yuanOfFen(fen: number): string {
  return `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}

/**
 * Fen of what was typed in a yuan field, or null when it is no amount. At most two decimals; grouping commas,
 * full-width digits and a leading ¥ are forgiven. A preview only: the server parses by its contract.
 */
export function fenOfYuan(typed: string): number | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s,¥]/g, '')
    .trim()
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain)) return null
  const [whole = '0', fraction = ''] = plain.split('.')
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

/** `1,234`. */
export function formatCount(count: number): string {
  return `${count < 0 ? MINUS : ''}${grouped(String(Math.abs(count)))}`
}

/** Sets: `40 台`, `1 set`. */
export function formatQuantity(quantity: number, locale: Locale): string {
  if (locale === 'zh') return `${formatCount(quantity)}${NO_BREAK}台`
  return `${formatCount(quantity)}${NO_BREAK}${quantity === 1 ? 'set' : 'sets'}`
}

/** A length of time: `30 分钟`, `2 小时`, `1 小时 30 分钟`; `90 min` is `1 h 30 min`. */
export function formatMinutes(minutes: number, locale: Locale): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const [hour, minute] = locale === 'zh' ? ['小时', '分钟'] : ['h', 'min']
  if (hours === 0) return `${rest}${NO_BREAK}${minute}`
  return `${formatCount(hours)}${NO_BREAK}${hour}${rest === 0 ? '' : ` ${rest}${NO_BREAK}${minute}`}`
}

/** Basis points as per cent: 500 → `5%`, 1250 → `12.5%`. */
export function formatBasisPoints(basisPoints: number): string {
  return `${basisPoints < 0 ? MINUS : ''}${trimmed(Math.abs(basisPoints) / 100, 2)}%`
}

interface ShanghaiParts {
  year: number
  month: number
  day: number
  time: string
}

function shanghaiParts(instant: string): ShanghaiParts {
  const local = new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    time: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
  }
}

/** Asia/Shanghai, to the minute: `2026年3月2日 09:00`, `2 Mar 2026, 09:00`. */
export function formatInstant(instant: string, locale: Locale): string {
  const { year, month, day, time } = shanghaiParts(instant)
  if (locale === 'zh') return `${year}年${month}月${day}日 ${time}`
  return `${day} ${MONTHS_EN[month - 1]} ${year}, ${time}`
}

/** Without the year, for lists: `3月2日 09:00`, `2 Mar, 09:00`. */
export function formatInstantShort(instant: string, locale: Locale): string {
  const { month, day, time } = shanghaiParts(instant)
  return locale === 'zh' ? `${month}月${day}日 ${time}` : `${day} ${MONTHS_EN[month - 1]}, ${time}`
}

/** From when to when, without the year; one day is named once: `3月2日 09:00–15:00`, `3月2日 20:00 – 3月3日 04:00`. */
export function formatSpanShort(from: string, until: string, locale: Locale): string {
  const start = formatInstantShort(from, locale)
  const isOneDay = formatDay(from, locale) === formatDay(until, locale)
  return isOneDay
    ? `${start}–${shanghaiParts(until).time}`
    : `${start} – ${formatInstantShort(until, locale)}`
}

/** Month and day alone, in Shanghai: where little room is left. */
export function formatDayShort(instant: string, locale: Locale): string {
  const { month, day } = shanghaiParts(instant)
  return locale === 'zh' ? `${month}月${day}日` : `${day} ${MONTHS_EN[month - 1]}`
}

/** The day alone: `2026年3月2日`, `2 Mar 2026`. */
export function formatDay(instant: string, locale: Locale): string {
  const { year, month, day } = shanghaiParts(instant)
  return locale === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS_EN[month - 1]} ${year}`
}

/** The value of a `datetime-local` field, in Shanghai time: `2026-03-02T09:00`. */
export function localFieldOf(instant: string): string {
  const { year, month, day, time } = shanghaiParts(instant)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T${time}`
}

/** What is left, of fixed width while it runs: `2 天 03:04:05`; `0` or less is `00:00:00`. */
export function formatCountdown(leftMs: number, locale: Locale): string {
  const seconds = Math.max(0, Math.floor(leftMs / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const days = Math.floor(seconds / 86_400)
  const clock = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  if (days === 0) return clock
  return locale === 'zh' ? `${days} 天 ${clock}` : `${days} d ${clock}`
}

/** What is left in words, for people who listen: `2 天 3 小时`, `5 分钟`. */
export function formatTimeLeft(leftMs: number, locale: Locale): string {
  const minutes = Math.max(0, Math.floor(leftMs / 60_000))
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor(minutes / 60) % 24
  const words =
    locale === 'zh'
      ? { day: '天', hour: '小时', minute: '分钟', now: '不到 1 分钟' }
      : {
          day: days === 1 ? 'day' : 'days',
          hour: hours === 1 ? 'hour' : 'hours',
          minute: 'min',
          now: 'under 1 min',
        }
  if (days > 0) return hours > 0 ? `${days} ${words.day} ${hours} ${words.hour}` : `${days} ${words.day}`
  if (hours > 0) return `${hours} ${words.hour} ${minutes % 60} ${words.minute}`
  return minutes > 0 ? `${minutes} ${words.minute}` : words.now
}
