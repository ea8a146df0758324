import { expect, test } from 'vitest'
import { saveLabSchema, saveTestServiceSchema } from '#app/contracts/test-services.ts'
import { saveTestOrderSchema } from '#app/contracts/testing.ts'
import { listOwnServices } from '#app/read-models/testing/list-own-services.ts'
import { keepFile } from '#app/use-cases/files/keep-file.ts'
import { hideServicePhoto } from '#app/use-cases/testing/hide-service-photo.ts'
import { moveTestService } from '#app/use-cases/testing/move-test-service.ts'
import { saveLab } from '#app/use-cases/testing/save-lab.ts'
import { saveTestOrder } from '#app/use-cases/testing/save-test-order.ts'
import { saveTestService } from '#app/use-cases/testing/save-test-service.ts'
import { showServicePhotos } from '#app/use-cases/testing/show-service-photos.ts'
import { submitTestOrder } from '#app/use-cases/testing/submit-test-order.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
const { client, stranger, manager, technician } = floor
const rival = floor.as('org_leader_hn', 'lab_manager')

const content = {
  platformId: 'plt_hy',
  nameZh: '维氏硬度',
  nameEn: 'Vickers hardness',
  priceFen: 12_000n,
  memberPriceFen: 9_600n,
  turnaroundDays: 3,
  methods: [
    {
      standard: 'GB/T 4340.1-2009',
      nameZh: '金属材料 维氏硬度试验',
      scope: ['CMA'],
      parameters: [{ nameZh: '硬度', unit: 'HV10', kind: 'number', min: '250', max: '320' }],
    },
  ],
}
const asked = (changes: Record<string, unknown> = {}) =>
  saveTestServiceSchema.parse({ ...content, ...changes })
const create = async (changes: Record<string, unknown> = {}) =>
  done(await saveTestService(manager, asked(changes))).serviceId
const serviceOf = async (id: string) => {
  const [row] = await database.sql`select * from test_services where id = ${id}`
  return row
}
const order = (serviceId: string, by: Ctx = client, orderId?: string) =>
  saveTestOrder(by, saveTestOrderSchema.parse({ serviceId, orderId, groups: [{ name: '螺栓', count: 2 }] }))

test('a lab manager writes a service; it is ordered at its price, and an edit changes no order', async () => {
  const serviceId = await create()
  expect(await serviceOf(serviceId)).toMatchObject({ state: 'offered', version: 1, position: 3 })
  const before = done(await order(serviceId)).orderId
  done(await submitTestOrder(client, { orderId: before }))
  done(await saveTestService(manager, asked({ serviceId, version: 1, priceFen: 20_000n, turnaroundDays: 9 })))
  const [row] = await database.sql`
    select unit_price_fen, turnaround_days, methods from test_orders where id = ${before}`
  expect(row).toMatchObject({ unit_price_fen: 9_600n, turnaround_days: 3 })
  expect(row?.methods[0].parameters[0].key).toBe('p1')
  const [lab] = await listOwnServices(database, 'org_leader_hy')
  expect(lab?.services.find(({ id }) => id === serviceId)).toMatchObject({ running: 1, priceFen: 20_000 })
})

test('a draft of an older writing is not submitted at a price that its client has not seen', async () => {
  const serviceId = await create()
  const { orderId } = done(await order(serviceId))
  done(
    await saveTestService(manager, asked({ serviceId, memberPriceFen: 11_000n, nameZh: '维氏硬度（新）' })),
  )
  expect(codeOf(await submitTestOrder(client, { orderId }))).toBe('TEST_DRAFT_OUTDATED')
  done(await order(serviceId, client, orderId))
  const [row] = await database.sql`select service_name_zh, fee_fen from test_orders where id = ${orderId}`
  expect(row).toEqual({ service_name_zh: '维氏硬度（新）', fee_fen: 22_000n })
  done(await submitTestOrder(client, { orderId }))
})

test('a retired service takes no orders and no drafts; offered again it does', async () => {
  const serviceId = await create()
  const { orderId } = done(await order(serviceId))
  done(await moveTestService(manager, { serviceId, event: 'retire' }))
  expect(codeOf(await order(serviceId))).toBe('TEST_SERVICE_NOT_FOUND')
  expect(codeOf(await submitTestOrder(client, { orderId }))).toBe('TEST_SERVICE_NOT_FOUND')
  expect(codeOf(await moveTestService(manager, { serviceId, event: 'retire' }))).toBe('NOTHING_TO_DO')
  done(await moveTestService(manager, { serviceId, event: 'resume' }))
  done(await submitTestOrder(client, { orderId }))
})

test('only its own laboratory writes a service, and only who may', async () => {
  const serviceId = await create()
  for (const [by, code] of [
    [technician, 'NOT_PERMITTED'],
    [client, 'NOT_PERMITTED'],
    [rival, 'LAB_NOT_FOUND'],
  ] as const)
    expect(codeOf(await saveTestService(by, asked({ serviceId })))).toBe(code)
  expect(codeOf(await saveTestService(rival, asked({ serviceId, platformId: 'plt_hn' })))).toBe(
    'TEST_SERVICE_NOT_FOUND',
  )
  expect(codeOf(await moveTestService(rival, { serviceId, event: 'retire' }))).toBe('TEST_SERVICE_NOT_FOUND')
  expect(codeOf(await moveTestService(technician, { serviceId, event: 'retire' }))).toBe('NOT_PERMITTED')
  expect(codeOf(await saveTestService(manager, asked({ platformId: 'plt_none' })))).toBe('LAB_NOT_FOUND')
  expect(codeOf(await saveTestService(manager, asked({ serviceId: 'tsv_none' })))).toBe(
    'TEST_SERVICE_NOT_FOUND',
  )
})

