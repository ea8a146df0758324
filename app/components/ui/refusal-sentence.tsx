import type { RefusalView } from '#app/contracts/views/shell.ts'
import { refusalSentence } from '#app/i18n/refusals.ts'
import { useText } from '#app/i18n/text.ts'

/** Why something was not done, in the reader's language. */
export function RefusalSentence({ refusal }: { refusal: RefusalView }) {
  return refusalSentence(refusal, useText().locale)
}
