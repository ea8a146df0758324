import { expect, test } from 'vitest'
import { testDatabase } from '#test/support/database.ts'
import { platformFloor } from '#test/support/platforms.ts'

const database = await testDatabase({ max: 20 })
const floor = await platformFloor(database)

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

test('a member books a machine, is told the price, and the prepayment is payable', async () => {
  const resource = await floor.resource()
  const firm = await floor.member()
  const booked = await floor.book(firm, resource, '2026-03-03 09:00', 90)
  expect(booked).toMatchObject({ ok: true, value: { state: 'confirmed', priceFen: 9_000 } })
  const payments = await database.sql`
    select amount_fen from payments where organisation_id = ${firm.id} and state = 'payable'`
  expect(payments.map((row) => row.amount_fen)).toEqual([9_000n])
})

test('a firm outside the chain pays more, the leader nothing', async () => {
  const resource = await floor.resource()
  const outside = await floor.member('outside')
  expect(await floor.book(outside, resource, '2026-03-03 09:00', 60)).toMatchObject({
    ok: true,
    value: { priceFen: 12_000 },
  })
  expect(await floor.book(floor.leader, resource, '2026-03-03 11:00', 60)).toMatchObject({
    ok: true,
    value: { priceFen: 0 },
  })
})

test('the second booker is refused at once and shown the nearest free slots', async () => {
  const resource = await floor.resource()
  const [one, two] = [await floor.member(), await floor.member()]
  await floor.book(one, resource, '2026-03-03 09:00', 60)
  const refused = await floor.book(two, resource, '2026-03-03 09:00', 60)
  expect(refused).toMatchObject({
    ok: false,
    refusal: {
      code: 'SLOT_TAKEN',
      facts: {
        nearest: ['2026-03-03T00:00:00.000Z', '2026-03-03T02:00:00.000Z', '2026-03-03T02:30:00.000Z'].join(
          ' ',
        ),
      },
    },
  })
})

test('buffers keep neighbours apart', async () => {
  const resource = await floor.resource({ bufferAfterMinutes: 30 })
  const [one, two] = [await floor.member(), await floor.member()]
  await floor.book(one, resource, '2026-03-03 09:00', 60)
  expect(codeOf(await floor.book(two, resource, '2026-03-03 10:00', 60))).toBe('SLOT_TAKEN')
  expect(codeOf(await floor.book(two, resource, '2026-03-03 10:30', 60))).toBe('ok')
})

test('a resource of three takes three at once and no fourth', async () => {
  const resource = await floor.resource({}, 3)
  const firms = await Promise.all(Array.from({ length: 5 }, () => floor.member()))
  const answers = await Promise.all(firms.map((firm) => floor.book(firm, resource, '2026-03-04 09:00', 60)))
  expect(answers.map(codeOf).sort()).toEqual(['SLOT_TAKEN', 'SLOT_TAKEN', 'ok', 'ok', 'ok'])
})

test('several resources are had together or not at all', async () => {
  const [a, b] = [await floor.resource(), await floor.resource()]
  const [one, two] = [await floor.member(), await floor.member()]
  await floor.book(one, b, '2026-03-05 09:00', 60)
  expect(codeOf(await floor.book(two, [a, b], '2026-03-05 09:00', 60))).toBe('SLOT_TAKEN')
  expect(codeOf(await floor.book(one, a, '2026-03-05 09:00', 60))).toBe('ok')
  const both = await floor.book(two, [a, b], '2026-03-05 11:00', 60)
  expect(both.ok && both.value.bookingIds).toHaveLength(2)
})