test('two who write at once: the second is told; a scope that is not held is refused', async () => {
  const serviceId = await create()
  const edits = await Promise.all(
    ['甲', '乙'].map((nameZh) => saveTestService(manager, asked({ serviceId, version: 1, nameZh }))),
  )
  expect(edits.map(codeOf).sort()).toEqual([null, 'TEST_SERVICE_CHANGED'].sort())
  expect(await serviceOf(serviceId)).toMatchObject({ version: 2 })
  const retired = await Promise.all(
    [1, 2, 3].map(() => moveTestService(manager, { serviceId, event: 'retire' })),
  )
  expect(retired.filter(({ ok }) => ok)).toHaveLength(1)
  const luggage = floor.as('org_leader_ph', 'lab_manager')
  const methods = [{ ...content.methods[0], scope: ['CMA', 'CNAS'] }]
  expect(await saveTestService(luggage, asked({ platformId: 'plt_ph', methods }))).toMatchObject({
    refusal: { code: 'TEST_SCOPE_NOT_HELD', facts: { scope: 'CNAS' } },
  })
})

test('a service retired while its draft is submitted: one of the two comes first, never both halves', async () => {
  for (const _ of [1, 2, 3]) {
    const serviceId = await create()
    const { orderId } = done(await order(serviceId))
    const [submitted, retired] = await Promise.all([
      submitTestOrder(client, { orderId }),
      moveTestService(manager, { serviceId, event: 'retire' }),
    ])
    expect(retired.ok).toBe(true)
    expect(await floor.stateOf(orderId)).toBe(submitted.ok ? 'submitted' : 'draft')
  }
})

test('a form that is sent twice makes one service', async () => {
  const input = asked({ nameZh: '重复提交', idempotencyKey: 'service-key-1' })
  const [first, second] = await Promise.all([
    saveTestService(manager, input),
    saveTestService(manager, input),
  ])
  expect(first).toEqual(second)
  expect(await database.sql`select 1 from test_services where name_zh = '重复提交'`).toHaveLength(1)
})

test('photos are the firm’s own pictures, at most six, each once; they can be taken away', async () => {
  const serviceId = await create()
  const upload = async (by: Ctx, mediaType: 'image/png' | 'application/pdf', n: number) =>
    done(await keepFile(by, { sha256: String(n).padStart(64, 'a'), mediaType, sizeBytes: 9, name: 'x' }))
      .fileId
  const own = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => upload(manager, 'image/png', n)))
  const [first = '', second = ''] = own
  done(await showServicePhotos(manager, { serviceId, fileIds: [first] }))
  const both = await Promise.all(
    [second, first].map((id) => showServicePhotos(manager, { serviceId, fileIds: [id] })),
  )
  expect(both.every(({ ok }) => ok)).toBe(true)
  expect((await serviceOf(serviceId))?.photos).toEqual([first, second])
  expect(await showServicePhotos(manager, { serviceId, fileIds: own })).toMatchObject({
    refusal: { code: 'PHOTO_LIMIT', facts: { most: 6 } },
  })
  for (const foreign of [await upload(rival, 'image/png', 8), await upload(manager, 'application/pdf', 9)])
    expect(codeOf(await showServicePhotos(manager, { serviceId, fileIds: [foreign] }))).toBe('FILE_INVALID')
  expect(codeOf(await hideServicePhoto(rival, { serviceId, fileId: first }))).toBe('TEST_SERVICE_NOT_FOUND')
  const hidden = await Promise.all([1, 2].map(() => hideServicePhoto(manager, { serviceId, fileId: first })))
  expect(hidden.map(codeOf).sort()).toEqual([null, 'PHOTO_NOT_FOUND'].sort())
  expect((await serviceOf(serviceId))?.photos).toEqual([second])
})

const lab = {
  platformId: 'plt_hy',
  code: 'HY',
  name: '链铆检测中心',
  address: '海盐县示例路 9 号',
  signatoryPost: '技术负责人',
}

test('a laboratory is its platform’s; its code is its own for ever', async () => {
  const write = (by: Ctx, changes: Record<string, unknown> = {}) =>
    saveLab(by, saveLabSchema.parse({ ...lab, ...changes }))
  done(await write(manager, { cmaNumber: '演示-1', cmaUntil: '2027-01-01' }))
  const [row] = await database.sql`select name, cnas_number from test_labs where platform_id = 'plt_hy'`
  expect(row).toEqual({ name: '链铆检测中心', cnas_number: null })
  expect(await write(manager, { code: 'XX' })).toMatchObject({
    refusal: { code: 'LAB_CODE_FIXED', facts: { code: 'HY' } },
  })
  expect(codeOf(await write(rival))).toBe('PLATFORM_NOT_FOUND')
  expect(codeOf(await write(technician))).toBe('NOT_PERMITTED')
  expect(codeOf(await write(stranger))).toBe('NOT_PERMITTED')
  await database.sql`
    insert into platforms (id, leader_id, slug, name, story, chain, county, membership, state, created_at)
    select 'plt_new' || n, leader_id, 'new' || n, name, story, chain, county, membership, state, created_at
    from platforms cross join generate_series(1, 2) n where id = 'plt_hy'`
  expect(codeOf(await write(manager, { platformId: 'plt_new1' }))).toBe('LAB_CODE_TAKEN')
  const two = await Promise.all([1, 2].map((n) => write(manager, { platformId: `plt_new${n}`, code: 'NEW' })))
  expect(two.map(codeOf).sort()).toEqual([null, 'LAB_CODE_TAKEN'].sort())
})
