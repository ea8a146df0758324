import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { seedSearch } from '#test/search/seeded.ts'
import { testDatabase } from '#test/support/database.ts'

const database = await testDatabase()
await seedSearch(database.sql)
// Each program starts in a second, on a busy machine in several.
vi.setConfig({ testTimeout: 120_000 })
const ROOT = resolve(import.meta.dirname, '../../..')

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function run(program: string, ...words: string[]): Promise<Ended> {
  const { MEILI_URL: _, ...rest } = process.env
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', `app/cli/${program}.ts`, ...words],
      { cwd: ROOT, env: { ...rest, DATABASE_URL: database.url, DEMO: '0' } },
      (error, stdout, stderr) => done({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
  })
}
const search = (...words: string[]) => run('search', ...words)
const answerOf = ({ stdout }: Ended) =>
  JSON.parse(stdout) as {
    engine: string
    total: number
    hits: Record<string, string | null>[]
    facets: Record<string, Record<string, number>>
    milliseconds: number
  }

test('a fitter’s words answer ranked listings with facets, in the agreed shape', async () => {
  const ended = await search('打头机 M12', '--json')
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const { engine, total, hits, facets, milliseconds, ...rest } = answerOf(ended)
  expect(rest).toEqual({})
  expect(engine).toBe('postgres')
  expect(hits.length).toBe(Math.min(total, 20))
  expect(Object.keys(hits[0] ?? {})).toEqual(['id', 'title', 'category', 'supplier', 'county', 'firstSet'])
  for (const hit of hits) expect(hit.category).toBe('cold-heading-machine')
  for (const hit of hits.slice(0, 2)) expect(hit.title).toContain('M12')
  const counted = Object.values(facets.county ?? {}).reduce((sum, count) => sum + count, 0)
  expect(counted).toBe(total)
  expect(milliseconds).toBeGreaterThan(0)
})

test('filters hold together, of one facet and of a spec’s figures', async () => {
  const local = answerOf(
    await search('冷镦机', '--json', '--filter', 'county=330424', '--filter', 'strokesPerMinute>=120'),
  )
  expect(local.total).toBeGreaterThan(0)
  expect(new Set(local.hits.map(({ county }) => county))).toEqual(new Set(['330424']))
  const rows = await database.sql<{ strokes: number }[]>`
    select (specs->>'strokesPerMinute')::float8 as strokes from listings
    where id = any(${local.hits.map(({ id }) => String(id))})`
  for (const { strokes } of rows) expect(strokes).toBeGreaterThanOrEqual(120)
  const nowhere = await search('冷镦机', '--json', '--filter', 'county=330424', '--filter', 'county=330482')
  expect(answerOf(nowhere).total).toBe(0)
})

test('a sort and a limit beyond one page give every listing once, in order', async () => {
  const { total, hits } = answerOf(await search('', '--json', '--sort', '-priceFen', '--limit', '120'))
  expect(total).toBeGreaterThan(120)
  const ids = hits.map(({ id }) => String(id))
  expect(new Set(ids).size).toBe(120)
  const rows = await database.sql<{ id: string }[]>`
    select id from listings where state = 'published' order by price_fen desc, id desc limit 120`
  expect(ids).toEqual(rows.map(({ id }) => id))
})

test('wrong options are exit 2 with a line per fault, each with its path', async () => {
  const ended = await search(
    'x',
    '--filter',
    'nothing=1',
    '--filter',
    'county',
    '--filter',
    'strokesPerMinute>=a',
  )
  expect(ended.code).toBe(2)
  expect(ended.stdout).toBe('')
  expect(ended.stderr).toMatch(/\$\.filter\[0\].*\n\$\.filter\[1\].*\n\$\.filter\[2\]/)
  for (const words of [['--limit', '0'], ['--sort', 'luck'], ['--engine', 'oracle'], ['--frobnicate']]) {
    expect((await search('x', ...words)).code, words.join(' ')).toBe(2)
  }
})

test('people get text, with prices, words and facets', async () => {
  const { code, stdout } = await search('ldj')
  expect(code).toBe(0)
  expect(stdout).toMatch(/cold-heading-machine/)
  expect(stdout).toMatch(/¥[\d,]+/)
})

test('verify is exit 1 with the differences, a repair and a rebuild put them right', async () => {
  await database.sql`delete from search_documents where listing_id = 'lst_0001'`
  const broken = await run('search-verify', '--json')
  expect(broken.code).toBe(1)
  expect(JSON.parse(broken.stdout).verified[0]).toMatchObject({ engine: 'postgres', missing: ['lst_0001'] })
  expect((await run('search-verify', '--repair')).code).toBe(0)
  expect((await run('search-rebuild')).code).toBe(0)
  expect((await run('search-verify')).stdout).toContain('✓')
})