test('a recurrence lists its conflicts; it is refused whole or goes without them, as was chosen', async () => {
  const resource = await floor.resource()
  const [one, two] = [await floor.member(), await floor.member()]
  await floor.book(one, resource, '2026-03-17 09:00', 60)
  const weekly = { rule: 'FREQ=WEEKLY;COUNT=4' }
  const refused = await floor.book(two, resource, '2026-03-10 09:00', 60, weekly)
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'RECURRENCE_CONFLICTS', facts: { count: 1 } } })
  const some = await floor.book(two, resource, '2026-03-10 09:00', 60, { ...weekly, onConflict: 'skip' })
  expect(some).toMatchObject({
    ok: true,
    value: { skipped: [{ startsAt: '2026-03-17T01:00:00.000Z', code: 'SLOT_TAKEN' }] },
  })
  expect(some.ok && some.value.bookingIds).toHaveLength(3)
})

const BAD: readonly [string, Parameters<typeof floor.book>[2], number, string, object?][] = [
  ['a range upside down', '2026-03-03 10:00', -60, 'BOOKING_RANGE_INVALID'],
  ['a start off the grid', '2026-03-03 09:10', 60, 'BOOKING_OFF_GRID'],
  ['a length off the grid', '2026-03-03 09:00', 50, 'BOOKING_OFF_GRID'],
  ['the past', '2026-03-01 09:00', 60, 'BOOKING_IN_PAST'],
  ['a range across a closed night', '2026-03-03 17:00', 120, 'BOOKING_OUTSIDE_HOURS'],
  ['ten years', '2026-03-03 09:00', 10 * 366 * 1440, 'BOOKING_TOO_LONG'],
  ['ten years ahead', '2036-03-03 09:00', 60, 'BOOKING_TOO_FAR'],
  ['a recurrence without end', '2026-03-03 09:00', 60, 'RECURRENCE_ENDLESS', { rule: 'FREQ=DAILY' }],
  ['a recurrence that is none', '2026-03-03 09:00', 60, 'RECURRENCE_INVALID', { rule: 'EVERY=DAY;COUNT=2' }],
  [
    'a thousand occurrences',
    '2026-03-03 09:00',
    60,
    'RECURRENCE_TOO_MANY',
    { rule: 'FREQ=DAILY;COUNT=1000' },
  ],
]
const plain = await floor.resource()
const anybody = await floor.member()
for (const [what, start, minutes, code, more] of BAD) {
  test(`${what} is refused with its own sentence`, async () => {
    expect(codeOf(await floor.book(anybody, plain, start, minutes, more))).toBe(code)
  })
}

test('who is no member, unqualified, or over its quota is refused', async () => {
  const stranger = await floor.firm('buyer')
  expect(codeOf(await floor.book(stranger, plain, '2026-03-03 09:00', 60))).toBe('PLATFORM_MEMBERS_ONLY')
  const strict = await floor.resource({ qualification: 'tensile' })
  expect(codeOf(await floor.book(anybody, strict, '2026-03-03 09:00', 60))).toBe('QUALIFICATION_MISSING')
  await database.sql`
    insert into qualifications (id, platform_id, organisation_id, code, expires_on, granted_at)
    values ('qlf_1', ${floor.platformId}, ${anybody.id}, 'tensile', '2026-03-03', now())`
  expect(codeOf(await floor.book(anybody, strict, '2026-03-03 09:00', 60))).toBe('ok')
  expect(codeOf(await floor.book(anybody, strict, '2026-03-04 09:00', 60))).toBe('QUALIFICATION_EXPIRED')
  const scarce = await floor.resource({ quotaMinutesPerWeek: 120 })
  const answers = await Promise.all(
    ['09:00', '11:00', '13:00'].map((time) => floor.book(anybody, scarce, `2026-03-03 ${time}`, 60)),
  )
  expect(answers.map(codeOf).sort()).toEqual(['QUOTA_EXCEEDED', 'ok', 'ok'])
})

test('a request that comes twice with one key is one booking and one answer', async () => {
  const resource = await floor.resource()
  const firm = await floor.member()
  const ask = () => floor.book(firm, resource, '2026-03-03 09:00', 60, { idempotencyKey: 'key-of-this-form' })
  const [first, second] = await Promise.all([ask(), ask()])
  expect(first).toMatchObject({ ok: true })
  expect(second).toEqual(first)
  expect(await ask()).toEqual(first)
})
