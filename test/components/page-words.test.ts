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
const SIGNED_IN_ONLY: Record<string, readonly string[]> = { 'routes/pools.$id': ['offers'] }
const DRAWN = /app\/(components|i18n|realtime|domain)\//
const IMPORT = /^(?:import|export)\s+(?!type)[^;]*?from '([^']+)'/gms

/** The files that a page's script is made of; what comes late brings its own words (`apart`). */
function filesOf(start: string): Set<string> {
  const seen = new Set<string>()
  const waiting = [start]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const imported = name.startsWith('#') ? join(ROOT, name.slice(1)) : join(dirname(file), name)
      if (DRAWN.test(imported) && existsSync(imported)) waiting.push(imported)
    }
  }
  return seen
}

function wordsSaidBy(route: string): string[] {
  const said = [...filesOf(join(ROUTES, route))].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:text|useText\(\))\.(\w+)/g)].map(([, key = '']) => key),
  )
  return [...new Set(said)].filter((key) => partOf.has(key))
}

const routes = readdirSync(ROUTES).filter((file) => file.endsWith('.tsx'))

test.each(routes)('a visitor of %s is sent every word that the page can say', (route) => {
  const id = `routes/${route.replace(/\.tsx$/, '')}`
  const sent = partsFor([id], true)
  const lacking = wordsSaidBy(route).filter((key) => !sent.includes(partOf.get(key) ?? 'core'))
  expect(lacking.filter((key) => !SIGNED_IN_ONLY[id]?.includes(key))).toEqual([])
})

test('the scan sees what a page says: without its part a page would lack words', () => {
  expect(wordsSaidBy('platforms.$slug.tsx')).toEqual(expect.arrayContaining(['platforms', 'common']))
  expect(partsFor(['routes/platforms.$slug'], false)).toEqual(WORD_PARTS)
})
