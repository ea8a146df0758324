/**
 * What a record holds under a word that somebody typed. Every object also answers to `constructor` and `__proto__`
 * without holding them: those are no entries.
 */
export function entryOf<Value>(record: Readonly<Record<string, Value>>, word: string): Value | undefined {
  return Object.hasOwn(record, word) ? record[word] : undefined
}
