const SEARCH = 'search '

/**
 * How well a place fits what was typed, from 0 (not at all) to 1: by its name, then by how its name sounds or its
 * initials. Every word typed must fit; the offer to search stands last.
 */
export function placeScore(value: string, typed: string, sounds: readonly string[] = []): number {
  if (value.startsWith(SEARCH)) return 0.01
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  return Math.min(1, ...words.map((word) => wordScore(value.toLowerCase(), word, sounds)))
}

function wordScore(name: string, word: string, sounds: readonly string[]): number {
  if (name.startsWith(word)) return 1
  if (name.includes(word)) return 0.8
  const heard = sounds.map((sound) => sound.toLowerCase())
  if (heard.includes(word)) return 0.7
  if (heard.some((sound) => sound.startsWith(word))) return 0.6
  return heard.some((sound) => sound.includes(word)) ? 0.4 : 0
}
