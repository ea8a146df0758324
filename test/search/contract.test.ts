import { describe, expect, test } from 'vitest'
import { FACETS, type SearchEngine, type SearchFilters, type SearchQuery, SORTS } from '#search/engine.ts'
import { isEqualIndex } from '#search/verify.ts'
import { testDatabase } from '#test/support/database.ts'
import { openEngines } from './engines.ts'

const database = await testDatabase()
const { sql } = database
const { postgres, meilisearch } = await openEngines(database)

const queryOf = (more: Partial<SearchQuery>): SearchQuery => ({
  text: '',
  filters: {},
  sort: 'relevance',
  page: 1,
  pageSize: 50,
  facets: [],
  ...more,
})

async function everything(engine: SearchEngine, more: Partial<SearchQuery> = {}): Promise<string[]> {
  const ids: string[] = []
  for (let page = 1; ; page += 1) {
    const { hits } = await engine.search(queryOf({ ...more, page }))
    ids.push(...hits.map(({ id }) => id))
    if (hits.length < 50) return ids
  }
}

const idsWhere = async (condition: ReturnType<typeof sql>): Promise<string[]> =>
  (
    await sql<
      { id: string }[]
    >`select id from listings l where state = 'published' and ${condition} order by id`
  ).map(({ id }) => id)

