import { expect, test } from 'vitest'
import type { ProvidersQuery } from '#app/contracts/views/directory.ts'
import { standingOf } from '#app/domain/directory/stars.ts'
import { creditCodeWithCheckDigit } from '#app/domain/identity/credit-code.ts'
import { providersQueryOf } from '#app/http/providers-query.ts'
import { listProviders, PROVIDERS_A_PAGE } from '#app/read-models/directory/list-providers.ts'
import { testDatabase } from '#test/support/database.ts'

const database = await testDatabase()
const { sql } = database
const COUNT = 45
const AT = new Date('2026-03-02T01:00:00Z')
const QUERY: ProvidersQuery = { q: '', county: '', kind: '', sort: 'name', page: 1 }

const numbered = Array.from({ length: COUNT }, (_, index) => String(index + 1).padStart(2, '0'))
const firms = ['prv', 'cli'].flatMap((kind, half) =>
  numbered.map((number, index) => ({
    id: `${kind}_${number}`,
    name: `${kind === 'prv' ? '服务商' : '客户'}${number}`,
    credit_code: creditCodeWithCheckDigit(`91330481${String(700_000 + half * 100 + index).padStart(9, '0')}`),
    county: index % 3 === 0 ? '330481' : '330424',
    capabilities: [kind === 'prv' ? 'provider' : 'buyer'],
  })),
)
await sql`
  insert into organisations (id, name, credit_code, county, capabilities, bank_account, verified_at, created_at)
  select id, name, credit_code, county, capabilities, '6228000000010001', ${AT}, ${AT}
  from jsonb_to_recordset(${JSON.stringify(firms)}::jsonb)
    as f (id text, name text, credit_code text, county text, capabilities text[])`
await sql`
  insert into provider_profiles (organisation_id, kinds, summary_zh, offers, is_listed, created_at, updated_at)
  select id, case when right(id, 1) = '5' then '{leasing,software}' else '{software}' end::text[], '设备联网', '100%_节能',
    true, ${AT}, ${AT} from organisations where id like 'prv%'`
// Of every fifth provider a client gave as many stars as its number allows; of one, five gave five.
const given = numbered.flatMap((number, index) =>
  index % 5 === 0 ? [{ number, client: number, stars: (index % 4) + 1 }] : [],
)
const best = ['02', '03', '04', '05', '06'].map((client) => ({ number: '07', client, stars: 5 }))
for (const { number, client, stars } of [...given, ...best]) {
  const id = `${number}_${client}`
  await sql`
    insert into engagements (id, provider_id, client_id, kind, subject, state, created_at, updated_at)
    values (${`eng_${id}`}, ${`prv_${number}`}, ${`cli_${client}`}, 'software', '联网', 'requested', ${AT}, ${AT})`
  for (const state of ['agreed', 'delivered', 'completed']) {
    await sql`update engagements set state = ${state} where id = ${`eng_${id}`}`
  }
  await sql`
    insert into provider_ratings (id, engagement_id, provider_id, client_id, stars, state, rated_at)
    values (${`rat_${id}`}, ${`eng_${id}`}, ${`prv_${number}`}, ${`cli_${client}`}, ${stars}, 'visible', ${AT})`
}

const found = (query: Partial<ProvidersQuery>) => listProviders(database, { ...QUERY, ...query }, null)

test('the directory comes in pages that together are the whole, each provider once', async () => {
  const pages = await Promise.all([1, 2, 3].map((page) => found({ page })))
  expect(pages.map(({ providers }) => providers.length)).toEqual([PROVIDERS_A_PAGE, PROVIDERS_A_PAGE, 5])
  expect(pages.map(({ total }) => total)).toEqual([COUNT, COUNT, COUNT])
  const ids = pages.flatMap(({ providers }) => providers.map(({ id }) => id))
  expect(ids).toEqual(numbered.map((number) => `prv_${number}`))
  // A page beyond the last is the last.
  expect((await found({ page: 99 })).query.page).toBe(3)
})

test('the order by stars is the domain’s standing, newcomers between the praised and the blamed', async () => {
  const spreadOf = (id: string) => {
    const spread: [number, number, number, number, number] = [0, 0, 0, 0, 0]
    for (const { number, stars } of [...given, ...best]) {
      if (`prv_${number}` === id) spread[stars - 1] = (spread[stars - 1] ?? 0) + 1
    }
    return spread
  }
  const pages = await Promise.all([1, 2, 3].map((page) => found({ page, sort: 'stars' })))
  const standings = pages.flatMap(({ providers }) => providers.map(({ id }) => standingOf(spreadOf(id))))
  expect(standings).toEqual(standings.toSorted((a, b) => b - a))
  expect(pages[0]?.providers[0]?.id).toBe('prv_07')
  expect((await found({ sort: 'completed' })).providers[0]?.id).toBe('prv_07')
})

test('a search counts what each choice would leave; signs of patterns are only signs', async () => {
  const view = await found({ county: '330424' })
  expect(view.total).toBe(30)
  expect(view.counties).toEqual([
    { county: '330424', count: 30 },
    { county: '330481', count: 15 },
  ])
  expect(view.kinds).toEqual([
    { kind: 'software', count: 30 },
    { kind: 'leasing', count: 4 },
  ])
  expect((await found({ kind: 'leasing' })).total).toBe(5)
  expect((await found({ q: '100%_' })).total).toBe(COUNT)
  expect((await found({ q: '100__' })).total).toBe(0)
  expect((await found({ q: '服务商０７ 联网' })).providers.map(({ id }) => id)).toEqual(['prv_07'])
})

test('an address asks for a page that is one', () => {
  const pageOf = (page: string) => providersQueryOf(new Request(`http://h/providers?page=${page}`)).page
  expect(['2', '0', '-1', 'x', '999999', ''].map(pageOf)).toEqual([2, 1, 1, 1, 1, 1])
})
