import { expect, test } from 'vitest'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { testDatabase } from '#test/support/database.ts'
import { addCatalogue, addFirm, browserAt, openTestServer, START } from '#test/support/house.ts'

await ensureBuild(() => {})
const database = await testDatabase()
await addFirm(database, 'b1', ['buyer'])
await addFirm(database, 'b2', ['buyer'])
await addFirm(database, 'v1', ['buyer'], { role: 'viewer' })
await addFirm(database, 'op', ['operator'])
await addCatalogue(database, [])
for (const id of ['b1', 'v1'])
  await database.sql`
    insert into demands ${database.sql({
      id: `dem_${id}`,
      buyer_id: id,
      category_slug: 'integrated-sock-machine',
      quantity: 3,
      county: '330481',
      state: 'draft',
      created_at: START,
      updated_at: START,
    })}`
const house = await openTestServer(database)

async function placesOf(as: string | null, lang = 'zh') {
  const reader = browserAt(house.url)
  if (as) await reader.signIn(as)
  const answer = await reader.get('/palette', { 'Accept-Language': lang })
  expect(answer.status).toBe(200)
  return (JSON.parse(answer.text) as { places: { to: string; label: string; sounds: string }[] }).places
}

test('the palette leads to every page of the menu and to what is the firm’s own, and to nobody else’s', async () => {
  const own = await placesOf('b1')
  expect(own.map(({ to }) => to)).toEqual(
    expect.arrayContaining(['/', '/orders', '/searches', '/demands/new']),
  )
  expect(own.find(({ to }) => to === '/demands/dem_b1')?.label).toBe('一体袜机 × 3')
  expect(own.find(({ to }) => to === '/orders')?.sounds.split(' ')).toContain('dd')
  for (const reader of ['b2', 'op', null])
    expect((await placesOf(reader)).some(({ to }) => to.startsWith('/demands/dem_'))).toBe(false)
  const english = await placesOf('b1', 'en')
  expect(english.find(({ to }) => to === '/demands/dem_b1')?.label).toBe('Integrated sock machine × 3')
})

test('it names no page that its reader may not open', async () => {
  const closed: unknown[] = []
  for (const reader of ['b1', 'v1', 'op', null]) {
    const visitor = browserAt(house.url)
    if (reader) await visitor.signIn(reader)
    for (const { to } of await placesOf(reader)) {
      const { status } = await visitor.get(to)
      if (status !== 200) closed.push([reader, to, status])
    }
  }
  expect(closed).toEqual([])
})
