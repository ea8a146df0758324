import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { withoutSecret } from '#app/http/request-guards.ts'
import { testDatabase } from '#test/support/database.ts'
import { addFirm, browserAt, openTestServer, PASSWORD } from '#test/support/house.ts'
import { platformFloor } from '#test/support/platforms.ts'

const database = await testDatabase()
const floor = await platformFloor(database)
const house = await openTestServer(database)
await addFirm(database, 'socks', ['buyer'])
await addFirm(database, 'other', ['buyer'])
await database.sql`
  insert into platform_members (id, platform_id, organisation_id, class, state, created_at)
  values ('plm_socks', ${floor.platformId}, 'socks', 'chain', 'active', now())`
const resource = await floor.resource()
const stranger = await floor.member()
await floor.booked(stranger, resource, '2026-03-04 09:00', 60, { purpose: '别人的事' })
const owner = browserAt(house.url)
expect((await owner.signIn('socks', PASSWORD)).status).toBe(303)
const other = browserAt(house.url)
expect((await other.signIn('other', PASSWORD)).status).toBe(303)

const form = (fields: Record<string, string>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return body
}
const open = () => owner.post('/calendars', form({ intent: 'openFeed', scope: 'firm', subjectId: 'socks' }))
const addressIn = (page: string) => /http[^"]*(\/calendar\/[\w-]+\.ics)/.exec(page)?.[1]

test('an address is made, seen once, answers a calendar client without a session, and is revoked', async () => {
  await database.sql`
    insert into bookings (id, platform_id, resource_id, unit_id, organisation_id, user_id, class, state, starts_at,
      ends_at, occupied, price_fen, money_id, purpose, created_at, updated_at)
    select 'bkg_own', ${floor.platformId}, ${resource}, id, 'socks', 'usr_socks', 'chain', 'confirmed',
      '2026-03-05T01:00:00Z', '2026-03-05T02:00:00Z', '[2026-03-05T01:00:00Z,2026-03-05T02:00:00Z)', 123456, 'bkg_own',
      '自家打样', now(), now()
    from resource_units where resource_id = ${resource}`
  const made = await open()
  expect(made.status).toBe(200)
  expect(made.headers.get('Cache-Control')).toBe('no-store')
  const address = addressIn(made.text) ?? ''
  expect(address).toMatch(/^\/calendar\/[\w-]{32}\.ics$/)
  expect(addressIn((await owner.get('/calendars')).text)).toBeUndefined()

  const client = browserAt(house.url)
  const calendar = await client.get(address)
  expect(calendar.status).toBe(200)
  expect(calendar.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  expect(calendar.text).toContain('自家打样')
  expect(calendar.text).not.toContain('别人的事')
  expect(calendar.text).not.toMatch(/123456|1234\.56|1,234/)
  expect(new ICAL.Component(ICAL.parse(calendar.text)).getAllSubcomponents('vevent')).toHaveLength(1)
  const again = await fetch(`${house.url}${address}`, {
    headers: { 'If-None-Match': calendar.headers.get('ETag') ?? '' },
  })
  expect([again.status, await again.text()]).toEqual([304, ''])

  const [feed] = await database.sql`select id from calendar_feeds where organisation_id = 'socks'`
  const feedId = String(feed?.id)
  const foreign = await other.post('/calendars', form({ intent: 'revokeFeed', feedId }))
  expect(foreign.status).toBe(404)
  expect((await owner.post('/calendars', form({ intent: 'revokeFeed', feedId }))).status).toBe(303)
  expect((await client.get(address)).status).toBe(404)
})

test('a wrong address is answered as a revoked one, whatever it looks like', async () => {
  const client = browserAt(house.url)
  const wrong = ['x.ics', `${'a'.repeat(32)}.ics`, 'a%00b.ics', `${'é'.repeat(40)}.ics`, 'socks']
  for (const word of wrong) expect((await client.get(`/calendar/${word}`)).status, word).toBe(404)
})

test('nobody opens an address for another firm; a scope that is none is bad input', async () => {
  const post = (fields: Record<string, string>) =>
    owner.post('/calendars', form({ intent: 'openFeed', ...fields }))
  expect((await post({ scope: 'firm', subjectId: 'other' })).status).toBe(404)
  expect((await post({ scope: 'platform', subjectId: floor.platformId })).status).toBe(404)
  expect((await post({ scope: 'city', subjectId: 'socks' })).status).toBe(400)
  expect((await browserAt(house.url).get('/calendars')).status).toBe(303)
})

test('a log keeps that a calendar was asked for, not which', () => {
  expect(withoutSecret('/calendar/abc_DEF-123.ics')).toBe('/calendar/…')
  expect(withoutSecret('/CALENDAR/abc')).toBe('/CALENDAR/…')
  expect(withoutSecret('/check-in/token-of-a-machine')).toBe('/check-in/…')
  expect(withoutSecret('/calendars')).toBe('/calendars')
  expect(withoutSecret('/pools/pol_1')).toBe('/pools/pol_1')
})
