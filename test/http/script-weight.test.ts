import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { WORD_PARTS } from '#app/i18n/bring-words.ts'
import { type PageHandle, partsOf } from '#app/i18n/page-handle.ts'

const BUILD = join(import.meta.dirname, '../../build')
/** Of the 130 KB that a public page may carry; what comes late, as a pool's live socket, `bench -- web` counts too. */
const MOST_KB = 127

let build: ServerBuild

beforeAll(async () => {
  await ensureBuild(() => {})
  build = (await import(join(BUILD, 'server/index.js'))) as ServerBuild
}, 180_000)

/** What a visitor opens without a name. */
const PUBLIC = [
  '_index',
  'categories',
  'categories_.$slug',
  'compare',
  'listings.$id',
  'platforms._index',
  'platforms.$slug',
  'policies',
  'pools._index',
  'pools.$id',
  'pools.$id_.poster',
  'providers._index',
  'providers.$id',
  'register',
  'reports.$number',
  'resources.$id',
  'search',
  'sign-in',
  'suppliers.$id',
  'testing._index',
  'testing.services.$id',
  'verify._index',
] as const

/** Those that draw a page; the others answer with files or redirects. */
const pages = () => Object.values(build.routes).flatMap((route) => (route?.module.default ? [route.id] : []))

/** What the framework asks for before a page is alive: its own scripts and those of its route and that route's parents. */
function firstScripts(id: string): string[] {
  const { entry, routes } = build.assets
  const files = [entry.module, ...entry.imports]
  for (let route = routes[id]; route; route = routes[route.parentId ?? ''])
    files.push(route.module, ...(route.imports ?? []))
  return [...new Set(files)]
}

/** The language's parts that the page names. */
function wordScripts(id: string, locale: string, isVisitor: boolean): string[] {
  const handle = build.routes[id]?.module.handle as PageHandle | undefined
  const names = readdirSync(join(BUILD, 'client/assets'))
  return partsOf(handle, isVisitor, WORD_PARTS).map((part) => {
    const name = names.find((one) => one.startsWith(`words-${locale}-${part}-`))
    if (!name) throw new Error(`the words ${locale} ${part} are in no script`)
    return `/assets/${name}`
  })
}

const kbOf = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILD, 'client', file))).length, 0) / 1024

describe('what pages weigh', () => {
  test('no page’s first scripts bring words: they come by the page’s own language and parts', () => {
    const bringing = pages().filter((id) => firstScripts(id).some((file) => /words-(zh|en)-/.test(file)))
    expect(bringing).toEqual([])
  })

  test.each(['zh', 'en'])('public pages are light before anything comes late (%s)', (locale) => {
    const weights = PUBLIC.map((name) => {
      const id = `routes/${name}`
      return { name, kb: kbOf([...firstScripts(id), ...wordScripts(id, locale, true)]) }
    })
    expect(weights.filter(({ kb }) => kb > MOST_KB)).toEqual([])
  })
})
