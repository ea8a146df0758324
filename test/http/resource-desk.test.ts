import { Resvg } from '@resvg/resvg-js'
import decodeQr from 'jsqr'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/support/database.ts'
import { platformHouse } from '#test/support/platform-house.ts'
import { plainPng } from '#test/support/small-pictures.ts'

const database = await testDatabase()
const { floor, house, signedIn, visitor } = await platformHouse(database)
const leader = floor.leader.id
const owner = await signedIn(leader, 'owner')
const technician = await signedIn(leader, 'technician')
await owner.form('/platforms/sample/manage', {
  intent: 'appointStaff',
  login: `technician-${leader}`,
  role: 'technician',
})
const holder = await floor.member()
const byHolder = await signedIn(holder.id, 'owner')
const second = await floor.member()
const bySecond = await signedIn(second.id, 'owner')
const rival = await signedIn((await floor.firm('chain_leader')).id, 'owner')
const desk = (resourceId: string) => `/resources/${resourceId}/manage`
const idIn = async (table: 'resource_closures' | 'idle_offers', resourceId: string) => {
  const [row] = await database.sql<{ id: string }[]>`
    select id from ${database.sql(table)} where resource_id = ${resourceId} order by created_at desc limit 1`
  return row?.id ?? ''
}

test('a breakdown is declared, the moves are seen with consent pending, then given, then the machine runs again', async () => {
  const [a, b] = [await floor.resource({}, 1, 'pair'), await floor.resource({}, 1, 'pair')]
  await floor.booked(holder, a, '2026-03-03 09:00', 60)
  await floor.payAll()
  const down = { intent: 'breakdown', until: '2026-03-04T08:00', reason: '主轴抱死' }
  expect((await rival.form(desk(a), down)).status).toBe(404)
  expect((await byHolder.form(desk(a), down)).status).toBe(403)
  const upsideDown = await technician.form(desk(a), { ...down, until: '2026-03-01T08:00' })
  expect([upsideDown.status, upsideDown.text.includes('结束时间须晚于开始时间')]).toEqual([400, true])
  const silent = await technician.form(desk(a), { ...down, reason: '' })
  expect([silent.status, silent.text.includes('value="2026-03-04T08:00"')]).toEqual([400, true])
  expect((await technician.form(desk(a), down)).status).toBe(303)
  const pending = await technician.get(desk(a))
  for (const word of ['主轴抱死', '停机中', '等待企业同意', '答复期限']) {
    expect(pending.text.includes(word), word).toBe(true)
  }
  expect((await visitor.get('/platforms/sample')).text).toContain('停机中')
  const [offer] = await database.sql<{ id: string }[]>`
    select id from bookings where resource_id = ${b} and state = 'requested'`
  const take = { intent: 'takeOffer', bookingId: offer?.id ?? '' }
  expect((await bySecond.form('/bookings', take)).status).toBe(404)
  expect((await byHolder.form('/bookings', take)).status).toBe(303)
  expect((await technician.get(desk(b))).text).toContain('已改派')
  const lift = { intent: 'liftClosure', closureId: await idIn('resource_closures', a) }
  expect((await rival.form(desk(a), lift)).status).toBe(404)
  expect((await technician.form(desk(a), lift)).status).toBe(303)
  const twice = await technician.form(desk(a), lift)
  expect([twice.status, twice.text.includes('或它已经结束')]).toEqual([404, true])
  expect((await visitor.get('/platforms/sample')).text).not.toContain('停机中')
  expect((await floor.book(second, a, '2026-03-03 14:00', 60)).ok).toBe(true)
})

test('maintenance is planned where nothing is booked, is called off, and wrong times are refused', async () => {
  const machine = await floor.resource({}, 2)
  await floor.booked(holder, machine, '2026-03-05 09:00', 60)
  const plan = (fields: Record<string, string>) =>
    technician.form(desk(machine), { intent: 'maintain', reason: '换油', ...fields })
  const over = await plan({ startsAt: '2026-03-05T08:00', endsAt: '2026-03-05T12:00' })
  expect([over.status, over.text.includes('已有 1 个预约')]).toEqual([409, true])
  expect(over.text).toContain('value="换油"')
  const back = await plan({ startsAt: '2026-03-06T12:00', endsAt: '2026-03-06T08:00' })
  expect([back.status, back.text.includes('结束时间须晚于开始时间')]).toEqual([400, true])
  const past = await plan({ startsAt: '2026-02-01T08:00', endsAt: '2026-02-01T09:00' })
  expect([past.status >= 400 && past.status < 500, past.text.includes('已经过去')]).toEqual([true, true])
  const none = await plan({ startsAt: 'soon', endsAt: '2026-03-06T08:00' })
  expect([none.status, none.text.includes('请填写日期和时间')]).toEqual([400, true])
  const unit = await plan({ startsAt: '2026-03-05T08:00', endsAt: '2026-03-05T12:00', unitNumber: '2' })
  expect(unit.status).toBe(303)
  expect((await technician.get(desk(machine))).text).toContain('取消检修')
  const lift = { intent: 'liftClosure', closureId: await idIn('resource_closures', machine) }
  expect((await technician.form(desk(machine), lift)).status).toBe(303)
  expect((await floor.book(second, machine, '2026-03-05 09:00', 60)).ok).toBe(true)
})

