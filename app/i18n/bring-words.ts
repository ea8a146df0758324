import type { Locale } from '#app/contracts/views/shell.ts'
import { provideWords, type Text } from './text.ts'

/**
 * The parts of a language: what every page says, then the catalogue, machines shared along a chain, what the city
 * offers, and all that stands behind.
 */
export const WORD_PARTS = ['core', 'market', 'chain', 'city', 'trade'] as const
export type WordPart = (typeof WORD_PARTS)[number]

const SOURCES: Record<Locale, Record<WordPart, () => Promise<Partial<Text>>>> = {
  zh: {
    core: () => import('./zh/core.ts').then(({ zhCore }) => zhCore),
    market: () => import('./zh/market.ts').then(({ zhMarket }) => zhMarket),
    chain: () => import('./zh/chain.ts').then(({ zhChain }) => zhChain),
    city: () => import('./zh/city.ts').then(({ zhCity }) => zhCity),
    trade: () => import('./zh/trade.ts').then(({ zhTrade }) => zhTrade),
  },
  en: {
    core: () => import('./en/core.ts').then(({ enCore }) => enCore),
    market: () => import('./en/market.ts').then(({ enMarket }) => enMarket),
    chain: () => import('./en/chain.ts').then(({ enChain }) => enChain),
    city: () => import('./en/city.ts').then(({ enCity }) => enCity),
    trade: () => import('./en/trade.ts').then(({ enTrade }) => enTrade),
  },
}

const brought = new Set<WordPart>()
const onTheWay = new Map<WordPart, Promise<void>>()

/** Those of the parts that this browser has not got. The server lacks none. */
export function missingParts(parts: readonly WordPart[]): WordPart[] {
  return import.meta.env?.SSR === false ? parts.filter((part) => !brought.has(part)) : []
}

/** Brings parts of the page's own language into this browser, each once. */
export async function bringWords(parts: readonly WordPart[]): Promise<void> {
  const locale = globalThis.document?.documentElement.lang.startsWith('en') ? 'en' : 'zh'
  await Promise.all(missingParts(parts).map((part) => bring(locale, part)))
}

function bring(locale: Locale, part: WordPart): Promise<void> {
  const coming =
    onTheWay.get(part) ??
    SOURCES[locale]
      [part]()
      .then((words) => {
        provideWords(locale, words)
        brought.add(part)
      })
      .finally(() => onTheWay.delete(part))
  onTheWay.set(part, coming)
  return coming
}

/** What of the words a visitor's page needs; signed in, and on any page not named, a reader gets all. */
const VISITED: Readonly<Record<string, readonly WordPart[]>> = {
  'routes/_index': ['core', 'market'],
  'routes/pools._index': ['core', 'market'],
  'routes/pools.$id': ['core'],
  'routes/pools.$id_.award': ['core', 'market'],
  'routes/pools.$id_.poster': ['core'],
  'routes/sign-in': ['core', 'market'],
  'routes/register': ['core', 'market'],
  'routes/search': ['core', 'market'],
  'routes/categories': ['core', 'market'],
  'routes/categories_.$slug': ['core', 'market'],
  'routes/compare': ['core', 'market'],
  'routes/listings.$id': ['core', 'market'],
  'routes/suppliers.$id': ['core', 'market'],
  'routes/demands._index': ['core', 'market'],
  'routes/platforms._index': ['core', 'chain'],
  'routes/platforms.$slug': ['core', 'chain'],
  'routes/resources.$id': ['core', 'chain'],
  'routes/testing._index': ['core', 'chain'],
  'routes/testing.services.$id': ['core', 'chain'],
  'routes/reports.$number': ['core', 'chain'],
  'routes/verify._index': ['core', 'chain'],
  'routes/verify.$number': ['core', 'chain'],
  'routes/policies': ['core', 'city'],
  'routes/retire': ['core', 'city'],
  'routes/providers._index': ['core', 'city'],
  'routes/providers.$id': ['core', 'city'],
}

/** The parts for a page, by the ids of its routes. */
export function partsFor(routeIds: readonly string[], isVisitor: boolean): readonly WordPart[] {
  const page = routeIds.at(-1) ?? ''
  return (isVisitor ? VISITED[page] : undefined) ?? WORD_PARTS
}
