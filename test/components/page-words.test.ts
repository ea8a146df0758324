import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { WORD_PARTS, type WordPart } from '#app/i18n/bring-words.ts'
import { type PageHandle, partsOf } from '#app/i18n/page-handle.ts'
import { zhChain } from '#app/i18n/zh/chain.ts'
import { zhCity } from '#app/i18n/zh/city.ts'
import { zhCore } from '#app/i18n/zh/core.ts'
import { zhDeals } from '#app/i18n/zh/deals.ts'
import { zhDesks } from '#app/i18n/zh/desks.ts'
import { zhGoods } from '#app/i18n/zh/goods.ts'
import { zhMarket } from '#app/i18n/zh/market.ts'
import { zhMembers } from '#app/i18n/zh/members.ts'
import { zhMoves } from '#app/i18n/zh/moves.ts'
import { zhOffices } from '#app/i18n/zh/offices.ts'
import { zhWants } from '#app/i18n/zh/wants.ts'
import { zhWelcome } from '#app/i18n/zh/welcome.ts'

const ROOT = join(import.meta.dirname, '../..')
const ROUTES = join(ROOT, 'app/routes')
const WORDS: Record<WordPart, object> = {
  core: zhCore,
  market: zhMarket,
  goods: zhGoods,
  wants: zhWants,
  welcome: zhWelcome,
  chain: zhChain,
  city: zhCity,
  members: zhMembers,
  moves: zhMoves,
  deals: zhDeals,
  desks: zhDesks,
  offices: zhOffices,
}
const partOf = new Map(WORD_PARTS.flatMap((part) => Object.keys(WORDS[part]).map((key) => [key, part])))
/** Late parts that only who is signed in ever sees. */
const OWN_PARTS = ['../platforms/platforms-today.tsx', '../home/desk-tasks.tsx', '../home/desks.tsx']
/** In a page's first scripts, but said only to a signed-in reader: the page names their part for such readers alone. */
const SIGNED_IN_ONLY: Record<string, readonly string[]> = {
  'pools.$id.tsx': ['join', 'offers'],
  'platforms._index.tsx': ['desk', 'insights', 'calendars'],
  'platforms.$slug.tsx': ['will', 'desk', 'insights', 'calendars'],
  'resources.$id.tsx': ['desk'],
}
const DRAWN = /app\/(components|i18n|realtime|domain)\//
const IMPORT = /^(?:import|export)\s+(?!type)[^;]*?from '([^']+)'/gms
const LATE = /import\('(\.[^']+)'\)/g
const BROUGHT =
  /\[((?:'(?:core|market|goods|wants|welcome|chain|city|members|moves|deals|desks|offices)'(?:, )?)+)\]/g
const HANDLE = /const handle: PageHandle = \{\s*words: \[([^\]]*)\],?(?:\s*ownWords: \[([^\]]*)\],?)?\s*\}/

const locate = (file: string, name: string) =>
  name.startsWith('#') ? join(ROOT, name.slice(1)) : join(dirname(file), name)

/** The files that a script is made of; what comes late (`apart`, `whenSeen`) has scripts of its own. */
const made = new Map<string, Set<string>>()
function filesOf(start: string): Set<string> {
  const known = made.get(start)
  if (known) return known
  const seen = new Set<string>()
  made.set(start, seen)
  const waiting = [start]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const imported = locate(file, name)
      if (DRAWN.test(imported) && existsSync(imported)) waiting.push(imported)
    }
  }
  return seen
}

interface LatePart {
  readonly name: string
  readonly said: string[]
  readonly brings: readonly string[]
}

/** What comes late, what its files say, and which words came with it or with what brought it. */
function lateParts(
  start: string,
  broughtBefore: readonly string[] = [],
  above: readonly string[] = [],
): LatePart[] {
  return [...filesOf(start)].flatMap((file) => {
    if (/i18n|realtime/.test(file)) return []
    const source = readFileSync(file, 'utf8')
    const own = [...source.matchAll(BROUGHT)].flatMap(([, parts = '']) => partsIn(parts))
    const brings = [...broughtBefore, ...own]
    return [...source.matchAll(LATE)].flatMap(([, name = '']) => {
      const late = locate(file, name)
      if (above.includes(late)) return []
      return [{ name, said: wordsSaidBy(late), brings }, ...lateParts(late, brings, [...above, late])]
    })
  })
}

