import { expect, test } from 'vitest'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { testDatabase } from '#test/support/database.ts'
import { platformHouse } from '#test/support/platform-house.ts'

const database = await testDatabase()
const { floor, signedIn } = await platformHouse(database)
const [holder, firm] = [await floor.member(), await floor.member()]
const byFirm = await signedIn(firm.id, 'owner')
const machine = await floor.resource({ noticeMinutes: 60 })
const twin = await floor.resource({ noticeMinutes: 60 })
const strict = await floor.resource({ qualification: 'tensile' })
const narrow = await floor.resource({ quotaMinutesPerWeek: 30 })
const PURPOSE = '春季“新品”打样'
const KEPT = PURPOSE.replaceAll('"', '&quot;')
let keys = 0

/** Posts what the page's form has, to the very address that shows it. */
const post = (resourceId: string, query: string, fields: Record<string, string>) => {
  keys += 1
  const form = { purpose: PURPOSE, idempotencyKey: `key-of-kept-${keys}`, ...fields }
  return byFirm.form(`/resources/${resourceId}?${query}`, form)
}
const hours = (from: string, to: string) => ({
  query: `from=${from}&to=${to}`,
  window: { startsAt: from, endsAt: to },
})

test.each([
  ['upside down', () => machine, '2026-03-10T10:00', '2026-03-10T09:00', 400],
  ['off the grid', () => machine, '2026-03-10T09:07', '2026-03-10T10:07', 400],
  ['in the past', () => machine, '2026-03-01T09:00', '2026-03-01T10:00', 400],
  ['without notice', () => machine, '2026-03-02T09:30', '2026-03-02T10:00', 409],
  ['on a closed night', () => machine, '2026-03-10T20:00', '2026-03-10T21:00', 409],
  ['of ten years', () => machine, '2026-03-10T09:00', '2036-03-10T10:00', 400],
  ['in a hundred years', () => machine, '2126-03-11T09:00', '2126-03-11T10:00', 409],
  ['without the qualification', () => strict, '2026-03-10T09:00', '2026-03-10T10:00', 403],
  ['above the quota', () => narrow, '2026-03-10T09:00', '2026-03-10T10:00', 409],
])(
  'hours %s keep the purpose and the hours, and hand both on to the next try',
  async (_, of, from, to, status) => {
    const { query, window } = hours(from, to)
    const answer = await post(of(), query, { intent: 'book', ...window })
    expect(answer.status).toBe(status)
    expect(answer.text).toContain(`已填的用途“${PURPOSE}”会保留`)
    expect(answer.text).toContain(`name="purpose" value="${KEPT}"`)
    expect(answer.text).toContain(`name="from" value="${from}"`)
    expect(answer.text).toContain(`name="to" value="${to}"`)
    const next = await byFirm.get(
      `/resources/${machine}?from=2026-03-10T13:00&to=2026-03-10T14:00&purpose=${encodeURIComponent(PURPOSE)}`,
    )
    expect(next.text).toMatch(new RegExp(`<input[^>]*name="purpose"[^>]*value="${PURPOSE}"`))
  },
)

test('a taken slot keeps the purpose for the waitlist and for each place that is free instead', async () => {
  await floor.booked(holder, machine, '2026-03-11 09:00', 60)
  const { query, window } = hours('2026-03-11T09:00', '2026-03-11T10:00')
  const answer = await post(machine, query, { intent: 'book', ...window })
  expect(answer.status).toBe(409)
  expect(answer.text.split(`value="${PURPOSE}"`).length - 1).toBeGreaterThanOrEqual(5)
})

test('a refused series keeps its rule, its choice and its purpose; a refused group its machines', async () => {
  await floor.booked(holder, machine, '2026-03-17 09:00', 60)
  const { query, window } = hours('2026-03-16T09:00', '2026-03-16T10:00')
  const repeats = `${query}&repeat=DAILY&interval=1&ends=count&count=3`
  const series = { intent: 'book', ...window, rule: 'FREQ=DAILY;COUNT=3', onConflict: 'refuse' }
  const refused = await post(machine, repeats, series)
  expect([refused.status, refused.text.includes('与已有安排冲突')]).toEqual([409, true])
  expect(refused.text).toContain(`value="${PURPOSE}"`)
  expect(refused.text).toContain('name="count" value="3"')
  const endless = await post(machine, `${query}&repeat=DAILY&ends=until`, {
    ...{ ...series, rule: 'FREQ=DAILY' },
  })
  expect([endless.status, endless.text.includes('须有终点')]).toEqual([400, true])
  expect(endless.text).toContain(PURPOSE)
  const group = await post(machine, `from=2026-03-17T09:00&to=2026-03-17T10:00&with=${twin}`, {
    ...{ intent: 'book', startsAt: '2026-03-17T09:00', endsAt: '2026-03-17T10:00', together: twin },
  })
  expect(group.status).toBe(409)
  expect(group.text).toMatch(new RegExp(`<input[^>]*name="with"[^>]*checked[^>]*value="${twin}"`))
  expect(group.text).toContain(`value="${PURPOSE}"`)
})

test('a purpose that is too long is said at its field and stays as it was typed', async () => {
  const { query, window } = hours('2026-03-18T09:00', '2026-03-18T10:00')
  const long = '长'.repeat(201)
  const answer = await post(machine, query, { intent: 'book', ...window, purpose: long })
  expect([answer.status, answer.text.includes(long)]).toEqual([400, true])
})

test('a refused change keeps the new hours; of a booking that is over meanwhile the page says so', async () => {
  const bookingId = await floor.booked(firm, machine, '2026-03-19 09:00', 60)
  await floor.booked(holder, machine, '2026-03-19 14:00', 60)
  const { query, window } = hours('2026-03-19T14:00', '2026-03-19T15:00')
  const change = { intent: 'changeBooking', bookingId, ...window }
  const taken = await post(machine, `${query}&change=${bookingId}`, change)
  expect([taken.status, taken.text.includes('这个时段已被预约')]).toEqual([409, true])
  expect(taken.text).toContain('name="from" value="2026-03-19T14:00"')
  expect(taken.text).toContain(`name="change" value="${bookingId}"`)
  await cancelBooking(firm.ctx, { bookingId })
  const over = await post(machine, `${query}&change=${bookingId}`, change)
  expect([over.status, over.text.includes('预约当前状态不允许')]).toEqual([409, true])
})

test('a series is cancelled from its page after the page has said what that means; what costs more is refused', async () => {
  const free = await floor.resource()
  const bookingId = await floor.booked(firm, free, '2026-03-23 09:00', 60, { rule: 'FREQ=DAILY;COUNT=3' })
  await floor.payAll()
  const page = `/bookings/${bookingId}`
  const shown = await byFirm.get(page)
  expect(shown.text).toContain('3 个预约一并取消，不收费用，退回预付款 ¥180。')
  expect(shown.text).toContain('取消全部未开始的 3 场')
  const cancel = { intent: 'cancelTogether', bookingId, scope: 'series', mostFeeFen: '0' }
  expect((await byFirm.form(page, { ...cancel, scope: 'world' })).status).toBe(400)
  const stranger = await signedIn(holder.id, 'owner')
  expect((await stranger.form('/bookings', cancel)).status).toBe(404)
  const done = await byFirm.form(page, cancel)
  expect([done.status, done.headers.get('Location')]).toEqual([303, page])
  const after = await byFirm.get(page)
  expect(after.text).not.toContain('取消全部未开始的')
  const twice = await byFirm.form(page, cancel)
  expect([twice.status, twice.text.includes('没有需要处理的内容')]).toEqual([409, true])
})
