import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import type { FeedBooking, FeedView } from '#app/contracts/views/calendar-feeds.ts'
import { BOOKING_STATES } from '#app/domain/bookings/booking-lifecycle.ts'
import { calendarFile } from '#app/http/calendar-file.ts'
import { textFor } from '#app/i18n/text.ts'

const ORIGIN = 'https://hecai.test'
const text = textFor('zh')
const changedAt = new Date('2026-03-01T08:15:30.500Z')

const booking = (changed: Partial<FeedBooking> = {}): FeedBooking => ({
  id: 'bkg_1',
  sequence: 0,
  state: 'confirmed',
  startsAt: new Date('2026-03-03T01:00:00Z'),
  endsAt: new Date('2026-03-03T03:00:00Z'),
  createdAt: new Date('2026-03-01T00:00:00Z'),
  changedAt,
  resourceName: '一体袜机打样台',
  location: '打样中心一层',
  platformName: '链织袜业打样与检测平台',
  platformSlug: 'lianzhi-socks',
  holderName: '海宁样例袜业有限公司',
  unitNumber: 2,
  purpose: '春季新品打样',
  ...changed,
})
const feed = (bookings: FeedBooking[], changed: Partial<FeedView> = {}): FeedView => ({
  scope: 'firm',
  name: '海宁样例袜业有限公司',
  changedAt,
  bookings,
  ...changed,
})
const ask = (headers: Record<string, string> = {}) => new Request(`${ORIGIN}/calendar/x.ics`, { headers })
const bodyOf = (view: FeedView) => calendarFile(ask(), view, text, ORIGIN).text()

function eventsOf(body: string) {
  const calendar = new ICAL.Component(ICAL.parse(body))
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part)
    return {
      event,
      status: part.getFirstPropertyValue('status'),
      sequence: part.getFirstPropertyValue('sequence'),
      url: part.getFirstPropertyValue('url'),
      transparency: part.getFirstPropertyValue('transp'),
    }
  })
}

test('a calendar parses, with its own words, UTC instants and a stable identity', async () => {
  const answer = calendarFile(ask(), feed([booking({ sequence: 3 })]), text, ORIGIN)
  expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('Last-Modified')).toBe('Sun, 01 Mar 2026 08:15:30 GMT')
  const body = await answer.text()
  const [found] = eventsOf(body)
  expect(found?.event.uid).toBe('bkg_1@bookings.hecai')
  expect(found?.event.summary).toBe('一体袜机打样台 · 链织袜业打样与检测平台')
  expect(found?.event.description).toBe('已确认\n2 号机\n春季新品打样')
  expect(found?.event.startDate.toJSDate()).toEqual(new Date('2026-03-03T01:00:00Z'))
  expect(found?.event.endDate.toJSDate()).toEqual(new Date('2026-03-03T03:00:00Z'))
  expect(found).toMatchObject({ status: 'CONFIRMED', sequence: 3, url: `${ORIGIN}/bookings` })
  expect(body).toContain('DTSTART:20260303T010000Z\r\n')
  const moved = booking({ sequence: 4, startsAt: new Date('2026-03-04T01:00:00Z') })
  expect(eventsOf(await bodyOf(feed([moved])))[0]?.event.uid).toBe('bkg_1@bookings.hecai')
})

test('lines are folded at 75 octets, never inside a character, and come back whole', async () => {
  const purpose = `${'袜机打样，春季；新品\\试织'.repeat(14)}😀 end`
  const body = await bodyOf(feed([booking({ purpose, resourceName: '袜'.repeat(60) })]))
  for (const line of body.split('\r\n')) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
    expect(line).not.toContain('\uFFFD')
  }
  expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const [found] = eventsOf(body)
  expect(found?.event.description.endsWith(purpose)).toBe(true)
})

test('what somebody typed stays text: commas, semicolons, backslashes and line breaks make no property', async () => {
  const purpose = 'a,b;c\\d\r\nEND:VEVENT\nATTENDEE:mailto:x@y.z'
  const found = eventsOf(await bodyOf(feed([booking({ purpose })])))
  expect(found).toHaveLength(1)
  expect(found[0]?.event.attendees).toEqual([])
  expect(found[0]?.event.description).toContain('a,b;c\\d\nEND:VEVENT\nATTENDEE:mailto:x@y.z')
})

test('a night shift runs into the next day and into the next year', async () => {
  const night = booking({
    startsAt: new Date('2026-12-31T12:00:00Z'),
    endsAt: new Date('2026-12-31T22:00:00Z'),
  })
  const [found] = eventsOf(await bodyOf(feed([night])))
  expect(found?.event.duration.toSeconds()).toBe(10 * 3600)
  const local = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
  expect(local.format(found?.event.startDate.toJSDate())).toBe('2026-12-31')
  expect(local.format(found?.event.endDate.toJSDate())).toBe('2027-01-01')
})

test('every state has a status that clients know; what is off is said to be off and keeps no time', async () => {
  for (const state of BOOKING_STATES) {
    const [found] = eventsOf(await bodyOf(feed([booking({ state })])))
    const isOn = ['requested', 'confirmed', 'checked_in', 'completed'].includes(state)
    const status = state === 'requested' ? 'TENTATIVE' : isOn ? 'CONFIRMED' : 'CANCELLED'
    expect([found?.status, found?.transparency]).toEqual([status, isOn ? 'OPAQUE' : 'TRANSPARENT'])
  }
})

test('the platform’s people see whose a booking is, and no calendar has a price', async () => {
  const body = await bodyOf(feed([booking()], { scope: 'platform', name: '平台' }))
  const [found] = eventsOf(body)
  expect(found?.event.summary).toBe('一体袜机打样台 · 海宁样例袜业有限公司')
  expect(found?.url).toBe(`${ORIGIN}/platforms/lianzhi-socks/board`)
  expect(body).not.toMatch(/fen|¥|元|price/i)
})

test('a client that has the calendar already gets no body; a change gives it one', async () => {
  const view = feed([booking()])
  const first = calendarFile(ask(), view, text, ORIGIN)
  const etag = first.headers.get('ETag') ?? ''
  const statusOf = (headers: Record<string, string>, of = view) =>
    calendarFile(ask(headers), of, text, ORIGIN).status
  expect(statusOf({ 'If-None-Match': etag })).toBe(304)
  expect(statusOf({ 'If-None-Match': `"other", ${etag.replace('W/', '')}` })).toBe(304)
  expect(statusOf({ 'If-None-Match': '"other"', 'If-Modified-Since': 'Sun, 01 Mar 2026 08:15:30 GMT' })).toBe(
    200,
  )
  expect(statusOf({ 'If-Modified-Since': 'Sun, 01 Mar 2026 08:15:30 GMT' })).toBe(304)
  expect(statusOf({ 'If-Modified-Since': 'Sun, 01 Mar 2026 08:15:29 GMT' })).toBe(200)
  expect(statusOf({ 'If-Modified-Since': 'nonsense' })).toBe(200)
  expect(statusOf({ 'If-None-Match': etag }, feed([booking({ sequence: 1 })]))).toBe(200)
  expect(await bodyOf(feed([]))).toContain('BEGIN:VCALENDAR')
})
