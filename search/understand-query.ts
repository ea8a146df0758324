import { foldQuery } from './fold.ts'
import { cutWords, isChinese, joinedParts, pairsOf, runsOf } from './tokens.ts'
import { type Figures, readFigures } from './understand-figures.ts'
import {
  type Meaning,
  meaningsOfLatin,
  meaningsOfMiswritten,
  squeeze,
  type Vocabulary,
} from './vocabulary.ts'

/** A condition on the tokens of a document. `=` marks strong tokens (name, model, category), `~` weak ones. */
export type TokenTest =
  | { readonly token: string; readonly isPrefix?: boolean }
  | { readonly any: readonly TokenTest[] }
  | { readonly all: readonly TokenTest[] }

/** One thing that the query names. `strong` is why a document is about it, `weak` is that it mentions it. */
export interface Group {
  readonly text: string
  readonly strong: TokenTest
  readonly weak: TokenTest
  readonly weight: number
  /** Words that may be marked in a hit. */
  readonly marks: readonly string[]
  readonly isCategory: boolean
  /** The very word in a title: a 五轴加工中心 comes before other machining centres. */
  readonly literal?: TokenTest
}

export interface Understanding {
  readonly folded: string
  readonly groups: readonly Group[]
  readonly figures: Figures
  readonly categories: readonly string[]
  /** Latin words with digits, as typed without hyphens: they may be a model with a slip in it. */
  readonly modelKeys: readonly string[]
}

const GROUPS_AT_MOST = 8

/** Words that say that one wants to buy, not what. */
const SILENT = new Set(
  (
    '的 了 和 与 及 或 台 套 一台 两台 几台 想 要 买 想买 想要 我要 求购 采购 购买 需要 求 找 哪家 好 哪里 有 怎么 卖 多少 钱 多少钱 价格 报价 ' +
    '便宜 厂家 供应商 供应 直销 批发 推荐 品牌 设备 机器 机械 用 做 打 生产 加工 每分钟 分钟 能 可 可以 适合 型号 规格 请问 什么 哪个 最 好用 新 款 ' +
    '电 以上 以下 左右 大概 for the a an of with and or machine machines buy price'
  ).split(' '),
)

/** What a query means. `isLenient` also takes miswritten words for what they may stand for. Bounded work. */
export function understandQuery(vocabulary: Vocabulary, text: string, isLenient = false): Understanding {
  const folded = foldQuery(text)
  const figures = readFigures(folded)
  const groups: Group[] = []
  for (const { text: word, meanings } of spotWords(vocabulary, figures.rest)) {
    if (groups.length >= GROUPS_AT_MOST) break
    if (meanings.length > 0) groups.push(groupOfMeanings(vocabulary, word, meanings))
    else groups.push(...groupsOfPlain(vocabulary, word, isLenient))
  }
  for (const { token, text: figure } of figures.exact) groups.push(groupOfFigure(token, figure))
  const bounded = groups.slice(0, GROUPS_AT_MOST)
  return {
    folded,
    groups: bounded,
    figures,
    categories: [...new Set(bounded.flatMap((group) => categoriesIn(group.strong)))],
    modelKeys: runsOf(folded)
      .filter(({ text: run, isChinese: isHan }) => !isHan && /\d/.test(run) && run.length >= 4)
      .map(({ text: run }) => run.replaceAll(/[^a-z0-9]/g, ''))
      .slice(0, 2),
  }
}

interface Spotted {
  readonly text: string
  readonly meanings: readonly Meaning[]
}

/** Parts the text into words of the field, longest first from the left, and what lies between them. */
function spotWords(vocabulary: Vocabulary, text: string): Spotted[] {
  const found: Spotted[] = []
  let between = ''
  const flush = (): void => {
    if (between.trim() !== '') found.push({ text: between.trim(), meanings: [] })
    between = ''
  }
  for (let at = 0; at < text.length; ) {
    const word = longestWordAt(vocabulary, text, at)
    if (word) {
      flush()
      found.push({ text: word, meanings: vocabulary.words.get(squeeze(word)) ?? [] })
      at += word.length
    } else {
      between += text.charAt(at)
      at += 1
    }
  }
  flush()
  return found
}

/** The longest word of the field that starts here; blanks inside do not part it, letters beside it do. */
function longestWordAt(vocabulary: Vocabulary, text: string, at: number): string | null {
  if (text[at] === ' ' || (isWordCharacter(text[at]) && isWordCharacter(text[at - 1]))) return null
  for (let length = Math.min(vocabulary.longestWord + 3, text.length - at); length >= 2; length -= 1) {
    const candidate = text.slice(at, at + length)
    const isCut = isWordCharacter(candidate.at(-1)) && isWordCharacter(text[at + length])
    if (!isCut && candidate.at(-1) !== ' ' && vocabulary.words.has(squeeze(candidate))) return candidate
  }
  return null
}

/** A model goes on after a hyphen: `agv-300m` is not the word `agv`. */
function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[a-z0-9-]/.test(character)
}

