import { expect, test } from 'vitest'
import { awaitIndex } from '#app/use-cases/searches/await-index.ts'
import { changeSearch } from '#app/use-cases/searches/change-search.ts'
import { claimAlerts } from '#app/use-cases/searches/claim-alerts.ts'
import { dropSearch } from '#app/use-cases/searches/drop-search.ts'
import { saveSearch } from '#app/use-cases/searches/save-search.ts'
import { tellHits } from '#app/use-cases/searches/tell-hits.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { tellListingChanged } from '#db/stores/listings.ts'
import { begin } from '#db/transaction.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf, DEMAND_CATEGORY, demandFloor } from '#test/support/demands.ts'
import type { Firm } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await demandFloor(database)

/** Who saves a search is a person that can sign in. */
async function person(name: string): Promise<{ firm: Firm; ctx: Ctx }> {
  const firm = await floor.firm('buyer')
  await database.sql`
    insert into users (id, login, display_name, password_hash, created_at)
    values (${name}, ${name}, ${name}, 'x', ${floor.clock.now()})`
  const { actor } = firm.ctx
  if (actor.kind !== 'person') throw new Error('a firm is a person’s')
  return { firm, ctx: { ...firm.ctx, actor: { ...actor, userId: name } } }
}

const saved = async (ctx: Ctx, query: string, more = {}) => {
  const made = await saveSearch(ctx, { name: '袜机搜索', query, alerts: true, ...more })
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value.searchId
}
const publish = async (specs: Record<string, number>) => {
  floor.clock.advance(1_000)
  const id = await floor.listing(specs)
  await begin(database, (tx) => tellListingChanged(tx, floor.clock.now(), id))
  return id
}
const told = (firm: Firm) => database.sql<{ kind: string; about: string; facts: { count: number } }[]>`
  select kind, about_kind as about, facts from notices where organisation_id = ${firm.id} order by id`

test('a saved search tells what it newly finds, a minute after the catalogue changed, each listing once', async () => {
  await publish({ speed: 500 })
  const { firm, ctx } = await person('searcher')
  floor.clock.advance(1_000)
  await saved(ctx, `category=${DEMAND_CATEGORY}&min.speed=400`)
  await publish({ speed: 450 })
  await publish({ speed: 460 })
  await publish({ speed: 100 })
  await floor.until(floor.clock.now())
  expect(await told(firm)).toEqual([])
  await floor.until(new Date(floor.clock.now().getTime() + 61_000))
  expect(await told(firm)).toMatchObject([{ kind: 'search_match', about: 'search', facts: { count: 2 } }])
  await publish({ speed: 470 })
  await floor.until(new Date(floor.clock.now().getTime() + 61_000))
  expect(await told(firm)).toMatchObject([{}, { about: 'listing', facts: { count: 1 } }])
})

test('alerts that are off tell nothing; nobody touches another’s search', async () => {
  const { firm, ctx } = await person('quiet')
  const other = await person('other')
  const searchId = await saved(ctx, 'q=袜机')
  expect(codeOf(await changeSearch(other.ctx, { searchId, alerts: false }))).toBe('SEARCH_NOT_FOUND')
  expect(codeOf(await dropSearch(other.ctx, { searchId }))).toBe('SEARCH_NOT_FOUND')
  expect((await changeSearch(ctx, { searchId, alerts: false })).ok).toBe(true)
  const listingId = await publish({ speed: 480 })
  expect(await tellHits(floor.system, { searchId, listingIds: [listingId] })).toEqual({
    ok: true,
    value: { told: 0 },
  })
  expect(await told(firm)).toEqual([])
  const both = await Promise.all([dropSearch(ctx, { searchId }), dropSearch(ctx, { searchId })])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(codeOf(both.find(({ ok }) => !ok))).toBe('SEARCH_NOT_FOUND')
})

test('two looks at once tell a listing once; a hostile address is saved as what it can mean', async () => {
  const { firm, ctx } = await person('twice')
  const searchId = await saved(ctx, `q=${'x'.repeat(3000)}&min.speed=abc&page=99&category=';drop`)
  const [row] = await database.sql<{ query: { page: number; category: string[]; specs: unknown[] } }[]>`
    select query from saved_searches where id = ${searchId}`
  expect(row?.query).toMatchObject({ page: 1, category: [], specs: [] })
  const listingId = await publish({ speed: 490 })
  const found = { searchId, listingIds: [listingId, 'lst_none'] }
  const both = await Promise.all([tellHits(floor.system, found), tellHits(floor.system, found)])
  expect(both.map((one) => one.ok && one.value.told).sort()).toEqual([0, 1])
  expect(await told(firm)).toHaveLength(1)
})

test('a person keeps fifty searches and no more, also when two windows save at once', async () => {
  const { ctx } = await person('collector')
  for (let index = 0; index < 49; index += 1) await saved(ctx, `q=${index}`)
  const both = await Promise.all(
    [1, 2].map((index) => saveSearch(ctx, { name: 'n', query: `q=a${index}`, alerts: true })),
  )
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(codeOf(both.find(({ ok }) => !ok))).toBe('SEARCHES_FULL')
})

test('many changes at once are one look, which one worker takes; those left out of it come first in the next', async () => {
  const { firm, ctx } = await person('crowd')
  const { actor } = ctx
  await database.sql`
    insert into saved_searches (id, organisation_id, user_id, name, query, created_at)
    select 'srch_' || n, ${firm.id}, ${actor.kind === 'person' ? actor.userId : ''}, 'n', '{}', ${floor.clock.now()}
    from generate_series(1, 700) n`
  const look = async () => {
    await Promise.all([1, 2, 3].map(() => awaitIndex(floor.system)))
    floor.clock.advance(60_000)
    const claims = await Promise.all([1, 2, 3].map(() => claimAlerts(floor.system, 'all')))
    const taken = claims.flatMap((one) => (one.ok ? [one.value.searchIds] : []))
    expect(claims.map(codeOf).filter((code) => code === 'NOTHING_TO_DO')).toHaveLength(2)
    return taken[0] ?? []
  }
  const [first, second] = [await look(), await look()]
  expect([first.length, second.length]).toEqual([500, 500])
  const [all] = await database.sql<{ many: number }[]>`
    select count(*)::int as many from saved_searches where alerts`
  expect(new Set([...first, ...second]).size).toBe(all?.many)
})
