import { createContext, useContext } from 'react'
import type { Locale } from '#app/contracts/views/shell.ts'
import { en } from './en/text.ts'
import { type Text, zh } from './zh/text.ts'

export type { Text } from './zh/text.ts'

/**
 * The server has every language. A browser has its page's own, which `entry.client.tsx` loads before anything
 * is drawn: the build drops the others from what is sent. Changing the language loads a new page.
 */
const texts: Partial<Record<Locale, Text>> = import.meta.env?.SSR === false ? {} : { zh, en }

export function textFor(locale: Locale): Text {
  const text = texts[locale] ?? Object.values(texts)[0]
  if (!text) throw new Error('no language is loaded')
  return text
}

/** Makes a language known: in a browser, once, before anything is drawn. */
export function provideText(text: Text): void {
  texts[text.locale] = text
}

/** The reader's language, set once at the root. */
export const LocaleContext = createContext<Locale>('zh')

export function useText(): Text {
  return textFor(useContext(LocaleContext))
}
