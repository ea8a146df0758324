import { expect, test } from 'vitest'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import { testDatabase } from '#test/support/database.ts'
import { EQUIPMENT, platformHouse } from '#test/support/platform-house.ts'
import { plainPng } from '#test/support/small-pictures.ts'

const database = await testDatabase()
const { floor, files, house, signedIn, visitor } = await platformHouse(database)
const leader = floor.leader.id
const owner = await signedIn(leader, 'owner')
const chief = await signedIn(leader, 'lab_manager')
const technician = await signedIn(leader, 'technician')
const buyer = await floor.firm('buyer')
const other = await signedIn(buyer.id, 'owner')
const rival = await signedIn((await floor.firm('chain_leader')).id, 'owner')
const DESK = '/platforms/sample/manage'

const codeOf = async (firm: string) => {
  const [row] = await database.sql<{ code: string }[]>`
    select credit_code as code from organisations where id = ${firm}`
  return row?.code ?? ''
}
const memberOf = async (firm: string) => {
  const [row] = await database.sql<{ id: string; state: string; class: string }[]>`
    select id, state, class from platform_members where organisation_id = ${firm} order by created_at desc, id desc`
  return row
}

const ABOUT = {
  intent: 'savePlatform',
  name: '第二检测平台',
  slug: 'second-lab',
  chain: 'haining-socks',
  county: '330481',
  membership: 'invitation',
  memberDiscountPercent: '12.5',
  story: '夜班也开放。',
}

test('a chain leader founds a second platform by form, and only who leads it may change it', async () => {
  expect((await owner.get('/platforms')).text).toContain('/platforms/new')
  expect((await other.get('/platforms')).text).not.toContain('/platforms/new')
  expect((await other.get('/platforms/new')).status).toBe(403)
  expect((await visitor.get('/platforms/new')).status).toBe(303)
  const founded = await owner.form('/platforms/new', ABOUT)
  expect([founded.status, founded.headers.get('Location')]).toEqual([303, '/platforms/second-lab/manage'])
  const [row] = await database.sql`
    select leader_id, membership, member_discount_basis_points as discount from platforms where slug = 'second-lab'`
  expect(row).toMatchObject({ leader_id: leader, membership: 'invitation', discount: 1250 })
  for (const browser of [rival, other]) {
    expect((await browser.get('/platforms/second-lab/edit')).status).not.toBe(200)
    expect((await browser.form('/platforms/second-lab/edit', ABOUT)).status).not.toBe(303)
  }
  const moved = await owner.form('/platforms/second-lab/edit', {
    ...ABOUT,
    slug: 'third-lab',
    name: '第三平台',
  })
  expect(moved.headers.get('Location')).toBe('/platforms/third-lab/edit')
  expect((await visitor.get('/platforms/third-lab')).text).toContain('第三平台')
})

test.each([
  ['slug', 'UPPER lower', '请用小写字母'],
  ['slug', 'new', '请用小写字母'],
  ['name', '', '请填写此项'],
  ['county', '110000', '请从选项中选择'],
  ['membership', 'whatever', '请从选项中选择'],
  ['memberDiscountPercent', '101', '不能大于'],
  ['memberDiscountPercent', 'ten', '请填写整数'],
])(
  'a platform whose %s is "%s" is a 400 with its sentence, and keeps what was typed',
  async (field, typed, sentence) => {
    const answer = await owner.form('/platforms/new', { ...ABOUT, slug: 'fourth-lab', [field]: typed })
    expect(answer.status).toBe(400)
    expect(answer.text.includes(sentence)).toBe(true)
    expect(answer.text.includes('夜班也开放。')).toBe(true)
  },
)

