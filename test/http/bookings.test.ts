import { expect, test } from 'vitest'
import { testDatabase } from '#test/support/database.ts'
import { browserAt, openTestServer, PASSWORD } from '#test/support/house.ts'
import { local } from '#test/support/platform-rules.ts'
import { platformFloor } from '#test/support/platforms.ts'
import { addSignIn } from '#test/support/sign-ins.ts'

const database = await testDatabase()
const floor = await platformFloor(database)
const [one, two] = [await floor.member(), await floor.member('outside')]
const plain = await floor.resource({ noticeMinutes: 60 })
const strict = await floor.resource({ qualification: 'tensile' })
const peaked = await floor.resource({
  tariff: {
    peak: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 720 })),
    hourFen: {
      chain: { peakFen: 9_000, offPeakFen: 6_000 },
      outside: { peakFen: 15_000, offPeakFen: 12_000 },
    },
  },
})
await database.sql`
  insert into resource_closures (id, resource_id, unit_id, kind, starts_at, ends_at, reason, created_at)
  values ('clo_1', ${plain}, null, 'maintenance', ${new Date(local('2026-03-06 08:00'))},
    ${new Date(local('2026-03-06 12:00'))}, '换油', now())`
await database.sql`
  insert into qualifications (id, platform_id, organisation_id, code, expires_on, granted_at)
  values ('qlf_1', ${floor.platformId}, ${one.id}, 'tensile', '2026-03-02', now())`
for (const [login, firm] of [
  ['first', one.id],
  ['second', two.id],
] as const) {
  await addSignIn(database, { login, firm, role: 'owner' })
}
const house = await openTestServer(database)
Object.assign(house.context, { ids: floor.ids, clock: floor.clock })
const visitor = browserAt(house.url)
const [first, second] = [browserAt(house.url), browserAt(house.url)]
expect((await first.signIn('first', PASSWORD)).status).toBe(303)
expect((await second.signIn('second', PASSWORD)).status).toBe(303)

let keys = 0
const book = (browser: typeof first, resource: string, from: string, to: string, more = {}) => {
  keys += 1
  const fields = { intent: 'book', startsAt: from, endsAt: to, idempotencyKey: `key-of-form-${keys}` }
  return browser.form(`/resources/${resource}?from=${from}&to=${to}`, { ...fields, ...more })
}
const booked = async (...asked: Parameters<typeof book>): Promise<string> => {
  const answer = await book(...asked)
  expect(answer.status, answer.text.slice(0, 300)).toBe(303)
  return answer.headers.get('Location') ?? ''
}

test.each([
  ['upside down', '2026-03-04T10:00', '2026-03-04T09:00', {}, 400, '结束时间须晚于开始时间'],
  ['of no length', '2026-03-04T10:00', '2026-03-04T10:00', {}, 400, '结束时间须晚于开始时间'],
  ['off the grid', '2026-03-04T09:10', '2026-03-04T10:10', {}, 400, '时段上'],
  ['in the past', '2026-03-02T08:00', '2026-03-02T08:30', {}, 400, '开始时间已经过去'],
  ['without notice', '2026-03-02T09:30', '2026-03-02T10:00', {}, 409, '须至少提前'],
  ['across a closed night', '2026-03-04T17:00', '2026-03-04T19:00', {}, 409, '不全在开放时间内'],
  ['across maintenance', '2026-03-06T11:30', '2026-03-06T12:30', {}, 409, '停机检修'],
  ['of ten years', '2026-03-04T09:00', '2036-03-04T09:00', {}, 400, '一次最多预约'],
  ['in ten years', '2036-03-04T09:00', '2036-03-04T10:00', {}, 409, '天以内的预约'],
  ['that are no time', 'tomorrow', 'later', {}, 400, ''],
  ['repeated without end', '2026-03-04T09:00', '2026-03-04T10:00', { rule: 'FREQ=DAILY' }, 400, '须有终点'],
  ['repeated nonsense', '2026-03-04T09:00', '2026-03-04T10:00', { rule: 'daily' }, 400, '重复规则不成立'],
  [
    'repeated a thousand times',
    '2026-03-04T09:00',
    '2026-03-04T10:00',
    { rule: 'FREQ=DAILY;COUNT=1000' },
    400,
    '重复次数过多',
  ],
])(
  'hours %s are refused with their sentence, and the hours stay where they were typed',
  async (_, from, to, more, status, sentence) => {
    const answer = await book(first, plain, from, to, { purpose: '试样甲', ...more })
    expect(answer.status).toBe(status)
    expect(answer.text).toContain(sentence)
    if (from.startsWith('2026')) expect(answer.text).toContain(`name="from" value="${from}"`)
    const rows = await database.sql`select 1 from bookings where resource_id = ${plain}`
    expect(rows).toHaveLength(0)
  },
)

test('an expired qualification and none are refused, each with its sentence', async () => {
  const expired = await book(first, strict, '2026-03-04T09:00', '2026-03-04T10:00')
  expect([expired.status, expired.text.includes('到期')]).toEqual([403, true])
  const none = await book(second, strict, '2026-03-04T09:00', '2026-03-04T10:00')
  expect([none.status, none.text.includes('须有上机资格')]).toEqual([403, true])
})

test('a price is shown line by line before anything is confirmed, by the class of who asks', async () => {
  const address = `/resources/${peaked}?from=2026-03-04T11:00&to=2026-03-04T13:30`
  const page = (await first.get(address)).text.replaceAll('\u00a0', ' ')
  expect(page).toContain('按链内企业价')
  expect(page).toContain('峰时 1 小时 × ¥90/小时 = ¥90')
  expect(page).toContain('谷时 1 小时 30 分钟 × ¥60/小时 = ¥90')
  expect(page).toContain('预付 ¥180 进入托管')
  expect(page).toContain('之前取消免费，之后取消收取 ¥54')
  expect((await second.get(address)).text).toContain('¥330')
  expect((await visitor.get(address)).text).toContain('登录后预约')
})