test('idle time is offered at a share of the price, shown to other chains, booked by one, and withdrawn', async () => {
  const machine = await floor.resource()
  const offer = (fields: Record<string, string>) =>
    owner.form(desk(machine), {
      intent: 'offerIdle',
      startsAt: '2026-03-07T08:00',
      endsAt: '2026-03-07T18:00',
      pricePercent: '60',
      ...fields,
    })
  expect((await technician.form(desk(machine), { intent: 'offerIdle' })).status).not.toBe(303)
  const share = await offer({ pricePercent: '120' })
  expect([share.status, share.text.includes('不能大于')]).toEqual([400, true])
  expect((await offer({ endsAt: '2026-03-07T08:00' })).status).toBe(400)
  const stranger = await floor.firm('buyer')
  const byStranger = await signedIn(stranger.id, 'owner')
  const book = {
    intent: 'book',
    startsAt: '2026-03-07T09:00',
    endsAt: '2026-03-07T10:00',
    onConflict: 'refuse',
  }
  expect((await byStranger.form(`/resources/${machine}`, book)).status).toBe(403)
  expect((await offer({})).status).toBe(303)
  for (const path of ['/platforms', '/platforms/sample']) {
    const page = await byStranger.get(path)
    expect(page.text.includes('按链外价的 60% 计'), path).toBe(true)
  }
  expect((await byStranger.form(`/resources/${machine}`, book)).status).toBe(303)
  const [price] = await database.sql`select price_fen from bookings where resource_id = ${machine}`
  expect(price?.price_fen).toBe(7_200n)
  const withdraw = { intent: 'withdrawIdle', idleOfferId: await idIn('idle_offers', machine) }
  expect((await owner.form(desk(machine), withdraw)).status).toBe(303)
  const twice = await owner.form(desk(machine), withdraw)
  expect([twice.status, twice.text.includes('没有找到这项闲时共享')]).toEqual([404, true])
  expect((await visitor.get('/platforms/sample')).text).not.toContain('按链外价的 60% 计')
})