// The same cases over either engine; over a real Meilisearch whenever MEILI_URL names one.
describe.each([postgres, meilisearch])('the engine $engine.name', ({ engine, index }) => {
  const first = async (text: string) => (await engine.search(queryOf({ text, pageSize: 10 }))).hits[0]

  test('has exactly what is published, and agrees with the database', async () => {
    expect((await everything(engine)).sort()).toEqual(await idsWhere(sql`true`))
    expect(isEqualIndex(await index.verify())).toBe(true)
  })

  test.each([
    ['冷镦机', 'cold-heading-machine'],
    ['打头机', 'cold-heading-machine'],
    ['ldj', 'cold-heading-machine'],
    ['lengduiji', 'cold-heading-machine'],
    ['冷鐓機', 'cold-heading-machine'],
    ['冷敦机', 'cold-heading-machine'],
    ['ｃｎｃ裁床', 'cnc-cutting-table'],
    ['搓牙机 M8', 'thread-rolling-machine'],
    ['laser cutter', 'laser-cutter'],
    ['lazer cutter', 'laser-cutter'],
    ['空压机', 'air-compressor'],
    ['袜机 168针', 'computerised-sock-machine'],
  ])('%s finds the machines that are meant', async (text, category) => {
    const { hits, total } = await engine.search(queryOf({ text, pageSize: 5 }))
    expect(total).toBeGreaterThan(0)
    if (text.startsWith('袜机')) expect(hits[0]?.category).toMatch(/sock-machine$/)
    else for (const hit of hits) expect(hit.category).toBe(category)
  })

  test('a model is found with and without its hyphens, in capitals or not', async () => {
    const [row] = await sql<{ id: string; model: string }[]>`
      select id, model from listings where state = 'published' and model like '%-%-%' order by id limit 1`
    const model = row?.model ?? ''
    for (const text of [model, model.replaceAll('-', ''), model.toLowerCase(), model.replaceAll('-', ' ')])
      expect((await first(text))?.id, text).toBe(row?.id)
  })

  test('what was matched is marked, and the marks leave the text as it is', async () => {
    const { hits } = await engine.search(queryOf({ text: '冷镦机 M12', pageSize: 3 }))
    for (const hit of hits) {
      expect(hit.highlights.title.map(({ text }) => text).join('')).toBe(hit.title)
      expect(hit.highlights.title.some(({ isMatch }) => isMatch)).toBe(true)
    }
  })

  test.each<[string, SearchFilters, ReturnType<typeof sql>]>([
    ['a county', { county: ['330424'] }, sql`county = '330424'`],
    ['two counties', { county: ['330424', '330482'] }, sql`county in ('330424', '330482')`],
    ['a category', { category: ['air-compressor'] }, sql`category_slug = 'air-compressor'`],
    [
      'a price range',
      { priceFen: { min: 10_000_000, max: 30_000_000 } },
      sql`price_fen between 10000000 and 30000000`,
    ],
    [
      'price bands',
      { priceBand: ['5-20', '200-'] },
      sql`(price_fen >= 200000000 or price_fen between 5000000 and 19999999)`,
    ],
    ['a lead time', { leadTimeDays: { max: 30 } }, sql`lead_time_days <= 30`],
    ['an energy grade', { energyGrade: [1, 2] }, sql`energy_grade in (1, 2)`],
    [
      'a spec’s range',
      { specs: [{ key: 'strokesPerMinute', kind: 'range', min: 120, max: 180 }] },
      sql`(specs->>'strokesPerMinute')::float8 between 120 and 180`,
    ],
    [
      'everything at once',
      { county: ['330424'], category: ['cold-heading-machine'], leadTimeDays: { max: 45 }, energyGrade: [1] },
      sql`county = '330424' and category_slug = 'cold-heading-machine' and lead_time_days <= 45 and energy_grade = 1`,
    ],
    ['an upside-down range', { priceFen: { min: 9, max: 1 } }, sql`false`],
    ['no value at all', { county: [] }, sql`false`],
    ['a value nobody has', { county: ['nowhere" OR county = "330424'] }, sql`false`],
    ['a key nobody has', { specs: [{ key: 'x = 1 OR id', kind: 'range', min: 0 }] }, sql`false`],
    ['a bound that is no number', { priceFen: { min: Number.NaN } }, sql`false`],
  ])('a filter by %s lets through what holds it and nothing else', async (_name, filters, condition) => {
    const ids = await idsWhere(condition)
    const answer = await engine.search(queryOf({ filters }))
    expect((await everything(engine, { filters })).sort()).toEqual(ids)
    expect(answer.total).toBe(ids.length)
  })

  test('levels count while they are valid and verified, the highest one of a listing only', async () => {
    const level = async (firstSet: SearchFilters['firstSet']) =>
      (await everything(engine, { filters: { firstSet } as SearchFilters })).sort()
    const counting = sql`select listing_id from certificates where verified_at is not null
      and expires_on > '2026-03-02' and level =`
    const international = await idsWhere(sql`id in (${counting} 'international')`)
    const national = (await idsWhere(sql`id in (${counting} 'national')`)).filter(
      (id) => !international.includes(id),
    )
    expect(await level(['international'])).toEqual(international)
    expect(await level(['national'])).toEqual(national)
    expect(await level(['international', 'national'])).toEqual([...international, ...national].sort())
  })

  test('facets count what the other filters let through, whatever filters are on', async () => {
    const filters: SearchFilters = { county: ['330424'], energyGrade: [1], firstSet: ['provincial'] }
    const { facets } = await engine.search(queryOf({ filters, facets: FACETS }))
    for (const [facet, open] of [
      ['county', { energyGrade: [1], firstSet: ['provincial'] }],
      ['energyGrade', { county: ['330424'], firstSet: ['provincial'] }],
      ['firstSet', { county: ['330424'], energyGrade: [1] }],
      ['category', filters],
      ['priceBand', filters],
    ] as const) {
      for (const [value, count] of Object.entries(facets[facet] ?? {})) {
        const chosen = facet === 'energyGrade' ? [Number(value)] : [value]
        const { total } = await engine.search(
          queryOf({ filters: { ...open, [facet]: chosen } as SearchFilters }),
        )
        expect(count, `${facet} ${value}`).toBe(total)
      }
    }
    expect(Object.keys(facets.county ?? {}).length).toBeGreaterThan(1)
  })

  test.each(SORTS)('pages sorted by %s neither repeat nor skip', async (sort) => {
    const ids = await everything(engine, { sort })
    expect(new Set(ids).size).toBe(ids.length)
    const small: string[] = []
    for (let page = 1; page <= 9; page += 1)
      small.push(...(await engine.search(queryOf({ sort, page, pageSize: 7 }))).hits.map(({ id }) => id))
    expect(small).toEqual(ids.slice(0, 63))
  })

  test('sorting orders by price, lead time and level', async () => {
    const by = async (sort: SearchQuery['sort']) => (await engine.search(queryOf({ sort }))).hits
    const prices = (await by('priceFen')).map(({ priceFen }) => priceFen)
    expect(prices).toEqual(prices.toSorted((a, b) => a - b))
    const days = (await by('leadTimeDays')).map(({ leadTimeDays }) => leadTimeDays)
    expect(days).toEqual(days.toSorted((a, b) => a - b))
    const levels = (await by('firstSet')).map(({ firstSet }) =>
      ['provincial', 'national', 'international'].indexOf(firstSet ?? ''),
    )
    expect(levels).toEqual(levels.toSorted((a, b) => b - a))
  })

  test('nothing that is not published is found, counted or suggested', async () => {
    const hidden = await sql<{ id: string; title: string; model: string }[]>`
      select id, title, model from listings where state <> 'published'`
    expect(hidden.length).toBeGreaterThan(3)
    for (const { id, title, model } of hidden) {
      for (const text of [title, model, `${model} ${title}`]) {
        const { hits } = await engine.search(queryOf({ text }))
        expect(hits.map((hit) => hit.id)).not.toContain(id)
      }
      expect((await engine.suggest(model, 20)).map(({ value }) => value)).not.toContain(id)
    }
  })

  test('what is being typed becomes categories, models and suppliers', async () => {
    expect((await engine.suggest('打头', 5))[0]).toMatchObject({
      kind: 'category',
      value: 'cold-heading-machine',
    })
    expect((await engine.suggest('ldj', 5))[0]).toMatchObject({
      kind: 'category',
      value: 'cold-heading-machine',
    })
    expect((await engine.suggest('hg-m', 8)).some(({ kind }) => kind === 'model')).toBe(true)
    expect((await engine.suggest('衡固', 8)).some(({ kind }) => kind === 'supplier')).toBe(true)
    expect(await engine.suggest('   ', 8)).toEqual([])
  })

  test('a change is found as soon as it is indexed', async () => {
    const [row] = await sql<{ id: string; title: string }[]>`
      select id, title from listings where state = 'published' order by id desc limit 1`
    const id = row?.id ?? ''
    await sql`update listings set title = '量子纠缠试验台' where id = ${id}`
    await index.index([id])
    expect((await first('量子纠缠试验台'))?.id).toBe(id)
    await sql`update listings set title = ${row?.title ?? ''} where id = ${id}`
    await index.index([id])
  })
})

test('both engines understand the words alike', async () => {
  for (const text of [
    '打头机 M12',
    '50万以内 加工中心',
    '本地 首台套 激光切割机',
    '袜机 168针',
    '海盐 冷镦机',
  ]) {
    const [a, b] = await Promise.all(
      [postgres, meilisearch].map(({ engine }) => engine.search(queryOf({ text }))),
    )
    expect(a?.understood.categories, text).toEqual(b?.understood.categories)
    expect(a?.hits[0]?.category, text).toBe(b?.hits[0]?.category)
  }
})
