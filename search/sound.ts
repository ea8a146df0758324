import { pinyin, polyphonic } from 'pinyin-pro'

const READINGS_AT_MOST = 8

/** How a Chinese word sounds, without tones and blanks: `lengdunji`. Other characters stay as they are. */
export function soundOf(word: string): string {
  return pinyin(word, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .join('')
    .replaceAll(' ', '')
}

/** Every way in which a word may be read (冷镦机: `lengdunji`, `lengduiji`) and its initials, at most eight each. */
export function readingsOf(word: string): { readonly sounds: string[]; readonly initials: string[] } {
  const characters = polyphonic(word, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  let readings: string[][] = [[]]
  for (const alternatives of characters) {
    const options = [...new Set(alternatives)].filter(Boolean)
    readings = readings
      .flatMap((before) => options.map((option) => [...before, option]))
      .slice(0, READINGS_AT_MOST)
  }
  const usual = soundOf(word)
  const sounds = new Set([usual, ...readings.map((reading) => reading.join(''))])
  const initials = new Set(readings.map((reading) => reading.map((each) => each.charAt(0)).join('')))
  return { sounds: [...sounds], initials: [...initials] }
}
