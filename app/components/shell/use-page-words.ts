import { useMatches } from '@remix-run/react'
import { bringWords, missingParts, WORD_PARTS } from '#app/i18n/bring-words.ts'
import { type PageHandle, partsOf } from '#app/i18n/page-handle.ts'

/**
 * Holds a page back until its words are here: while they come, the page before it stays. Returns the parts,
 * which the server writes into the page so that a browser can bring them first. When they cannot be had (a new
 * release, no network) the address is loaded anew, as for scripts.
 */
export function usePageWords(isVisitor: boolean): string {
  const handle = useMatches().at(-1)?.handle as PageHandle | undefined
  const parts = partsOf(handle, isVisitor, WORD_PARTS)
  const missing = missingParts(parts)
  if (missing.length > 0) throw bringWords(missing).catch(() => window.location.reload())
  return parts.join(' ')
}