test('an address that another platform has is refused, also when both come at once', async () => {
  const twice = await Promise.all([
    owner.form('/platforms/new', { ...ABOUT, slug: 'wanted', name: '甲平台' }),
    rival.form('/platforms/new', { ...ABOUT, slug: 'wanted', name: '乙平台' }),
  ])
  expect(twice.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(twice.find(({ status }) => status === 409)?.text).toContain('这个网址名已被使用')
})

test('pictures are shown to everybody, and what is no picture is refused', async () => {
  const upload = (bytes: number[], name: string) => {
    const body = new FormData()
    body.set('intent', 'showPictures')
    body.set('photos', new File([Uint8Array.from(bytes)], name))
    return owner.post('/platforms/sample/edit', body)
  }
  const png = [...plainPng()]
  expect((await upload(png, '车间.png')).status).toBe(303)
  expect(files.kept.size).toBe(1)
  const page = await visitor.get('/platforms/sample')
  const [, fileId] = page.text.match(/\/pictures\/([\w-]+)/) ?? []
  const picture = await visitor.get(`/pictures/${fileId}`)
  expect([picture.status, picture.headers.get('Content-Type')]).toEqual([200, 'image/png'])
  const pdf = await upload([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'paper.pdf')
  expect([pdf.status, (await upload([1, 2, 3], 'x.png')).status]).toEqual([400, 400])
  const hidden = await owner.form('/platforms/sample/edit', { intent: 'hidePicture', fileId: fileId ?? '' })
  expect(hidden.status).toBe(303)
  expect((await visitor.get(`/pictures/${fileId}`)).status).toBe(404)
})

test('a firm applies, is admitted as one of the chain, is classed anew, and is removed', async () => {
  await database.sql`update platforms set membership = 'application' where id = ${floor.platformId}`
  expect((await other.form('/platforms/sample', { intent: 'joinPlatform', note: '试制用' })).status).toBe(303)
  const applied = await memberOf(buyer.id)
  expect(applied?.state).toBe('applied')
  expect((await owner.get(DESK)).text).toContain('试制用')
  const memberId = applied?.id ?? ''
  const decide = (fields: Record<string, string>) => owner.form(DESK, { memberId, ...fields })
  expect((await rival.form(DESK, { intent: 'decideMember', memberId, event: 'admit' })).status).toBe(404)
  expect((await decide({ intent: 'decideMember', event: 'admit', class: 'chain' })).status).toBe(303)
  expect(await memberOf(buyer.id)).toMatchObject({ state: 'active', class: 'chain' })
  expect((await decide({ intent: 'classifyMember', class: 'outside' })).status).toBe(303)
  expect((await decide({ intent: 'classifyMember', class: 'nobody' })).status).toBe(400)
  expect(await memberOf(buyer.id)).toMatchObject({ class: 'outside' })
  expect((await decide({ intent: 'decideMember', event: 'remove' })).status).toBe(303)
  const again = await decide({ intent: 'decideMember', event: 'remove' })
  expect([again.status, again.text.includes('成员资格当前状态不允许')]).toEqual([409, true])
})

test('a firm is invited by its credit code and accepts on the platform’s page', async () => {
  const invite = (creditCode: string) =>
    owner.form(DESK, { intent: 'inviteMember', creditCode, class: 'outside' })
  expect((await invite('12345')).status).toBe(400)
  expect((await invite('91330481000000000A')).status).toBe(404)
  expect((await invite(await codeOf(buyer.id))).status).toBe(303)
  const twice = await invite(await codeOf(buyer.id))
  expect([twice.status, twice.text.includes('贵企业已是成员')]).toEqual([409, true])
  const member = await memberOf(buyer.id)
  const page = await other.get('/platforms/sample')
  expect(page.text).toContain('接受邀请')
  const fields = { intent: 'answerMembership', memberId: member?.id ?? '', event: 'accept' }
  expect((await other.form('/platforms/sample', fields)).status).toBe(303)
  expect(await memberOf(buyer.id)).toMatchObject({ state: 'active', class: 'outside' })
})

test('the owner appoints and dismisses; a lab manager then leads the desk, a technician does not', async () => {
  expect((await chief.get(DESK)).status).toBe(404)
  const appoint = (login: string, role: string) => owner.form(DESK, { intent: 'appointStaff', login, role })
  expect((await appoint(`lab_manager-${leader}`, 'lab_manager')).status).toBe(303)
  expect((await appoint(`technician-${leader}`, 'technician')).status).toBe(303)
  expect((await appoint('nobody-at-all', 'technician')).status).toBe(404)
  const unfit = await appoint(`technician-${leader}`, 'lab_manager')
  expect([unfit.status, unfit.text.includes('角色不能担任该岗位')]).toEqual([409, true])
  expect((await chief.get(DESK)).status).toBe(200)
  expect((await technician.get(DESK)).status).toBe(403)
  const byManager = { intent: 'appointStaff', login: `technician-${leader}`, role: 'none' }
  expect((await chief.form(DESK, byManager)).status).toBe(403)
  expect((await appoint(`lab_manager-${leader}`, 'none')).status).toBe(303)
  expect((await chief.get(DESK)).status).toBe(404)
})

test('qualifications are granted, shown when they are about to expire, and revoked', async () => {
  const creditCode = await codeOf(buyer.id)
  const grant = (fields: Record<string, string>) =>
    owner.form(DESK, { intent: 'grantQualification', creditCode, code: 'tensile', ...fields })
  expect((await grant({ expiresOn: '2026-02-30' })).status).toBe(400)
  expect((await grant({ expiresOn: '2026-01-01' })).text).toContain('时间')
  expect((await grant({ expiresOn: '2026-03-20', code: 'Ü' })).status).toBe(400)
  expect((await grant({ expiresOn: '2026-03-20' })).status).toBe(303)
  expect((await owner.get(DESK)).text).toContain('1 项资格将在 30 天内到期')
  const [row] = await database.sql<{ id: string }[]>`select id from qualifications where revoked_at is null`
  const revoke = { intent: 'revokeQualification', qualificationId: row?.id ?? '' }
  expect((await owner.form(DESK, revoke)).status).toBe(303)
  expect((await owner.form(DESK, revoke)).status).toBe(404)
})

test('equipment is made by form with everything that says how it may be booked, and read back as typed', async () => {
  await database.sql`update platforms set member_discount_basis_points = 2000 where id = ${floor.platformId}`
  const made = await owner.form('/platforms/sample/resources/new', {
    ...EQUIPMENT,
    specs: '最大力：100 kN\n行程: 500 mm',
    quotaHours: '40',
    qualification: 'tensile',
  })
  expect(made.status).toBe(303)
  const path = made.headers.get('Location') ?? ''
  const id = path.split('/')[2] ?? ''
  const [row] = await database.sql<{ rules: ResourceRules; specs: unknown; units: number }[]>`
    select rules, specs, (select count(*)::int from resource_units where resource_id = ${id}) as units
    from resources where id = ${id}`
  expect(row).toMatchObject({ units: 2, specs: { 最大力: '100 kN', 行程: '500 mm' } })
  expect(row?.rules.opening).toContainEqual({ weekday: 1, fromMinute: 1200, toMinute: 1800 })
  expect(row?.rules).toMatchObject({
    openOnHolidays: false,
    noticeMinutes: 90,
    quotaMinutesPerWeek: 2400,
    qualification: 'tensile',
    lateReturnBasisPoints: 15_000,
    tariff: {
      hourFen: {
        outside: { peakFen: 15_000, offPeakFen: 10_055 },
        chain: { peakFen: 12_000, offPeakFen: 8_044 },
      },
    },
  })
  const form = await owner.get(path)
  expect(form.text).toContain('value="08:00-12:00, 13:00-18:00, 20:00-06:00"')
  expect((await other.get(path)).status).toBe(403)
  expect((await rival.get(path)).status).toBe(404)
  const fewer = await owner.form(path, { ...EQUIPMENT, capacity: '1' })
  expect([fewer.status, fewer.text.includes('现有 2 台')]).toEqual([400, true])
  expect((await owner.form(path, { ...EQUIPMENT, state: 'retired' })).status).toBe(303)
  expect((await visitor.get('/platforms/sample')).text).not.toContain('疲劳试验机')
  expect((await owner.get(DESK)).text).toContain('已退役')
})

test.each([
  ['name', '', '请填写此项'],
  ['capacity', '0', '大于 0 的整数'],
  ['capacity', '51', '不能大于'],
  ['opening.1', '25:00-26:00', '请写成 08:00-18:00'],
  ['opening.6', '上午', '请写成 08:00-18:00'],
  ['peak.1', '9-16', '请写成 08:00-18:00'],
  ['slotMinutes', '7.5', '请填写整数'],
  ['maxMinutes', '30', '最长时长不得小于'],
  ['minMinutes', '45', '整数倍'],
  ['noticeHours', 'soon', '请填写整数'],
  ['cancelHours', '-1', '请填写整数'],
  ['lateCancelPercent', '101', '不能大于'],
  ['noShowPercent', '五', '请填写整数'],
  ['approval', 'maybe', '请从选项中选择'],
  ['outsidePeakYuan', 'free', '请填写金额'],
  ['outsidePeakYuan', '', '请填写'],
  ['chainPeakYuan', '151', '链内价不得高于链外价'],
  ['qualification', '焊工', '请用小写字母'],
  ['specs', '最大力 100 kN', '每行写成'],
  ['state', 'broken', '请从选项中选择'],
])(
  'equipment whose %s is "%s" is a 400 with its sentence, and keeps what was typed',
  async (field, typed, sentence) => {
    const fields = { ...EQUIPMENT, [field]: typed, location: '二号楼' }
    const answer = await owner.form('/platforms/sample/resources/new', fields)
    expect(answer.status).toBe(400)
    expect(answer.text.includes(sentence)).toBe(true)
    expect(answer.text.includes('value="二号楼"')).toBe(true)
  },
)

test('equipment that is open on no day is refused', async () => {
  const closed = { ...EQUIPMENT, 'opening.1': '', 'opening.6': '' }
  const answer = await owner.form('/platforms/sample/resources/new', closed)
  expect([answer.status, answer.text.includes('至少有一天开放')]).toEqual([400, true])
})

test('one press of the button is one machine, however often it arrives', async () => {
  const fields = { ...EQUIPMENT, name: '唯一的设备', idempotencyKey: 'key-only-one' }
  const sent = await Promise.all([1, 2, 3].map(() => owner.form('/platforms/sample/resources/new', fields)))
  expect(sent.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(new Set(sent.map(({ headers }) => headers.get('Location'))).size).toBe(1)
  expect(await database.sql`select 1 from resources where name = '唯一的设备'`).toHaveLength(1)
  expect(house.url).toContain('127.0.0.1')
})
