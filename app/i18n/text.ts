import { createContext, useContext } from 'react'
import type { Locale } from '#app/contracts/views/shell.ts'
import { en } from './en/text.ts'
import { type Text, zh } from './zh/text.ts'

export type { Text } from './zh/text.ts'

/**
 * The server has every word. A browser has those that `bring-words.ts` brought before its page is drawn: the
 * build drops the others from what is sent. Changing the language loads a new page.
 */
const texts: Partial<Record<Locale, Text>> = import.meta.env?.SSR === false ? {} : { zh, en }

export function textFor(locale: Locale): Text {
  const text = texts[locale] ?? Object.values(texts)[0]
  if (!text) throw new Error('no language is loaded')
  return text
}

/** Makes words known: in a browser, before what says them is drawn. */
export function provideWords(locale: Locale, words: Partial<Text>): void {
  texts[locale] = { ...texts[locale], ...words } as Text
}

/** The reader's language, set once at the root. */
export const LocaleContext = createContext<Locale>('zh')

export function useText(): Text {
  return textFor(useContext(LocaleContext))
}
