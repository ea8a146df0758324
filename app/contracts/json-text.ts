import { jsonPath } from './json-path.ts'

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\],]/g

interface Place {
  /** Names written so far; null in an array. */
  readonly names: Set<string> | null
  /** The name or the index that is being written. */
  at: string | number | null
}

/**
 * What `JSON.parse` lets pass in silence: a field that is written twice, of which it keeps the last, and a number
 * that it rounds to a whole one. The text must be JSON.
 */
export function jsonTextFaults(text: string): string[] {
  const faults: string[] = []
  const places: Place[] = []
  const path = (): (string | number)[] => places.map(({ at }) => at ?? '')
  for (const [token] of text.matchAll(TOKEN)) {
    const place = places.at(-1)
    if (token === '{') places.push({ names: new Set(), at: null })
    else if (token === '[') places.push({ names: null, at: 0 })
    else if (token === '}' || token === ']') places.pop()
    else if (token === ',') {
      if (place !== undefined) place.at = typeof place.at === 'number' ? place.at + 1 : null
    } else if (token.startsWith('"')) {
      if (!place?.names || place.at !== null) continue
      place.at = JSON.parse(token) as string
      if (place.names.has(place.at)) faults.push(`${jsonPath(path())}: is written twice`)
      place.names.add(place.at)
    } else if (isRounded(token)) faults.push(`${jsonPath(path())}: is no whole number`)
  }
  return faults
}

/** Whether a decimal is no whole number though the double nearest to it is. */
function isRounded(token: string): boolean {
  const [, whole = '', decimals = '', exponent = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token) ?? []
  if (decimals === '' && !exponent.startsWith('-')) return false
  if (!Number.isInteger(Number(token))) return false
  const digits = `${whole}${decimals}`
  const point = whole.length + Number(exponent)
  return /[1-9]/.test(point <= 0 ? digits : digits.slice(point))
}
