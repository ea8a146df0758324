import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

const FRAMEWORK =
  /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|turbo-stream)\//
/** What every page draws with. In one file it is smaller than in twenty, and a phone asks once. */
const SHELL =
  /app\/(root|entry\.client|domain\/shared\/entry-of|http\/page-title|realtime\/use-live-reload|i18n\/(text|format|bring-words|page-handle|places|category-name|refusal-facts)|components\/(paths|forms|use-draft|undo-toast|shell\/(?!palette(?:-score|-panel)?\.)[\w-]+|ui\/(apart|badge|button|card|choices|classes|dialog|drawn-once|feedback|field|glowing|icon|inputs|page-header|refusal-sentence|table|toast|when-seen)))\.tsx?$/
/** What pages with pools share, and the picture of a pool's ladder. */
const PRICES =
  /app\/components\/(countdown\/|ladder\/(staircase-table|geometry)|pools\/(pool-figures|leading-offer))/
const STAIRCASE = /app\/components\/ladder\/(price-staircase|what-if-slider)/
/** How a listing looks in a search, and on its own page. */
const LISTING = /app\/components\/catalogue\/(listing-card|spec-text|specs-table|certificates-list)/
const WORDS = /app\/i18n\/(zh|en)\/([\w-]+)\.ts$/
const partOfWords = new Map(
  ['zh', 'en'].flatMap((locale) =>
    [
      'core',
      'market',
      'goods',
      'wants',
      'welcome',
      'chain',
      'city',
      'members',
      'moves',
      'deals',
      'desks',
      'offices',
    ].flatMap((part) => wordsOf(locale, part)),
  ),
)

/** Words that are imported by several files of scripts must still come with their own part of the language. */
function wordsOf(locale: string, part: string): [string, string][] {
  const source = readFileSync(join(import.meta.dirname, `app/i18n/${locale}/${part}.ts`), 'utf8')
  const names = [...source.matchAll(/from '\.\/([\w-]+)\.ts'/g)].map(([, name]) => name ?? '')
  return [...names, part].map((name) => [`${locale}/${name}`, `words-${locale}-${part}`])
}

function fileFor(id: string): string | undefined {
  const [, locale, name] = WORDS.exec(id) ?? []
  if (locale) return partOfWords.get(`${locale}/${name}`)
  if (FRAMEWORK.test(id)) return 'framework'
  if (PRICES.test(id)) return 'prices'
  if (STAIRCASE.test(id)) return 'staircase'
  if (LISTING.test(id)) return 'listing'
  return SHELL.test(id) ? 'shell' : undefined
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixOptions)],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    ...(isSsrBuild
      ? {}
      : {
          minify: 'terser' as const,
          terserOptions: { module: true, compress: { passes: 2 } },
          rollupOptions: { output: { manualChunks: fileFor } },
        }),
  },
}))
