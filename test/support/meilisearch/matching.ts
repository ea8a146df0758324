import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict'
import type { SearchParams, Settings } from 'meilisearch'
import { type Fields, valuesOf } from './filter.ts'

/** How well a document answers a query: fewer missing words, fewer typos, an earlier attribute come first. */
export interface Match {
  readonly matched: number
  readonly typos: number
  readonly attribute: number
  readonly words: readonly string[]
}

const jieba = Jieba.withDict(dict)

/** Words as the server cuts them: Latin ones whole, Chinese ones by the dictionary. */
function cut(text: string): string[] {
  const runs =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []
  return runs.flatMap((run) => (/\p{Script=Han}/u.test(run) ? jieba.cutForSearch(run, true) : [run]))
}

/**
 * Matches a query as the official documentation describes it: every word (`all`) or as many as hold (`last`),
 * synonyms, the last word as a prefix, one typo from the fifth letter on and two from the ninth (or as set).
 * Null: no match. It is a model of the documented behaviour, not of the server's exact ranking.
 */
export function matchDocument(document: Fields, params: SearchParams, settings: Settings): Match | null {
  const query = cut(String(params.q ?? ''))
  if (query.length === 0) return { matched: 0, typos: 0, attribute: 0, words: [] }
  const attributes = params.attributesToSearchOn ?? settings.searchableAttributes ?? Object.keys(document)
  const fields = attributes.map((attribute) =>
    valuesOf(document, attribute).flatMap((value) => cut(String(value))),
  )
  let matched = 0
  let typos = 0
  let first = attributes.length
  const words: string[] = []
  for (const [place, word] of query.entries()) {
    const isLast = place === query.length - 1
    const found = bestOf(fields, [word, ...(settings.synonyms?.[word] ?? [])], isLast, settings)
    if (!found) {
      if (params.matchingStrategy === 'all') return null
      break
    }
    matched += 1
    typos += found.typos
    first = Math.min(first, found.attribute)
    words.push(found.word)
  }
  return matched === 0 ? null : { matched, typos, attribute: first, words }
}

function bestOf(
  fields: readonly string[][],
  wanted: readonly string[],
  isPrefix: boolean,
  settings: Settings,
) {
  let best: { typos: number; attribute: number; word: string } | null = null
  for (const [attribute, words] of fields.entries()) {
    for (const word of words) {
      for (const each of wanted) {
        const typos = typosBetween(each, word, isPrefix, settings)
        if (typos !== null && (best === null || typos < best.typos)) best = { typos, attribute, word }
      }
    }
  }
  return best
}

function typosBetween(wanted: string, word: string, isPrefix: boolean, settings: Settings): number | null {
  if (word === wanted || (isPrefix && word.startsWith(wanted))) return 0
  const { oneTypo, twoTypos } = settings.typoTolerance?.minWordSizeForTypos ?? {}
  const hasDigits =
    /\d/.test(wanted) && settings.typoTolerance?.disableOnNumbers === true && /^\d+$/.test(wanted)
  const allowed = hasDigits
    ? 0
    : wanted.length >= (twoTypos ?? 9)
      ? 2
      : wanted.length >= (oneTypo ?? 5)
        ? 1
        : 0
  if (allowed === 0) return null
  const edits = editsBetween(wanted, isPrefix ? word.slice(0, wanted.length) : word)
  return edits <= allowed ? edits : null
}

function editsBetween(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      current.push(
        Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost),
      )
    }
    last = current
  }
  return last[b.length] ?? Number.POSITIVE_INFINITY
}
