import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { partsFor, WORD_PARTS, type WordPart } from '#app/i18n/bring-words.ts'
import { zhChain } from '#app/i18n/zh/chain.ts'
import { zhCity } from '#app/i18n/zh/city.ts'
import { zhCore } from '#app/i18n/zh/core.ts'
import { zhMarket } from '#app/i18n/zh/market.ts'
import { zhTrade } from '#app/i18n/zh/trade.ts'

const ROOT = join(import.meta.dirname, '../..')
const ROUTES = join(ROOT, 'app/routes')
const WORDS: Record<WordPart, object> = {
  core: zhCore,
  market: zhMarket,
  chain: zhChain,
  city: zhCity,
  trade: zhTrade,
}
const partOf = new Map(WORD_PARTS.flatMap((part) => Object.keys(WORDS[part]).map((key) => [key, part])))
/** Said only to somebody who is signed in, who has every word. */
const SIGNED_IN_ONLY: Record<string, readonly string[]> = {
  'routes/pools.$id': ['offers'],
  'routes/platforms._index': ['desk', 'insights', 'calendars'],
  'routes/platforms.$slug': ['will', 'desk', 'insights', 'calendars'],
  'routes/resources.$id': ['desk'],
}
/** Late parts that only who is signed in ever sees. */
const OWN_PARTS = [
  '../platforms/platforms-today.tsx',
  '../home/desk-tasks.tsx',
  '../home/desks.tsx',
  './standing-commitment.tsx',
]
const DRAWN = /app\/(components|i18n|realtime|domain)\//
const IMPORT = /^(?:import|export)\s+(?!type)[^;]*?from '([^']+)'/gms
const LATE = /import\('(\.[^']+)'\)/g
const BROUGHT = /\['(core|market|chain|city|trade)'/g

const locate = (file: string, name: string) =>
  name.startsWith('#') ? join(ROOT, name.slice(1)) : join(dirname(file), name)

/** The files that a script is made of; what comes late (`apart`, `whenSeen`) has scripts of its own. */
function filesOf(start: string): Set<string> {
  const seen = new Set<string>()
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

/** By part that comes late: what its files say, and which words it brings by itself. */
function lateParts(
  start: string,
): { readonly name: string; readonly said: string[]; readonly brings: string[] }[] {
  return [...filesOf(start)].flatMap((file) => {
    if (/i18n|realtime/.test(file)) return []
    const source = readFileSync(file, 'utf8')
    const brings = [...source.matchAll(BROUGHT)].map(([, part = '']) => part)
    return [...source.matchAll(LATE)].map(([, name = '']) => ({
      name,
      said: wordsSaidBy(locate(file, name)),
      brings,
    }))
  })
}

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
  const id = `routes/${route.replace(/\.tsx$/, '')}`
  const sent = partsFor([id], true)
  const lacking = wordsSaidBy(join(ROUTES, route)).filter((key) => !sent.includes(partOf.get(key) ?? 'core'))
  expect(lacking.filter((key) => !SIGNED_IN_ONLY[id]?.includes(key))).toEqual([])
})

test.each(routes)('a part of %s that comes late brings the words that the page lacks', (route) => {
  const sent = partsFor([`routes/${route.replace(/\.tsx$/, '')}`], true)
  const lacking = lateParts(join(ROUTES, route)).map(({ name, said, brings }) => {
    const had = [...sent, ...brings]
    return { name, words: said.filter((key) => !had.includes(partOf.get(key) ?? 'core')) }
  })
  expect(lacking.filter(({ name, words }) => words.length > 0 && !OWN_PARTS.includes(name))).toEqual([])
})

test('the scan sees what a page says: without its part a page would lack words', () => {
  expect(wordsSaidBy(join(ROUTES, 'platforms.$slug.tsx'))).toEqual(
    expect.arrayContaining(['platforms', 'common']),
  )
  expect(partsFor(['routes/platforms.$slug'], false)).toEqual(WORD_PARTS)
})
