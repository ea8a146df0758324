import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'

const ROUTES = resolve(import.meta.dirname, '../../app/routes')

/** What stands in an address for an id, by the part of the address before it: `pools` → the pools that there are. */
export type KnownIds = Readonly<Record<string, readonly string[]>>

/**
 * Every address that the product answers, made from the routes' own file names, so that none is forgotten: once per
 * known id, and where none is known with one that nobody bears. A page carries in itself what its loaders answer.
 */
export function everyAddress(known: KnownIds): string[] {
  const files = readdirSync(ROUTES).filter((file) => /\.tsx?$/.test(file) && file !== '$.tsx')
  return [...new Set(files.flatMap((file) => addressesOf(partsOf(file), known)))]
}

/** `pools.$id_.poster[.]png.ts` → `pools`, `$id`, `poster.png`. */
function partsOf(file: string): string[] {
  const name = file.replace(/\.tsx?$/, '').replaceAll('[.]', '\u0000')
  return name
    .split('.')
    .filter((part) => part !== '_index')
    .map((part) => part.replace(/_$/, '').replaceAll('\u0000', '.'))
}

function addressesOf(parts: readonly string[], known: KnownIds): string[] {
  return parts.reduce<string[]>(
    (heads, part, index) => {
      if (!part.startsWith('$')) return heads.map((head) => `${head === '/' ? '' : head}/${part}`)
      const before = parts.slice(0, index).join('.')
      const ids = known[before] ?? ['nobody_bears_this']
      return heads.flatMap((head) => ids.map((id) => `${head}/${id}`))
    },
    ['/'],
  )
}
