import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { TEST_ORDER_STATES } from '#app/domain/testing/test-order-lifecycle.ts'
import { amendReport } from '#app/use-cases/testing/amend-report.ts'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { finishTesting } from '#app/use-cases/testing/finish-testing.ts'
import { testDatabase } from '#test/support/database.ts'
import { browserAt, openTestServer, PASSWORD } from '#test/support/house.ts'
import { addSignIn } from '#test/support/sign-ins.ts'
import { BOLTS, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
for (const [login, firm, role] of [
  ['client', 'org_hy_01', 'owner'],
  ['stranger', 'org_hn_01', 'owner'],
  ['lab', 'org_leader_hy', 'lab_manager'],
  ['tech', 'org_leader_hy', 'technician'],
] as const) {
  await addSignIn(database, { login, firm, role })
}
const house = await openTestServer(database)
// One house: its pages and the floor's hands share documents, identities and the clock.
Object.assign(house.context, { files: floor.files, ids: floor.ids, clock: floor.clock })
const visitor = browserAt(house.url)
const [client, stranger, lab, tech] = ['client', 'stranger', 'lab', 'tech'].map(() =>
  browserAt(house.url),
) as [typeof visitor, typeof visitor, typeof visitor, typeof visitor]
for (const [browser, login] of [
  [client, 'client'],
  [stranger, 'stranger'],
  [lab, 'lab'],
  [tech, 'tech'],
] as const) {
  expect((await browser.signIn(login, PASSWORD)).status).toBe(303)
}
const orderId = await floor.reported(1)
const [row] =
  await database.sql`select number, sha256, file_key from test_reports where order_id = ${orderId}`
const number = String(row?.number)
const verifyPath = `/verify/${number}`
const bytes = floor.files.kept.get(String(row?.file_key)) ?? new Uint8Array()

const upload = (file: Uint8Array | string, name = 'report.pdf') => {
  const body = new FormData()
  body.set('file', new File([typeof file === 'string' ? file : file.slice()], name))
  return visitor.post(verifyPath, body)
}

test('the file as it was issued is verified by anybody, and by nobody’s leave', async () => {
  const page = await visitor.get(verifyPath)
  expect(page.status).toBe(200)
  expect(page.text).toContain('编号有效')
  expect(page.text).toContain(String(row?.sha256))
  expect((await upload(bytes)).text).toContain('一致：文件与签发时完全相同')
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(row?.sha256)
})

test('a changed byte fails, wherever it is', async () => {
  for (const at of [9, Math.floor(bytes.length / 2), bytes.length - 40]) {
    const changed = bytes.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    const answer = await upload(changed)
    expect(answer.status, String(at)).toBe(200)
    expect(answer.text).toContain('不一致')
  }
})

test('a PDF that is none, no file and no digest are refused, each with its sentence', async () => {
  const none = await upload('hello', 'report.pdf')
  expect([none.status, none.text.includes('上传的文件不是 PDF')]).toEqual([400, true])
  const empty = await visitor.post(verifyPath, new FormData())
  expect([empty.status, empty.text.includes('请选择 4.5 MB 以内的文件')]).toEqual([400, true])
  const digest = await visitor.form(verifyPath, { sha256: 'abc' })
  expect([digest.status, digest.text.includes('摘要为 64 位')]).toEqual([400, true])
  expect((await visitor.form(verifyPath, { sha256: String(row?.sha256).toUpperCase() })).text).toContain(
    '一致：',
  )
  expect((await visitor.form(verifyPath, { sha256: '0'.repeat(64) })).text).toContain('不一致')
})

test('the public page names neither client nor results; an unknown number is not found', async () => {
  const { text } = await visitor.get(verifyPath)
  const [firm] = await database.sql`select name from organisations where id = 'org_hy_01'`
  expect(text).not.toContain(String(firm?.name))
  expect(text).not.toContain('842.5')
  expect((await visitor.get('/verify/R2026-HY-99999')).status).toBe(404)
  expect((await visitor.get("/verify/'or 1=1")).status).toBe(404)
  expect((await visitor.get('/verify?number=xyz')).text).toContain('没有这个编号的报告')
  const found = await visitor.get(`/verify?number=${number.toLowerCase()}`)
  expect([found.status, found.headers.get('Location')]).toEqual([302, verifyPath])
})

test('order, labels, bench, review, report and document are its two firms’ alone', async () => {
  const pages = ['', '/labels', '/review'].map((tail) => `/testing/orders/${orderId}${tail}`)
  const documents = [`/reports/${number}`, `/reports/${number}/pdf`]
  for (const path of [...pages, ...documents]) {
    expect((await visitor.get(path)).status, path).toBe(303)
    expect((await lab.get(path)).status, path).toBe(200)
    if (!path.endsWith('review')) expect((await stranger.get(path)).status, path).toBe(404)
  }
  for (const path of [...documents, ...pages.slice(0, 2)]) expect((await client.get(path)).status).toBe(200)
  const document = await fetch(`${house.url}/reports/${number}/pdf`, {
    headers: { Cookie: [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
  })
  expect(new Uint8Array(await document.arrayBuffer())).toEqual(bytes)
  const [sample] = await floor.samplesOf(orderId)
  const scanned = await client.get(`/testing/samples/${sample?.code}`)
  expect(scanned.headers.get('Location')).toBe(`/testing/orders/${orderId}`)
  expect((await stranger.get(`/testing/samples/${sample?.code}`)).status).toBe(404)
})

test.each([
  ['0', '0'],
  ['a million', '1000000'],
  ['a word', '许多'],
  ['nothing', ''],
])('an order of %s samples is a 400 with its sentence, and keeps what was typed', async (_, count) => {
  const answer = await client.form(`/testing/services/${BOLTS}`, {
    intent: 'saveTestOrder',
    'groups.0.name': '六角头螺栓',
    'groups.0.count': count,
    idempotencyKey: `key-count-${count || 'none'}`,
  })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('样品数量须为 1 至 200 之间的整数')
  expect(answer.text).toContain('value="六角头螺栓"')
})

test('without JavaScript an order gets a row of samples more and less, keeps the words, and nothing is saved', async () => {
  const path = `/testing/services/${BOLTS}`
  const rowsIn = (text: string) => [...text.matchAll(/name="groups\.(\d+)\.name"/g)].map(([, row]) => row)
  expect(rowsIn((await client.get(path)).text)).toEqual(['0'])
  const typed = { intent: 'saveTestOrder', 'groups.0.name': '六角头螺栓', 'groups.0.count': '3' }
  const more = await client.form(path, { ...typed, row: 'add' })
  expect([more.status, rowsIn(more.text)]).toEqual([200, ['0', '1']])
  expect(more.text).toContain('value="六角头螺栓"')
  const less = await client.form(path, { ...typed, 'groups.1.name': '螺母', row: 'drop-0' })
  expect([less.status, rowsIn(less.text)]).toEqual([200, ['1']])
  expect(less.text).toContain('value="螺母"')
})

test('another firm’s order answers a command as if it were not there', async () => {
  const answer = await stranger.command('cancelTestOrder', { orderId })
  expect([answer.status, answer.at('code')]).toEqual([404, 'TEST_ORDER_NOT_FOUND'])
})

test('the whole way through forms, without JavaScript', async () => {
  const form = (browser: typeof client, path: string, fields: Record<string, string>) =>
    browser.form(path, fields)
  const saved = await form(client, `/testing/services/${BOLTS}`, {
    intent: 'saveTestOrder',
    'groups.0.name': '六角头螺栓',
    'groups.0.count': '１',
    idempotencyKey: 'key-draft-1',
  })
  const path = saved.headers.get('Location') ?? ''
  expect(path).toMatch(/^\/testing\/orders\/tst_/)
  const id = path.split('/').at(-1) ?? ''
  expect((await form(client, path, { intent: 'submitTestOrder' })).status).toBe(303)
  expect((await form(lab, path, { intent: 'acceptTestOrder' })).status).toBe(303)
  await floor.pay(floor.client, id)
  const [sample] = await floor.samplesOf(id)
  const received = await form(tech, path, {
    intent: 'receiveSamples',
    place: '收样室',
    [`arrival.${sample?.id}`]: 'good',
    [`condition.${sample?.id}`]: '完好',
  })
  expect(received.status).toBe(303)
  expect((await form(tech, path, { intent: 'startTesting' })).status).toBe(303)
  const cells = {
    tensileStrength: '799',
    proofStrength: '660',
    elongation: '13',
    hardness: 'x',
    headSoundness: '合格',
  }
  const typed = Object.fromEntries(
    Object.entries(cells).map(([key, value]) => [`value.${sample?.id}.${key}`, value]),
  )
  const refused = await form(tech, `${path}/bench`, { intent: 'enterResults', ...typed })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('value="799"')
  const mended = { ...typed, [`value.${sample?.id}.hardness`]: '271' }
  expect((await form(tech, `${path}/bench`, { intent: 'enterResults', ...mended })).status).toBe(303)
  const finished = await form(tech, `${path}/bench`, { intent: 'finishTesting' })
  expect(finished.headers.get('Location')).toBe(path)
  expect((await lab.get(`${path}/review`)).text).toContain('不合格')
  expect((await form(lab, `${path}/review`, { intent: 'approveReport' })).status).toBe(303)
  await floor.work.settle()
  expect((await client.get(path)).text).toContain('现行有效')
  expect((await form(client, path, { intent: 'closeTestOrder' })).status).toBe(303)
  expect(await floor.stateOf(id)).toBe('closed')
})

test('a superseded report says so on its page and to everybody who verifies it', async () => {
  done(await amendReport(floor.manager, { orderId, reason: '抄录有误' }))
  done(await finishTesting(floor.technician, { orderId }))
  done(await approveReport(floor.manager, { orderId }))
  await floor.work.settle()
  expect((await visitor.get(verifyPath)).text).toContain(`本报告已被 ${number}-A1 代替，不再有效。`)
  expect((await client.get(`/reports/${number}`)).text).toContain(`本报告已被 ${number}-A1 代替，不再有效。`)
  const newer = await visitor.get(`${verifyPath}-A1`)
  expect(newer.text).toContain(`本报告代替 ${number}。`)
  expect(newer.text).not.toContain('抄录有误')
})

test('services and orders can be read by whoever may, in both languages', async () => {
  expect((await visitor.get('/testing')).text).toContain('8.8 级螺栓机械性能')
  expect((await visitor.get(`/testing/services/${BOLTS}`)).text).toContain('登录后委托')
  expect((await visitor.get('/testing/services/tsv_none')).status).toBe(404)
  expect((await client.get('/testing/orders')).text).toContain('W2026-HY-')
  expect((await stranger.get('/testing/orders')).text).toContain('还没有检测委托')
  const english = await visitor.get(`/testing/services/${BOLTS}`, { 'Accept-Language': 'en' })
  expect(english.text).toContain('Mechanical properties of class 8.8 bolts')
  expect(TEST_ORDER_STATES).toHaveLength(12)
})
