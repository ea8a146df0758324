import type { WordPart } from './bring-words.ts'

/** What a route tells of its page by its `handle`. */
export interface PageHandle {
  /** The parts of a language that the page says beside core. */
  readonly words: readonly WordPart[]
  /** Those that it says only to who is signed in. */
  readonly ownWords?: readonly WordPart[]
}

/** The parts that a page of this handle needs; every part for a page that names none. */
export function partsOf(
  handle: PageHandle | undefined,
  isVisitor: boolean,
  all: readonly WordPart[],
): readonly WordPart[] {
  if (!handle) return all
  const { words, ownWords = [] } = handle
  return ['core', ...words, ...(isVisitor ? [] : ownWords)]
}
