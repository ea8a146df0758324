import { expect, test } from 'vitest'
import { testDatabase } from '#test/support/database.ts'
import { browserAt, openTestServer, PASSWORD } from '#test/support/house.ts'
import { addSignIn } from '#test/support/sign-ins.ts'
import { labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
const PEOPLE = [
  ['lab', 'org_leader_hy', 'lab_manager'],
  ['tech', 'org_leader_hy', 'technician'],
  ['rival', 'org_leader_hn', 'lab_manager'],
] as const
for (const [login, firm, role] of PEOPLE) await addSignIn(database, { login, firm, role })
const house = await openTestServer(database)
Object.assign(house.context, { files: floor.files, ids: floor.ids, clock: floor.clock })
const visitor = browserAt(house.url)
const signedIn = async (login: string) => {
  const browser = browserAt(house.url)
  expect((await browser.signIn(login, PASSWORD)).status).toBe(303)
  return browser
}
const [lab, tech, rival] = await Promise.all([signedIn('lab'), signedIn('tech'), signedIn('rival')])
const NEW = '/testing/manage/platforms/plt_hy/new'
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

const typed = {
  intent: 'saveTestService',
  nameZh: '维氏硬度',
  priceYuan: '１２０',
  memberPriceYuan: '96.5',
  turnaroundDays: '3',
  // A first row left empty, as rows are that nobody needs.
  'methods.0.standard': '',
  'methods.0.parameters.0.kind': 'number',
  'methods.1.standard': 'gb/t4340.1—2009',
  'methods.1.nameZh': '金属材料 维氏硬度试验',
  'methods.1.scope': 'CMA',
  'methods.1.parameters.0.nameZh': '',
  'methods.1.parameters.0.kind': 'number',
  'methods.1.parameters.2.nameZh': '硬度',
  'methods.1.parameters.2.kind': 'number',
  'methods.1.parameters.2.min': '２５０',
  'methods.1.parameters.2.max': '320',
  'methods.1.parameters.2.unit': 'HV10',
}

test('a service is written, edited, retired and offered again through forms, without JavaScript', async () => {
  const saved = await lab.form(NEW, typed)
  const path = saved.headers.get('Location') ?? ''
  expect(path).toMatch(/^\/testing\/manage\/services\/tsv_/)
  const id = path.split('/').at(-1) ?? ''
  const [row] =
    await database.sql`select price_fen, member_price_fen, methods from test_services where id = ${id}`
  expect(row).toMatchObject({ price_fen: 12_000n, member_price_fen: 9_650n })
  expect(row?.methods).toMatchObject([
    { standard: 'GB/T 4340.1-2009', scope: ['CMA'], parameters: [{ key: 'p1', min: '250', nameEn: '硬度' }] },
  ])
  const open = await visitor.get(`/testing/services/${id}`)
  expect(open.text).toContain('GB/T 4340.1-2009')
  expect(open.text).not.toContain('修改服务')
  expect((await lab.get(`/testing/services/${id}`)).text).toContain('修改服务')
  const edit = { ...typed, platformId: 'plt_hy', version: '1', nameZh: '维氏硬度 HV10' }
  expect((await lab.form(path, edit)).status).toBe(303)
  const late = await lab.form(path, edit)
  expect([late.status, late.text.includes('刚被同事修改过')]).toEqual([409, true])
  expect((await lab.form(path, { intent: 'retireTestService' })).status).toBe(303)
  expect((await visitor.get(`/testing/services/${id}`)).status).toBe(404)
  expect((await lab.get('/testing/manage')).text).toContain('已停止')
  expect((await lab.form(path, { intent: 'resumeTestService' })).status).toBe(303)
  expect((await visitor.get('/testing')).text).toContain('维氏硬度 HV10')
})

test.each([
  ['a price that is none', { priceYuan: '免费' }, '请填写金额'],
  ['a price of nothing', { priceYuan: '0' }, '请填写金额'],
  ['a chain price above the other', { memberPriceYuan: '121' }, '成员价不能高于链外价'],
  ['a turnaround of 0 days', { turnaroundDays: '0' }, '天数须为 1 至 365'],
  ['a turnaround of 400 days', { turnaroundDays: '400' }, '天数须为 1 至 365'],
  ['no standard’s number', { 'methods.1.standard': '硬度' }, '的样式填写标准号'],
  ['limits upside down', { 'methods.1.parameters.2.min': '321' }, '下限不能大于上限'],
  ['limits that are no figures', { 'methods.1.parameters.2.max': '硬' }, '限值和检出限须为数字'],
  [
    'no parameter',
    {
      'methods.1.parameters.2.nameZh': '',
      'methods.1.parameters.2.unit': '',
      'methods.1.parameters.2.min': '',
      'methods.1.parameters.2.max': '',
    },
    '每个方法须有 1 至 12 个检测项目',
  ],
  [
    'no method',
    Object.fromEntries(
      Object.keys(typed)
        .filter((key) => key.startsWith('methods'))
        .map((key) => [key, '']),
    ),
    '请至少填写一个方法',
  ],
  ['no name', { nameZh: '' }, '请填写此项'],
])('%s is a 400 with its sentence, and what was typed stays', async (_, change, sentence) => {
  const form: Record<string, string> = { ...typed, ...change }
  const answer = await lab.form(NEW, form)
  expect(answer.status).toBe(400)
  expect(answer.text).toContain(sentence)
  for (const field of ['nameZh', 'priceYuan', 'memberPriceYuan', 'turnaroundDays'])
    if (form[field]) expect(answer.text).toContain(`value="${form[field]}"`)
})

test('faults and typed words stand in the row that is shown, whatever rows were left empty', async () => {
  const answer = await lab.form(NEW, { ...typed, 'methods.1.standard': 'x' })
  const field = /<input[^>]*name="methods\.0\.standard"[^>]*>/.exec(answer.text)?.[0] ?? ''
  expect(field).toContain('value="x"')
  expect(field).toContain('aria-invalid="true"')
  const min = /<input[^>]*name="methods\.0\.parameters\.0\.min"[^>]*>/.exec(answer.text)?.[0] ?? ''
  expect(min).toContain('value="２５０"')
})

test('photos: pictures go on the public page, what is none is refused, nobody else’s is shown', async () => {
  const saved = await lab.form(NEW, { ...typed, nameZh: '带照片的服务' })
  const path = saved.headers.get('Location') ?? ''
  const id = path.split('/').at(-1) ?? ''
  const send = (file: Uint8Array, name: string) => {
    const body = new FormData()
    body.set('intent', 'showServicePhotos')
    body.set('photos', new File([file.slice()], name))
    return lab.post(path, body)
  }
  expect((await send(PNG, 'bench.png')).status).toBe(303)
  const refused = await send(new TextEncoder().encode('%PDF-1.7 no picture'), 'bench.png')
  expect(refused.status).toBe(400)
  expect((await send(new TextEncoder().encode('<svg/>'), 'bench.svg')).status).toBe(400)
  const [row] = await database.sql`select photos from test_services where id = ${id}`
  const photo = `/testing/photos/${row?.photos[0]}`
  expect((await visitor.get(`/testing/services/${id}`)).text).toContain(photo)
  const shown = await fetch(house.url + photo)
  expect([shown.status, shown.headers.get('Content-Type')]).toEqual([200, 'image/png'])
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(PNG)
  expect((await lab.form(path, { intent: 'retireTestService' })).status).toBe(303)
  expect((await visitor.get(photo)).status).toBe(404)
  expect((await rival.get(photo)).status).toBe(404)
  expect((await lab.get(photo)).status).toBe(200)
  expect((await visitor.get('/testing/photos/fil_none')).status).toBe(404)
})

test('a laboratory’s desk is its own: visitors sign in, technicians and rivals find nothing', async () => {
  const paths = ['/testing/manage/platforms/plt_hy', NEW, '/testing/manage/services/tsv_hy_bolt88']
  for (const path of ['/testing/manage', ...paths]) {
    expect((await visitor.get(path)).status, path).toBe(303)
    expect((await tech.get(path)).status, path).toBe(403)
    expect((await lab.get(path)).status, path).toBe(200)
  }
  for (const path of paths) expect((await rival.get(path)).status, path).toBe(404)
  expect((await rival.form(NEW, typed)).status).toBe(404)
})

test('the laboratory: a certificate without its last day is a 400, a whole one is kept', async () => {
  const path = '/testing/manage/platforms/plt_hy'
  const form = {
    intent: 'saveLab',
    code: 'HY',
    name: '链铆检测中心',
    address: '海盐县示例路 9 号',
    signatoryPost: '技术负责人',
    cmaNumber: '演示-CMA-9',
  }
  const half = await lab.form(path, form)
  expect([half.status, half.text.includes('证书编号与有效期须同时填写')]).toEqual([400, true])
  expect(half.text).toContain('value="演示-CMA-9"')
  expect((await lab.form(path, { ...form, cmaUntil: '2027-02-30' })).status).toBe(400)
  expect((await lab.form(path, { ...form, cmaUntil: '2027-06-30' })).status).toBe(303)
  const english = await lab.get(path, { 'Accept-Language': 'en' })
  expect(english.text).toContain('CMA valid until')
  expect(english.text).toContain('2027-06-30')
})
