const HERE = 'http://here.invalid'

/** A path of this site with its query and place, else the given one: a link from elsewhere never leads elsewhere. */
export function sitePath(word: unknown, otherwise: string): string {
  if (typeof word !== 'string' || !word.startsWith('/')) return otherwise
  try {
    const url = new URL(word, HERE)
    // `/.//elsewhere` is a path here until its dot is taken out: two slashes begin another host's address.
    const isHere = url.origin === HERE && !url.pathname.startsWith('//')
    return isHere ? `${url.pathname}${url.search}${url.hash}` : otherwise
  } catch {
    return otherwise
  }
}