/** What a telephone reads from the label as it is printed: the page's own drawing, as pixels. */
function readLabel(page: string): string | null {
  const [drawing = ''] = page.match(/<svg viewBox="-4 -4[\s\S]*?<\/svg>/) ?? []
  const svg = drawing.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" ')
  const image = new Resvg(svg).render()
  return decodeQr(new Uint8ClampedArray(image.pixels), image.width, image.height)?.data ?? null
}

test('the printed label is read by a telephone, and its address checks the holder in, and nobody else', async () => {
  const [machine, other] = [await floor.resource(), await floor.resource()]
  const label = `/resources/${machine}/label`
  expect((await byHolder.get(label)).status).toBe(403)
  expect((await rival.get(label)).status).toBe(404)
  const address = readLabel((await technician.get(label)).text)
  expect(address).toBe(`${house.url}/check-in/token-of-${machine}`)
  const path = new URL(address ?? '').pathname
  const welcome = await visitor.get(path)
  expect([welcome.status, welcome.headers.get('Location')]).toEqual([
    303,
    `/sign-in?next=${encodeURIComponent(path)}`,
  ])
  await floor.booked(holder, machine, '2026-03-09 09:00', 120)
  const checkIn = (browser: typeof byHolder, at = path) => browser.form(at, { intent: 'checkIn' })
  await floor.payAll()
  await floor.until('2026-03-09 08:30')
  const early = await checkIn(byHolder)
  expect([early.status, early.text.includes('最早 2026年3月9日 08:45 可签到')]).toEqual([409, true])
  await floor.until('2026-03-09 09:05')
  const wrong = await checkIn(byHolder, `/check-in/token-of-${other}`)
  expect([wrong.status, wrong.text.includes('请到那台设备扫码')]).toEqual([409, true])
  const notYours = await checkIn(bySecond)
  expect([notYours.status, notYours.text.includes('由其他企业预约')]).toEqual([409, true])
  expect((await byHolder.get('/check-in/token-of-nothing')).status).toBe(404)
  expect((await byHolder.get(path)).text).toContain('您在这台设备上的预约')
  expect((await checkIn(byHolder)).status).toBe(303)
  const after = await byHolder.get(path)
  expect([after.text.includes('已签到'), after.text.includes('下机结算')]).toEqual([true, true])
})

test('who comes too late to the machine is told so', async () => {
  const machine = await floor.resource({ noShowMinutes: 30 })
  await floor.booked(holder, machine, '2026-03-10 09:00', 120)
  await floor.payAll()
  floor.clock.set(new Date('2026-03-10T01:31:00Z'))
  const late = await byHolder.form(`/check-in/token-of-${machine}`, { intent: 'checkIn' })
  expect([late.status, late.text.includes('签到时间已过')]).toEqual([409, true])
})

test('a request is approved or refused at the desk; use is returned with what the meter says, lateness costs', async () => {
  const machine = await floor.resource({ approval: 'approval' })
  const board = '/platforms/sample/board'
  const [yes, no] = [
    await floor.booked(holder, machine, '2026-03-11 09:00', 120),
    await floor.booked(second, machine, '2026-03-11 14:00', 60),
  ]
  expect((await owner.get(board)).text).toContain('待审批')
  expect((await technician.form(board, { intent: 'approveBooking', bookingId: yes })).status).toBe(403)
  expect((await rival.form(board, { intent: 'approveBooking', bookingId: yes })).status).toBe(404)
  expect((await owner.form(board, { intent: 'approveBooking', bookingId: yes })).status).toBe(303)
  const refusal = { intent: 'rejectBooking', bookingId: no, reason: '当日校准' }
  expect((await owner.form(board, refusal)).status).toBe(303)
  expect((await owner.form(board, refusal)).status).toBe(409)
  expect((await bySecond.get('/bookings')).text).toContain('当日校准')
  await floor.payAll()
  await floor.until('2026-03-11 09:00')
  await byHolder.form(`/check-in/token-of-${machine}`, { intent: 'checkIn' })
  await floor.until('2026-03-11 11:30')
  const running = await technician.get(board)
  expect([running.text.includes('超时'), running.text.includes('计量分钟')]).toEqual([true, true])
  const give = (meteredMinutes: string) =>
    technician.form(board, { intent: 'returnUse', bookingId: yes, meteredMinutes })
  const tooMuch = await give('9999')
  expect([tooMuch.status, tooMuch.text.includes('不超过实际占用时间')]).toEqual([400, true])
  expect((await give('many')).status).toBe(400)
  expect((await give('90')).status).toBe(303)
  // 1.5 h of 2 h at ¥60, and half an hour late at one and a half times the tariff.
  expect(await floor.state(yes)).toMatchObject({ state: 'completed', settledFen: 9_000n + 4_500n })
})

test('a machine’s pictures are shown where it is booked', async () => {
  const machine = await floor.resource()
  const body = new FormData()
  body.set('intent', 'showPictures')
  const png = Uint8Array.from(plainPng())
  body.set('photos', new File([png], '设备.png'))
  const sent = await owner.post(`/resources/${machine}/edit`, body)
  expect(sent.status).toBe(303)
  const page = await visitor.get(`/resources/${machine}`)
  const [, fileId] = page.text.match(/\/pictures\/([\w-]+)/) ?? []
  expect((await visitor.get(`/pictures/${fileId}`)).status).toBe(200)
})

test('a machine is retired after its page has said how many bookings that hits; only who leads may', async () => {
  const machine = await floor.resource()
  await floor.booked(holder, machine, '2026-03-23 09:00', 60)
  expect((await owner.get(desk(machine))).text).toContain('还有 1 个预约未开始')
  expect((await technician.get(desk(machine))).text).not.toContain('id="retire"')
  const retire = { intent: 'retireResource', onBookings: 'cancel' }
  expect((await technician.form(desk(machine), retire)).status).toBe(403)
  expect((await rival.form(desk(machine), retire)).status).toBe(404)
  const odd = await owner.form(desk(machine), { ...retire, onBookings: 'burn' })
  expect(odd.status).toBe(400)
  expect((await owner.form(desk(machine), retire)).status).toBe(303)
  const again = await owner.form(desk(machine), retire)
  expect([again.status, again.text.includes('已退役')]).toEqual([409, true])
  expect((await byHolder.get('/bookings')).text).toContain('故障中断')
})

test('maintenance over bookings is planned where their move is asked for, and keeps that choice when refused', async () => {
  const machine = await floor.resource()
  await floor.booked(holder, machine, '2026-03-24 09:00', 60)
  const plan = {
    intent: 'maintain',
    reason: '换油',
    startsAt: '2026-03-24T08:00',
    endsAt: '2026-03-24T12:00',
  }
  const over = await technician.form(desk(machine), { ...plan, onBookings: 'refuse' })
  expect([over.status, over.text.includes('或选择改派这些预约')]).toEqual([409, true])
  const back = await technician.form(desk(machine), {
    ...{ ...plan, onBookings: 'replan' },
    ...{ startsAt: '2026-03-24T12:00', endsAt: '2026-03-24T08:00' },
  })
  expect(back.text).toMatch(/<input[^>]*checked[^>]*value="replan"/)
  expect((await technician.form(desk(machine), { ...plan, onBookings: 'replan' })).status).toBe(303)
  expect((await technician.get(desk(machine))).text).toContain('无可替代设备，已退款')
})
