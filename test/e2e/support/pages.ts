import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROUTES = resolve(import.meta.dirname, '../../../app/routes')

/** One of each kind of reader; a page is looked at as the first who comes to it. */
export const READERS = [
  null,
  'usr_hn_02',
  'usr_s01',
  'usr_operator',
  'usr_bureau_city',
  'usr_leader_hn',
  'usr_provider_1',
] as const
export type Reader = (typeof READERS)[number]

export interface Found {
  readonly pattern: string
  readonly path: string
  readonly as: Reader
}

/** The address patterns of all pages, such as `/pools/$id`; endpoints without a page are left out. */
export function pagePatterns(): string[] {
  return readdirSync(ROUTES)
    .filter((file) => file.endsWith('.tsx') && file !== '$.tsx')
    .filter((file) => /export default/.test(readFileSync(join(ROUTES, file), 'utf8')))
    .map(patternOf)
    .toSorted()
}

/** Remix's flat file names: `.` is `/`, a trailing `_` of a part leaves its parent's layout, `_index` is nothing. */
function patternOf(file: string): string {
  const parts = file
    .replace(/\.tsx$/, '')
    .split('.')
    .filter((part) => !part.startsWith('_'))
    .map((part) => part.replace(/_$/, ''))
  return `/${parts.join('/')}`
}

/** Follows the links from the home page as every kind of reader: one address for every page that can be come to. */
export async function walk(url: string): Promise<Found[]> {
  const found = new Map<string, Found>()
  for (const as of READERS) {
    for (const path of await pathsFrom(url, as)) {
      const pattern = matching(path)
      if (pattern !== null && !found.has(pattern)) found.set(pattern, { pattern, path, as })
    }
  }
  return [...found.values()]
}

/** What links lead on depends on the state of what a page shows: so many of a kind are looked into. */
const MOST_EXAMPLES = 12

const patterns = pagePatterns()

/** A pattern without a parameter is meant before one with. */
function matching(path: string): string | null {
  const parts = path.replace(/[?#].*$/, '').split('/')
  const fits = (pattern: string) => {
    const wanted = pattern.split('/')
    return (
      wanted.length === parts.length && wanted.every((one, at) => one.startsWith('$') || one === parts[at])
    )
  }
  return patterns.find((one) => !one.includes('$') && fits(one)) ?? patterns.find(fits) ?? null
}

async function pathsFrom(url: string, as: Reader): Promise<string[]> {
  const headers = { Cookie: `lang=zh; ${as ? await sessionOf(url, as) : ''}` }
  const waiting = ['/']
  const seen = new Map<string, number>([['/', MOST_EXAMPLES]])
  const known = new Set<string>(['/'])
  const reached: string[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await fetch(`${url}${path}`, { headers, redirect: 'manual' })
    if (answer.status !== 200) continue
    reached.push(path)
    for (const [, link = ''] of (await answer.text()).matchAll(/href="(\/[^"]*)"/g)) {
      const pattern = matching(link)
      const target = link.replaceAll('&amp;', '&').replace(/#.*$/, '')
      if (pattern === null || known.has(target)) continue
      const times = seen.get(pattern) ?? 0
      if (times >= (pattern.includes('$') ? MOST_EXAMPLES : 1)) continue
      seen.set(pattern, times + 1)
      known.add(target)
      waiting.push(target)
    }
  }
  return reached
}

async function sessionOf(url: string, userId: string): Promise<string> {
  const body = new URLSearchParams({ intent: 'demo', userId, next: '/' })
  const answer = await fetch(`${url}/sign-in`, { method: 'POST', body, redirect: 'manual' })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
