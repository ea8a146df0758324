import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 't', to: 'cn' })

/** Beyond this a query has stopped being one; the rest is not read. */
const LONGEST_QUERY = 160

/** Control and format characters, and halves of surrogate pairs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu

/**
 * One spelling for what reads the same: full-width to half-width (NFKC), small letters, simplified characters,
 * nothing invisible, single blanks. Lone surrogates are dropped.
 */
export function foldText(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(INVISIBLE, ' ').toLowerCase()
  return toSimplified(plain).replaceAll(/\s+/g, ' ').trim()
}

/** As `foldText`, of at most so many characters that every later step is bounded. */
export function foldQuery(text: string): string {
  return foldText([...text.slice(0, 4 * LONGEST_QUERY)].slice(0, LONGEST_QUERY).join('')).slice(
    0,
    LONGEST_QUERY,
  )
}

/** A model as people retype it: small letters and digits, no hyphens, blanks or dots. */
export function modelKey(text: string): string {
  return foldText(text).replaceAll(/[^a-z0-9\p{Script=Han}]/gu, '')
}