function partsIn(list: string): WordPart[] {
  return [...list.matchAll(/'(\w+)'/g)].map(([, part = '']) => part as WordPart)
}

/** What a page is sent, read from its route: to import it would bring the server along. */
function sentWith(route: string, isVisitor: boolean): readonly string[] {
  const [found, words = '', ownWords = ''] = HANDLE.exec(readFileSync(join(ROUTES, route), 'utf8')) ?? []
  const handle: PageHandle = { words: partsIn(words), ownWords: partsIn(ownWords) }
  return partsOf(found ? handle : undefined, isVisitor, WORD_PARTS)
}

const lackingIn = (said: readonly string[], sent: readonly string[]) =>
  said.filter((key) => !sent.includes(partOf.get(key) ?? 'core'))

/** `text.pools`, `useText().pools` and `const { pools: words } = useText()`. */
function keysIn(source: string): string[] {
  const dotted = [...source.matchAll(/\b(?:text|useText\(\))\.(\w+)/g)].map(([, key = '']) => key)
  const taken = [...source.matchAll(/\{([^{}]*)\} = (?:useText\(\)|text\b)/g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.split(':')[0]?.trim() ?? ''),
  )
  return [...dotted, ...taken]
}

function wordsSaidBy(start: string): string[] {
  const said = [...filesOf(start)].flatMap((file) => keysIn(readFileSync(file, 'utf8')))
  return [...new Set(said)].filter((key) => partOf.has(key))
}

const routes = readdirSync(ROUTES).filter((file) => file.endsWith('.tsx'))

test.each(routes)('a visitor of %s is sent every word that the page can say', (route) => {
  const lacking = lackingIn(wordsSaidBy(join(ROUTES, route)), sentWith(route, true))
  expect(lacking.filter((key) => !SIGNED_IN_ONLY[route]?.includes(key))).toEqual([])
})

test.each(routes)('a signed-in reader of %s is sent every word that the page can say', (route) => {
  expect(lackingIn(wordsSaidBy(join(ROUTES, route)), sentWith(route, false))).toEqual([])
})

test.each(routes)('a part of %s that comes late brings the words that the page lacks', (route) => {
  const lackingFor = (isVisitor: boolean) =>
    lateParts(join(ROUTES, route))
      .filter(({ name }) => !isVisitor || !OWN_PARTS.includes(name))
      .map(({ name, said, brings }) => ({
        name,
        words: lackingIn(said, [...sentWith(route, isVisitor), ...brings]),
      }))
      .filter(({ words }) => words.length > 0)
  expect([lackingFor(true), lackingFor(false)]).toEqual([[], []])
})

test('what stands around every page is said by core alone', () => {
  expect(lackingIn(wordsSaidBy(join(ROOT, 'app/root.tsx')), ['core'])).toEqual([])
})

test('what comes late around every page brings what it says beside core', () => {
  const lacking = lateParts(join(ROOT, 'app/root.tsx'))
    .map(({ name, said, brings }) => ({ name, words: lackingIn(said, ['core', ...brings]) }))
    .filter(({ words }) => words.length > 0)
  expect(lacking).toEqual([])
})

test('no page but the one that shows everything is sent every part', () => {
  const whole = routes.filter((route) => sentWith(route, false).length === WORD_PARTS.length)
  expect(whole).toEqual(['design.tsx', 'sign-out.tsx'])
})

test('the scan sees what a page says: without its part a page would lack words', () => {
  expect(wordsSaidBy(join(ROUTES, 'platforms.$slug.tsx'))).toEqual(
    expect.arrayContaining(['platforms', 'common']),
  )
  expect(sentWith('platforms.$slug.tsx', false)).toEqual(['core', 'chain', 'moves', 'desks'])
})
