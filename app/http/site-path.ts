const HERE = 'http://here.invalid'

/** A path of this site with its query, else the given one: a link from elsewhere never leads elsewhere. */
export function sitePath(word: unknown, otherwise: string): string {
  if (typeof word !== 'string' || !word.startsWith('/')) return otherwise
  try {
    const url = new URL(word, HERE)
    return url.origin === HERE ? `${url.pathname}${url.search}` : otherwise
  } catch {
    return otherwise
  }
}
