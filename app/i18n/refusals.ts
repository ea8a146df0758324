import type { Locale, RefusalView } from '#app/contracts/views/shell.ts'
import { textFor } from './text.ts'

/** What a refusal says to its reader. */
export function refusalSentence(refusal: RefusalView, locale: Locale): string {
  return textFor(locale).refusals[refusal.code](refusal.facts)
}
