import type { FilterableAttributes } from 'meilisearch'

/** What a document is to a filter: attributes by name, nested ones by a path with dots. */
export type Fields = Readonly<Record<string, unknown>>
type Holds = (document: Fields) => boolean

/** What the server says of a filter that it cannot carry out: HTTP 400, `invalid_search_filter`. */
export class FilterFault extends Error {}

const TOKEN = /\s*(>=|<=|!=|=|>|<|\(|\)|\[|\]|,|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s()[\],=<>!"']+)/y

/**
 * A filter as the official reference describes it: strings of conditions with AND, OR, NOT and parentheses; an
 * array is a conjunction, an array inside it a disjunction. Only filterable attributes may be named, and only
 * compared when their features allow it.
 */
export function readFilter(filter: unknown, filterable: FilterableAttributes): Holds {
  if (filter === undefined || filter === null) return () => true
  if (typeof filter === 'string')
    return filter.trim() === '' ? () => true : new Reader(filter, filterable).read()
  if (!Array.isArray(filter)) throw new FilterFault('the filter is neither a string nor an array')
  const parts = filter.map((part: unknown): Holds => {
    if (!Array.isArray(part)) return readFilter(part, filterable)
    const alternatives = part.map((each: unknown) => readFilter(each, filterable))
    return (document) => alternatives.some((holds) => holds(document))
  })
  return (document) => parts.every((holds) => holds(document))
}

class Reader {
  readonly #tokens: string[] = []
  readonly #filterable: FilterableAttributes
  #at = 0

  constructor(text: string, filterable: FilterableAttributes) {
    this.#filterable = filterable
    TOKEN.lastIndex = 0
    for (let from = 0; text.slice(from).trim() !== ''; from = TOKEN.lastIndex) {
      const match = TOKEN.exec(text)
      if (!match?.[1]) throw new FilterFault(`cannot be read: ${text.slice(from)}`)
      this.#tokens.push(match[1])
    }
  }

  read(): Holds {
    const holds = this.#or()
    if (this.#at < this.#tokens.length) throw new FilterFault(`unexpected ${this.#tokens[this.#at]}`)
    return holds
  }

  #next(): string {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw new FilterFault('the filter ends too early')
    this.#at += 1
    return token
  }

  #takes(word: string): boolean {
    if (this.#tokens[this.#at] !== word) return false
    this.#at += 1
    return true
  }

  #or(): Holds {
    const parts = [this.#and()]
    while (this.#takes('OR')) parts.push(this.#and())
    return parts.length === 1 && parts[0] ? parts[0] : (document) => parts.some((holds) => holds(document))
  }

  #and(): Holds {
    const parts = [this.#not()]
    while (this.#takes('AND')) parts.push(this.#not())
    return parts.length === 1 && parts[0] ? parts[0] : (document) => parts.every((holds) => holds(document))
  }

  #not(): Holds {
    if (!this.#takes('NOT')) return this.#primary()
    const holds = this.#not()
    return (document) => !holds(document)
  }

  #primary(): Holds {
    if (this.#takes('(')) {
      const holds = this.#or()
      if (!this.#takes(')')) throw new FilterFault('a parenthesis stays open')
      return holds
    }
    return this.#condition()
  }

  #condition(): Holds {
    const attribute = this.#next()
    const operator = this.#next()
    this.#ensureFilterable(attribute, operator)
    if (operator === 'EXISTS') return (document) => valuesOf(document, attribute).length > 0
    if (operator === 'IN') {
      const values = this.#list()
      return (document) =>
        valuesOf(document, attribute).some((value) => values.some((each) => isSame(value, each)))
    }
    const wanted = plain(this.#next())
    if (operator === '=')
      return (document) => valuesOf(document, attribute).some((value) => isSame(value, wanted))
    if (operator === '!=')
      return (document) => !valuesOf(document, attribute).some((value) => isSame(value, wanted))
    const bound = Number(wanted)
    if (!/^-?\d+(\.\d+)?$/.test(wanted)) throw new FilterFault(`${wanted} is no number`)
    const compare = {
      '>': (n: number) => n > bound,
      '>=': (n: number) => n >= bound,
      '<': (n: number) => n < bound,
      '<=': (n: number) => n <= bound,
    }[operator]
    if (!compare) throw new FilterFault(`${operator} is no operator`)
    return (document) =>
      valuesOf(document, attribute).some((value) => typeof value === 'number' && compare(value))
  }

  #list(): string[] {
    if (!this.#takes('[')) throw new FilterFault('IN takes a list')
    const values: string[] = []
    while (!this.#takes(']')) {
      values.push(plain(this.#next()))
      if (!this.#takes(',') && this.#tokens[this.#at] !== ']') throw new FilterFault('a list stays open')
    }
    return values
  }

  #ensureFilterable(attribute: string, operator: string): void {
    const isComparison = ['>', '>=', '<', '<='].includes(operator)
    for (const rule of this.#filterable ?? []) {
      const patterns = typeof rule === 'string' ? [rule] : rule.attributePatterns
      if (!patterns.some((pattern) => fits(pattern, attribute))) continue
      if (typeof rule !== 'string' && isComparison && !rule.features.filter.comparison) break
      return
    }
    throw new FilterFault(`Attribute \`${attribute}\` is not filterable with \`${operator}\`.`)
  }
}

function fits(pattern: string, attribute: string): boolean {
  return pattern.endsWith('*') ? attribute.startsWith(pattern.slice(0, -1)) : pattern === attribute
}

function plain(token: string): string {
  if (/^["']/.test(token)) return token.slice(1, -1).replaceAll(/\\(.)/g, '$1')
  if (/^(AND|OR|NOT|IN|EXISTS|TO)$/.test(token) || /^[()[\],]$/.test(token))
    throw new FilterFault(`unexpected ${token}`)
  return token
}

/** Numbers are compared as numbers, everything else as text without case. */
function isSame(value: unknown, wanted: string): boolean {
  if (typeof value === 'number') return value === Number(wanted)
  return String(value).toLowerCase() === wanted.toLowerCase()
}

/** The values of an attribute, an array's each for itself; none when it is absent or null. */
export function valuesOf(document: Fields, attribute: string): unknown[] {
  let found: unknown = document
  for (const part of attribute.split('.'))
    found = (found as Record<string, unknown> | null | undefined)?.[part]
  if (found === undefined || found === null) return []
  return Array.isArray(found) ? found : [found]
}