test('the refused second booker sees the nearest slots as forms, and waits; whose booking it is stays untold', async () => {
  const location = await booked(first, plain, '2026-03-04T09:00', '2026-03-04T10:00', { purpose: '机密试样' })
  const refused = await book(second, plain, '2026-03-04T09:00', '2026-03-04T10:00')
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('这个时段已被预约')
  expect(refused.text).toContain('最近的空闲时段')
  expect(refused.text).toContain('约 3月4日 08:00')
  expect(refused.text).toContain('name="startsAt" value="2026-03-04T10:00"')
  const [holder] = await database.sql`select name from organisations where id = ${one.id}`
  for (const secret of ['机密试样', String(holder?.name), location]) {
    expect(refused.text).not.toContain(secret)
  }
  const waited = await second.form(`/resources/${plain}`, {
    intent: 'wait',
    startsAt: '2026-03-04T09:00',
    endsAt: '2026-03-04T10:00',
    idempotencyKey: 'key-of-wait-1',
  })
  expect(waited.headers.get('Location')).toBe('/bookings')
  expect((await second.get('/bookings')).text).toContain('第 1 位')
  expect((await first.get(`/resources/${plain}?mode=week&on=2026-03-04`)).text).toContain('我的预约')
})

test('another firm’s booking is not there, to be read, moved, cancelled, given back or answered', async () => {
  const location = await booked(first, plain, '2026-03-05T09:00', '2026-03-05T10:00')
  const bookingId = location.split('/').at(-1) ?? ''
  expect((await second.get(location)).status).toBe(404)
  expect((await first.get(location)).status).toBe(200)
  expect((await visitor.get(location)).status).toBe(303)
  const window = { startsAt: '2026-03-05T11:00', endsAt: '2026-03-05T12:00' }
  for (const [intent, more] of [
    ['cancelBooking', {}],
    ['changeBooking', window],
    ['returnUse', {}],
    ['takeOffer', {}],
  ] as const) {
    const answer = await second.form(location, {
      intent,
      bookingId,
      idempotencyKey: `key-${intent}`,
      ...more,
    })
    expect(answer.status, intent).toBe(404)
  }
  expect(await floor.state(bookingId)).toMatchObject({ state: 'confirmed' })
  // Moving one's calendar to another's booking shows one's own calendar.
  const page = await second.get(`/resources/${plain}?change=${bookingId}&on=2026-03-05`)
  expect([page.status, page.text.includes('正在改期')]).toEqual([200, false])
})

test('conflicts of a recurrence are listed one by one, with what each choice would book', async () => {
  const query = 'from=2026-02-25T09:00&to=2026-02-25T10:00'
  expect((await second.get(`/resources/${plain}?${query}`)).text).toContain('开始时间已经过去')
  const address = `/resources/${plain}?from=2026-03-03T09:00&to=2026-03-03T10:00&repeat=DAILY&interval=1&ends=count&count=4`
  const page = await second.get(address)
  expect(page.text).toContain('3 次有冲突')
  expect(page.text).toContain('跳过冲突的，只预约其余 1 次')
  expect(page.text).toContain('把冲突的移到最近的空闲时段，共预约 4 次')
  expect(page.text).toContain('可移到 3月6日 12:00')
  const series = { rule: 'FREQ=DAILY;COUNT=4', onConflict: 'move' }
  const done = await book(second, plain, '2026-03-03T09:00', '2026-03-03T10:00', series)
  expect(done.headers.get('Location')).toBe('/bookings')
  const rows = await database.sql`
    select starts_at from bookings where organisation_id = ${two.id} and series_id is not null order by 1`
  expect(rows.map((row) => new Date(row.starts_at as string).toISOString())).toEqual([
    '2026-03-03T01:00:00.000Z',
    '2026-03-04T00:00:00.000Z',
    '2026-03-05T00:00:00.000Z',
    '2026-03-06T04:00:00.000Z',
  ])
})

test('equipment is booked together or not at all, from the page', async () => {
  const [a, b] = [await floor.resource(), await floor.resource()]
  await booked(first, b, '2026-03-09T09:00', '2026-03-09T10:00')
  const both = { together: b }
  expect((await book(second, a, '2026-03-09T09:00', '2026-03-09T10:00', both)).status).toBe(409)
  expect(await database.sql`select 1 from bookings where resource_id = ${a}`).toHaveLength(0)
  const page = await second.get(`/resources/${a}?from=2026-03-09T11:00&to=2026-03-09T12:00&with=${b}`)
  expect(page.text.match(/按链外企业价/g)).toHaveLength(2)
  expect(page.text).toContain('¥240')
  await booked(second, a, '2026-03-09T11:00', '2026-03-09T12:00', both)
  const groups = await database.sql`
    select count(*)::int as rows from bookings where group_id is not null group by group_id`
  expect(groups.map((row) => row.rows)).toEqual([2])
})

test('a list of bookings is narrowed by its address; nonsense narrows nothing', async () => {
  const all = (await first.get('/bookings')).text
  const [name] = await database.sql`select name from resources where id = ${plain}`
  expect(all).toContain(`>${name?.name}</a>`)
  const until = (await first.get('/bookings?until=2026-03-01')).text
  expect(until).toContain('没有符合条件的预约')
  const odd = await first.get("/bookings?state='x&since=2026-02-30&resource=%00")
  expect([odd.status, odd.text.includes(`>${name?.name}</a>`)]).toEqual([200, true])
})