function groupOfMeanings(vocabulary: Vocabulary, word: string, meanings: readonly Meaning[]): Group {
  const isCategory = meanings.some(({ kind }) => kind === 'category')
  const names = meanings.flatMap(({ kind, value, word: name }) =>
    kind === 'category' ? [vocabulary.categories.get(value)?.nameZh ?? name, name] : [name],
  )
  return {
    text: word,
    strong: {
      any: meanings.map(({ kind, value }) => ({ token: `${kind === 'category' ? '@' : '#'}${value}` })),
    },
    // What only mentions a category in passing (a kindred one's other name) is not about it.
    weak: plainTest(word, isCategory ? '=' : undefined),
    weight: isCategory ? 8 : 4,
    marks: [...new Set([word, ...names])],
    isCategory,
    ...(isCategory ? { literal: plainTest(word, '=') } : {}),
  }
}

/** Words between words of the field: cut, silent ones dropped, each a group. */
function groupsOfPlain(vocabulary: Vocabulary, text: string, isLenient: boolean): Group[] {
  return runsOf(text).flatMap(({ text: run, isChinese: isHan }) =>
    isHan ? groupsOfChinese(vocabulary, run, isLenient) : groupsOfLatin(vocabulary, run, isLenient),
  )
}

function groupsOfChinese(vocabulary: Vocabulary, run: string, isLenient: boolean): Group[] {
  const meant = meaningsOfMiswritten(vocabulary, run)
  if (meant.length > 0) return [groupOfMeanings(vocabulary, run, meant)]
  if (isLenient) {
    const inside = miswrittenInside(vocabulary, run)
    if (inside) return inside
  }
  return joinSingles(cutWords(run))
    .filter((word) => !SILENT.has(word))
    .map((word) => ({
      text: word,
      strong: plainTest(word, '='),
      weak: plainTest(word),
      weight: 2,
      marks: [word],
      isCategory: false,
    }))
}

/** The longest miswritten word of the field inside a run, and what stands before and after it. */
function miswrittenInside(vocabulary: Vocabulary, run: string): Group[] | null {
  const bounded = run.slice(0, 16)
  for (let length = Math.min(8, bounded.length); length >= 3; length -= 1) {
    for (let at = 0; at + length <= bounded.length; at += 1) {
      const word = bounded.slice(at, at + length)
      const meanings = meaningsOfMiswritten(vocabulary, word)
      if (meanings.length === 0) continue
      const rest = [bounded.slice(0, at), bounded.slice(at + length)].filter((part) => part.length > 1)
      return [
        groupOfMeanings(vocabulary, word, meanings),
        ...rest.flatMap((part) => groupsOfChinese(vocabulary, part, false)),
      ]
    }
  }
  return null
}

/** The segmenter leaves unknown words in single characters: neighbours are taken together again. */
function joinSingles(words: readonly string[]): string[] {
  const joined: string[] = []
  let isOpen = false
  for (const word of words) {
    const isSingle = word.length === 1 && !SILENT.has(word)
    if (isSingle && isOpen) joined[joined.length - 1] += word
    else joined.push(word)
    isOpen = isSingle
  }
  return joined
}

function groupsOfLatin(vocabulary: Vocabulary, run: string, isLenient: boolean): Group[] {
  if (SILENT.has(run)) return []
  const meant = meaningsOfLatin(vocabulary, run, isLenient ? 4 : 5)
  const key = run.replaceAll(/[^a-z0-9]/g, '')
  if (meant.length > 0 && (isLenient || !/\d/.test(run))) return [groupOfMeanings(vocabulary, run, meant)]
  const parts = joinedParts(run).filter((part) => !/[-/_+·]/.test(part))
  return [
    {
      text: run,
      strong: { any: [{ token: `=${key}` }, { token: `~${key}` }] },
      weak: {
        any: [
          plainTest(key),
          ...(key.length >= 2 ? [{ token: `=${key}`, isPrefix: true }] : []),
          {
            all: run
              .split(/[-./_+·]/)
              .filter(Boolean)
              .map((part) => plainTest(part)),
          },
        ],
      },
      weight: /\d/.test(run) ? 4 : 2,
      marks: [run, ...parts.filter((part) => part.length > 2)],
      isCategory: false,
    },
  ].map((group) =>
    /^m\d{1,2}$/.test(run) ? { ...group, strong: { token: `=${key}` }, weak: plainTest(key) } : group,
  )
}

function groupOfFigure(token: string, text: string): Group {
  return {
    text,
    strong: { token: `=${token}` },
    weak: { any: [{ token: `=${token}` }, { token: `~${token}` }] },
    weight: 3,
    marks: [text, text.replaceAll(' ', '')],
    isCategory: false,
  }
}

/** That a word is mentioned: itself, or each pair of its characters; in strong tokens only when told so. */
function plainTest(word: string, mark?: '='): TokenTest {
  const plain = squeeze(word)
  const either = (token: string): TokenTest =>
    mark ? { token: `=${token}` } : { any: [{ token: `=${token}` }, { token: `~${token}` }] }
  if (!isChinese(plain)) {
    const runs = runsOf(word)
    return runs.length > 1
      ? { all: runs.slice(0, 4).map(({ text }) => plainTest(text, mark)) }
      : either(plain)
  }
  if (plain.length === 1) return { any: [{ token: `=${plain}`, isPrefix: true }, either(plain)] }
  if (plain.length === 2) return either(plain)
  return { any: [either(plain), { all: pairsOf(plain).slice(0, 12).map(either) }] }
}

function categoriesIn(test: TokenTest): string[] {
  if ('any' in test) return test.any.flatMap(categoriesIn)
  if ('all' in test) return test.all.flatMap(categoriesIn)
  return test.token.startsWith('@') ? [test.token.slice(1)] : []
}
