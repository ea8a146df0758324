import type { Locale } from '#app/contracts/views/shell.ts'
import { provideWords, type Text } from './text.ts'

/**
 * The parts of a language: what every page says, then prices and offers, the catalogue,
 * demands, the way in, machines shared along a chain, what the city
 * offers, members of a pool, refusals and what a press will do, orders, those who run a platform, and offices.
 */
export const WORD_PARTS = [
  'core',
  'market',
  'goods',
  'wants',
  'welcome',
  'chain',
  'city',
  'members',
  'moves',
  'deals',
  'desks',
  'offices',
] as const
export type WordPart = (typeof WORD_PARTS)[number]

const SOURCES: Record<Locale, Record<WordPart, () => Promise<Partial<Text>>>> = {
  zh: {
    core: () => import('./zh/core.ts').then(({ zhCore }) => zhCore),
    market: () => import('./zh/market.ts').then(({ zhMarket }) => zhMarket),
    goods: () => import('./zh/goods.ts').then(({ zhGoods }) => zhGoods),
    wants: () => import('./zh/wants.ts').then(({ zhWants }) => zhWants),
    welcome: () => import('./zh/welcome.ts').then(({ zhWelcome }) => zhWelcome),
    chain: () => import('./zh/chain.ts').then(({ zhChain }) => zhChain),
    city: () => import('./zh/city.ts').then(({ zhCity }) => zhCity),
    members: () => import('./zh/members.ts').then(({ zhMembers }) => zhMembers),
    moves: () => import('./zh/moves.ts').then(({ zhMoves }) => zhMoves),
    deals: () => import('./zh/deals.ts').then(({ zhDeals }) => zhDeals),
    desks: () => import('./zh/desks.ts').then(({ zhDesks }) => zhDesks),
    offices: () => import('./zh/offices.ts').then(({ zhOffices }) => zhOffices),
  },
  en: {
    core: () => import('./en/core.ts').then(({ enCore }) => enCore),
    market: () => import('./en/market.ts').then(({ enMarket }) => enMarket),
    goods: () => import('./en/goods.ts').then(({ enGoods }) => enGoods),
    wants: () => import('./en/wants.ts').then(({ enWants }) => enWants),
    welcome: () => import('./en/welcome.ts').then(({ enWelcome }) => enWelcome),
    chain: () => import('./en/chain.ts').then(({ enChain }) => enChain),
    city: () => import('./en/city.ts').then(({ enCity }) => enCity),
    members: () => import('./en/members.ts').then(({ enMembers }) => enMembers),
    moves: () => import('./en/moves.ts').then(({ enMoves }) => enMoves),
    deals: () => import('./en/deals.ts').then(({ enDeals }) => enDeals),
    desks: () => import('./en/desks.ts').then(({ enDesks }) => enDesks),
    offices: () => import('./en/offices.ts').then(({ enOffices }) => enOffices),
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
