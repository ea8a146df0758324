import pino from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { VisitorPages } from '#app/http/visitor-pages.ts'
import { manualClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { countingIds } from '#test/support/ids.ts'
import { poolFloor, START } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)
const poolId = await floor.open()
const clock = manualClock(START)
const context = { database, clock, ids: countingIds(), log: pino({ level: 'silent' }), demo: false }

let drawn: string[] = []
let pages: VisitorPages

beforeEach(() => {
  drawn = []
  pages = new VisitorPages(context, async (request) => {
    drawn.push(new URL(request.url).pathname)
    return `<p>${drawn.length}</p>`
  })
})

async function ask(path: string, headers: Record<string, string> = {}): Promise<string | null> {
  const page = await pages.pageFor(new Request(`http://hecai.test${path}`, { headers }))
  return page === null ? null : (await page.bytes(null)).toString()
}

test('visitors of the same second share one drawing', async () => {
  const [one, other] = await Promise.all([ask(`/pools/${poolId}`), ask(`/pools/${poolId}`)])
  expect([one, other]).toEqual(['<p>1</p>', '<p>1</p>'])
  expect(await ask(`/pools/${poolId}`)).toBe('<p>1</p>')
  expect(drawn).toHaveLength(1)
})

test('a page older than a change of its pool is never sent', async () => {
  await ask(`/pools/${poolId}`)
  await ask('/pools')
  await database.sql`update pools set version = version + 1 where id = ${poolId}`
  expect(await ask(`/pools/${poolId}`)).toContain('>3<')
  expect(await ask('/pools')).toContain('>4<')
})

test('a page is drawn anew when its second has passed, also by a clock moved by hand', async () => {
  await ask(`/pools/${poolId}`)
  clock.advance(1_000)
  expect(await ask(`/pools/${poolId}`)).toContain('>2<')
})

test('languages, themes and addresses do not share', async () => {
  for (const headers of [{}, { 'Accept-Language': 'en' }, { Cookie: 'theme=dark' }]) await ask('/', headers)
  await ask('/?lang=en')
  expect(drawn).toHaveLength(4)
})

test('a reader with a session, one who has just done something, and every other page are nobody else’s', async () => {
  expect(await ask('/', { Cookie: `a=b; hecai_session=${'x'.repeat(43)}` })).toBe(null)
  expect(await ask('/', { Cookie: 'done=join' })).toBe(null)
  expect(await ask('/orders')).toBe(null)
  expect(await ask(`/pools/${poolId}/offer`)).toBe(null)
  expect(drawn).toEqual([])
})
