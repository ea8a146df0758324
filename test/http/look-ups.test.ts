import { expect, test } from 'vitest'
import { MOST_LOOK_UPS } from '#app/http/look-ups.ts'
import { testDatabase } from '#test/support/database.ts'
import { addCatalogue, browserAt, openTestServer } from '#test/support/house.ts'

const database = await testDatabase()
await addCatalogue(database, [])

/** How many of so many askings at once were answered with each status. */
async function atOnce(
  times: number,
  ask: () => Promise<{ status: number }>,
): Promise<Record<number, number>> {
  const answers = await Promise.all(Array.from({ length: times }, ask))
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** A browser behind a proxy of this house, which names its address. */
function behindProxy(url: string, address: string, language = 'zh') {
  const browser = browserAt(url)
  const headers = { 'X-Forwarded-For': address, 'Accept-Language': language }
  return {
    get: (path: string) => browser.get(path, headers),
    post: (path: string) => browser.post(path, new URLSearchParams({ sha256: '' }), headers),
  }
}

test('of many look-ups at once an address gets exactly its number; the rest hear when to come again', async () => {
  const house = await openTestServer(database)
  const machine = behindProxy(house.url, '203.0.113.9')
  const most = MOST_LOOK_UPS.verification
  const counts = await atOnce(most + 25, () => machine.get('/verify?number=R2026-HY-99999'))
  expect(counts).toEqual({ 200: most, 429: 25 })
  house.clock.advance(30_000)
  const page = await machine.get('/verify/R2026-HY-99999')
  expect(page.status).toBe(429)
  expect(page.headers.get('Retry-After')).toBe('30')
  expect(page.headers.get('Content-Type')).toContain('text/html')
  expect(page.text).toContain('操作过于频繁，请 30 秒后再试。')
  const english = await behindProxy(house.url, '203.0.113.9', 'en').post('/verify/R2026-HY-99999')
  expect(english.status).toBe(429)
  expect(english.text).toContain('Too many requests; please try again in 30 seconds.')
  expect((await behindProxy(house.url, '203.0.113.10').get('/verify?number=x')).status).toBe(200)
  house.clock.advance(30_000)
  expect((await machine.get('/verify/R2026-HY-99999')).status).toBe(404)
})

test('words typed and searches are counted for themselves, and what is refused is JSON where JSON is asked', async () => {
  const house = await openTestServer({ ...database })
  const machine = behindProxy(house.url, '203.0.113.9')
  const most = MOST_LOOK_UPS.suggestion
  const counts = await atOnce(most + 7, () => machine.get('/search/suggest?q=m'))
  expect(counts).toEqual({ 200: most, 429: 7 })
  const refused = await machine.get('/search/suggest?q=m')
  expect(refused.headers.get('Retry-After')).toBe('60')
  expect([refused.at('ok'), refused.at('code'), refused.at('facts.seconds')]).toEqual([
    false,
    'TOO_MANY_REQUESTS',
    60,
  ])
  expect(refused.at('sentence')).toBe('操作过于频繁，请 60 秒后再试。')
  expect((await machine.get('/search?q=m')).status).toBe(200)
})

test('a search by category counts as a search', async () => {
  const house = await openTestServer({ ...database })
  const machine = behindProxy(house.url, '203.0.113.9')
  const category = () => machine.get('/categories/integrated-sock-machine')
  expect(await atOnce(MOST_LOOK_UPS.search, category)).toEqual({ 200: MOST_LOOK_UPS.search })
  const page = await machine.get('/search?q=m')
  expect([page.status, page.headers.get('Retry-After')]).toEqual([429, '60'])
  expect((await machine.get('/search.data?q=m')).status).toBe(429)
})
