import { expect, test } from 'vitest'
import { testDatabase } from '#test/support/database.ts'
import { EQUIPMENT, platformHouse } from '#test/support/platform-house.ts'
import { plainPng } from '#test/support/small-pictures.ts'

const database = await testDatabase()
const { floor, signedIn, visitor } = await platformHouse(database)
const owner = await signedIn(floor.leader.id, 'owner')
const member = await floor.member()
const guest = await signedIn(member.id, 'owner')
const machine = await floor.resource()
const DESK = '/platforms/sample/manage'

const parts = (fields: Record<string, string>, pictures: readonly Blob[]) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const [index, picture] of pictures.entries()) form.append('photos', picture, `p${index}.png`)
  return form
}
const picture = () => new Blob([plainPng()], { type: 'image/png' })
const ABOUT = {
  intent: 'savePlatform',
  name: '带照片的平台',
  slug: 'pictured',
  chain: 'haining-socks',
  county: '330481',
  membership: 'open',
  memberDiscountPercent: '10',
  story: '',
}

test('a platform and its machine have their photos from the first form; what is no picture is refused', async () => {
  const founded = await owner.post('/platforms/new', parts(ABOUT, [picture()]))
  expect(founded.status).toBe(303)
  expect((await visitor.get('/platforms/pictured')).text).toMatch(/\/pictures\/[\w-]+/)
  const made = await owner.post(
    '/platforms/pictured/resources/new',
    parts({ ...EQUIPMENT, intent: 'saveResource' }, [picture()]),
  )
  expect(made.status).toBe(303)
  const [row] = await database.sql`
    select cardinality(photos) as photos from resources where platform_id = (
      select id from platforms where slug = 'pictured')`
  expect(row).toEqual({ photos: 1 })
  const text = new Blob(['not a picture'], { type: 'image/png' })
  const refused = await owner.post('/platforms/new', parts({ ...ABOUT, slug: 'unpictured' }, [text]))
  expect(refused.status).toBeGreaterThanOrEqual(400)
  expect(refused.text).toContain('value="unpictured"')
  expect((await visitor.get('/platforms/unpictured')).status).toBe(404)
})

test('a leader closes by form with a reason; the public reads that it is closed, and opens it again', async () => {
  await floor.booked(member, machine, '2026-03-09 09:00', 60)
  const desk = await owner.get(DESK)
  expect(desk.text).toContain('未开始的 1 个预约取消')
  const silent = await owner.form(DESK, { intent: 'closePlatform', reason: '' })
  expect([silent.status, silent.text.includes('请填写此项')]).toEqual([400, true])
  expect((await guest.form(DESK, { intent: 'closePlatform', reason: '恶作剧' })).status).toBe(403)
  expect((await owner.form(DESK, { intent: 'closePlatform', reason: '搬迁到新厂房' })).status).toBe(303)
  await floor.work.settle()
  for (const page of ['/platforms/sample', `/resources/${machine}`]) {
    const seen = await visitor.get(page)
    expect(seen.text).toContain('搬迁到新厂房')
    expect(seen.text).not.toContain('name="intent" value="joinPlatform"')
  }
  expect((await visitor.get('/platforms')).text).toContain('已关闭')
  const window = { startsAt: '2026-03-09T13:00', endsAt: '2026-03-09T14:00' }
  const late = await guest.form(`/resources/${machine}`, { intent: 'book', ...window, onConflict: 'refuse' })
  expect([late.status, late.text.includes('平台已关闭')]).toEqual([409, true])
  expect((await guest.get('/notices')).text).toContain('搬迁到新厂房')
  const again = await owner.form(DESK, { intent: 'closePlatform', reason: '再来一次' })
  expect(again.status).toBe(409)
  expect((await owner.form(DESK, { intent: 'reopenPlatform' })).status).toBe(303)
  expect((await visitor.get('/platforms/sample')).text).not.toContain('搬迁到新厂房')
})
