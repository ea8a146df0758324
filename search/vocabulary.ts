import type { SpecSchema } from '#app/domain/catalogue/spec-schema.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { foldText } from './fold.ts'
import { editsBetween } from './near-words.ts'
import { readingsOf, soundOf } from './sound.ts'
import { isChinese } from './tokens.ts'

/** A category as search needs to know it. */
export interface KnownCategory {
  readonly slug: string
  readonly nameZh: string
  readonly nameEn: string
  readonly cluster: string | null
  readonly synonyms: readonly string[]
  readonly specSchema: SpecSchema
}

/** What a word of the field stands for. */
export interface Meaning {
  readonly kind: 'category' | 'county'
  readonly value: string
  /** The word as it is printed. */
  readonly word: string
}

/** The words of the field: what they mean, how they sound, and which categories there are. */
export interface Vocabulary {
  readonly categories: ReadonlyMap<string, KnownCategory>
  readonly words: ReadonlyMap<string, readonly Meaning[]>
  readonly sounds: ReadonlyMap<string, readonly Meaning[]>
  readonly initials: ReadonlyMap<string, readonly Meaning[]>
  readonly longestWord: number
}

/** Makes the vocabulary from the categories; a few milliseconds, so it is made once and kept for a while. */
export function makeVocabulary(categories: readonly KnownCategory[]): Vocabulary {
  const words = new Map<string, Meaning[]>()
  const sounds = new Map<string, Meaning[]>()
  const initials = new Map<string, Meaning[]>()
  for (const category of categories) {
    for (const word of namesOf(category)) {
      add(words, squeeze(foldText(word)), { kind: 'category', value: category.slug, word })
    }
  }
  for (const { code, nameZh, shortZh, nameEn } of COUNTIES) {
    for (const word of [nameZh, shortZh, nameEn]) {
      add(words, squeeze(foldText(word)), { kind: 'county', value: code, word })
    }
  }
  for (const [word, meanings] of words) {
    if (!/\p{Script=Han}/u.test(word)) continue
    const readings = readingsOf(word)
    for (const meaning of meanings) {
      for (const sound of readings.sounds) add(sounds, sound, meaning)
      if (meaning.kind === 'category') for (const each of readings.initials) add(initials, each, meaning)
    }
  }
  return {
    categories: new Map(categories.map((category) => [category.slug, category])),
    words,
    sounds,
    initials,
    longestWord: Math.max(1, ...[...words.keys()].map((word) => word.length)),
  }
}

/** English words that many kinds of equipment share. */
const GENERAL = new Set(
  'machine system energy saving industrial automatic multi station pattern treatment'.split(' '),
)

/** Everything that a category is called: `高车（花样缝纫机）` is two names, `Cold heading machine` one. */
export function namesOf({ nameZh, nameEn, synonyms, slug }: KnownCategory): string[] {
  const chinese = nameZh.split(/[（）()/]/).filter((part) => part.length > 1)
  const english = nameEn
    .split(/[()/]/)
    .flatMap((part) => [part, part.replace(/ (machine|system|line)$/i, '')])
  const telling = nameEn
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length >= 5 && !GENERAL.has(word))
  const names = [...chinese, ...synonyms, ...english, ...telling, slug.replaceAll('-', ' ')]
  return [...new Set(names.map((name) => name.trim()).filter((name) => name.length > 1))]
}

export function squeeze(folded: string): string {
  return folded.replaceAll(/[\s-]/g, '')
}

function add(map: Map<string, Meaning[]>, key: string, meaning: Meaning): void {
  const known = map.get(key)
  if (!known) map.set(key, [meaning])
  else if (!known.some(({ kind, value }) => kind === meaning.kind && value === meaning.value))
    known.push(meaning)
}

/** The meanings of a Latin word: a name, a sound (`lengduiji`), initials (`ldj`), or any of these with a slip. */
export function meaningsOfLatin(vocabulary: Vocabulary, word: string, shortest = 5): readonly Meaning[] {
  const exact = vocabulary.words.get(word) ?? vocabulary.sounds.get(word)
  if (exact) return exact
  if (/\d/.test(word)) return []
  const byInitials = word.length >= 2 && word.length <= 8 ? vocabulary.initials.get(word) : undefined
  if (byInitials) return byInitials
  return word.length < shortest ? [] : nearest(vocabulary, word, word.length >= 9 ? 2 : 1)
}

function nearest(vocabulary: Vocabulary, word: string, most: number): readonly Meaning[] {
  let found: Meaning[] = []
  let least = most + 1
  for (const map of [vocabulary.sounds, vocabulary.words]) {
    for (const [key, meanings] of map) {
      if (!/^[a-z]/.test(key) || key.charAt(0) !== word.charAt(0)) continue
      const edits = editsBetween(word, key, most)
      if (edits === null || edits > least) continue
      if (edits < least) found = []
      least = edits
      for (const meaning of meanings) {
        if (!found.some(({ value }) => value === meaning.value)) found.push(meaning)
      }
    }
  }
  return found
}

/**
 * The meanings of a Chinese word that is written a little wrong: it sounds the same (冷敦机), or one character
 * of it is another that sounds nearly so (冷锻机), or, in words of four and more, one character is any other,
 * missing or too many.
 */
export function meaningsOfMiswritten(vocabulary: Vocabulary, word: string): readonly Meaning[] {
  if (word.length < 2 || word.length > 12) return []
  const sound = soundOf(word)
  const bySound = vocabulary.sounds.get(sound)
  if (bySound && word.length >= 2) return bySound
  if (word.length < 3) return []
  for (const [key, meanings] of vocabulary.words) {
    if (!isChinese(key) || key.length < 3 || editsBetween(word, key, 1) === null) continue
    const isLong = word.length >= 4 && key.length >= 4
    const soundsNear = word.length === key.length && editsBetween(sound, soundOf(key), 2) !== null
    if (isLong || soundsNear) return meanings
  }
  return []
}
