import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict'
import { FIELD_WORDS } from './field-words.ts'
import { soundOf } from './sound.ts'

let jieba: Jieba | null = null

/** The segmenter with the words of the field, made when first needed. */
function segmenter(): Jieba {
  if (!jieba) {
    jieba = Jieba.withDict(dict)
    jieba.loadDict(Buffer.from(FIELD_WORDS.map((word) => `${word} 1000 n`).join('\n')))
  }
  return jieba
}

/** The words of folded Chinese text as a reader would part them. */
export function cutWords(text: string): string[] {
  return segmenter()
    .cut(text, true)
    .map((word) => word.trim())
    .filter(Boolean)
}

/** Runs of Chinese characters, and runs of letters and digits with what joins them inside. */
export function runsOf(folded: string): { readonly text: string; readonly isChinese: boolean }[] {
  const runs = folded.matchAll(/\p{Script=Han}+|[a-z0-9]+(?:[-./_+·][a-z0-9]+)*/gu)
  return [...runs].map(([text]) => ({ text, isChinese: /\p{Script=Han}/u.test(text) }))
}

export function pairsOf(word: string): string[] {
  const characters = [...word]
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

export function isChinese(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text)
}

/**
 * What a text is found by. Chinese by its words and by each pair of neighbours, so that a word the segmenter
 * does not know is found as well; letters and digits whole without hyphens, in parts, and in joined parts.
 */
export function tokensOfText(folded: string): Set<string> {
  const tokens = new Set<string>()
  for (const { text, isChinese: isHan } of runsOf(folded)) {
    if (!isHan) for (const token of joinedParts(text)) tokens.add(token)
    else {
      for (const word of segmenter().cutForSearch(text, true)) if (word.length > 1) tokens.add(word)
      for (const pair of pairsOf(text)) tokens.add(pair)
      if (text.length === 1) tokens.add(text)
    }
  }
  return tokens
}

/** `hg-m12-2d2b`: its parts, every run of neighbours joined, the whole. Bounded by six parts. */
export function joinedParts(chunk: string): string[] {
  const parts = chunk
    .split(/[-./_+·]/)
    .filter(Boolean)
    .slice(0, 6)
  const joined = new Set<string>([chunk.replaceAll(/[-/_+·]/g, '')])
  for (let from = 0; from < parts.length; from += 1) {
    for (let to = from + 1; to <= parts.length; to += 1) joined.add(parts.slice(from, to).join(''))
  }
  return [...joined]
}

const sounds = new Map<string, string[]>()

/** How the words and pairs of a short text sound; remembered, because makers and titles come again and again. */
export function soundTokens(folded: string): string[] {
  const known = sounds.get(folded)
  if (known) return known
  const words = new Set<string>()
  for (const { text, isChinese: isHan } of runsOf(folded)) {
    if (!isHan) continue
    for (const word of [...cutWords(text), ...pairsOf(text)]) if (word.length > 1) words.add(word)
  }
  const result = [...new Set([...words].map(soundOf))]
  if (sounds.size > 20_000) sounds.clear()
  sounds.set(folded, result)
  return result
}
