import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { folderStore } from '#jobs/gateways/folder-store.ts'
import { testDatabase } from '#test/support/database.ts'
import { addFirm, browserAt, openTestServer } from '#test/support/house.ts'
import { exifOf, paddedPng, smallJpeg, withSegment } from '#test/support/small-pictures.ts'
import { readyToShip, tradeFloor } from '#test/support/trade.ts'
import { answerOf } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'hecai-kept-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const files = folderStore(folder)
const house = await openTestServer(database, { files })
const it = await readyToShip(await tradeFloor(database)())
answerOf(await openDispute(it.buyer, { orderId: it.orderId, reason: '质量' }))
// The trade counted its identities by itself; those of the house go on far behind them.
for (const prefix of ['doc', 'evt', 'ntf'] as const)
  for (let count = 0; count < 100; count += 1) house.context.ids.next(prefix)

/** A person of a firm of the trade, signed in. */
async function signedIn(login: string, ctx: typeof it.buyer) {
  await addFirm(database, login, ['buyer'])
  if (ctx.actor.kind !== 'person') throw new Error('a person')
  await database.sql`
    update memberships set organisation_id = ${ctx.actor.organisationId} where user_id = ${`usr_${login}`}`
  await database.sql`
    update organisations set verified_at = ${house.clock.now()} where id = ${ctx.actor.organisationId}`
  const browser = browserAt(house.url)
  await browser.signIn(login)
  return browser
}
const buyer = await signedIn('buyer', it.buyer)
const supplier = await signedIn('supplier', it.supplier)
const PAGE = `/orders/${it.orderId}/dispute`

const evidence = () => database.sql<{ statement: string; files: string[] }[]>`
  select e.statement, e.file_ids as files from dispute_evidence e join disputes d on d.id = e.dispute_id
  where d.order_id = ${it.orderId} and cardinality(e.file_ids) > 0 order by e.stated_at, e.id`

interface Sent {
  readonly statement: string
  readonly photos?: readonly Uint8Array<ArrayBuffer>[]
  readonly kept?: readonly string[]
}

function send(browser: typeof buyer, { statement, photos = [], kept = [] }: Sent) {
  const form = new FormData()
  form.set('intent', 'addEvidence')
  form.set('statement', statement)
  for (const id of kept) form.append('fileIds', id)
  for (const bytes of photos) form.append('photos', new File([bytes], '现场.png'))
  return browser.post(PAGE, form)
}

/** The files that a returned form carries, ticked. */
function keptIn(text: string): string[] {
  return [...text.matchAll(/<input[^>]*name="fileIds"[^>]*>/g)].map(
    ([input]) => /value="([^"]+)"/.exec(input)?.[1] ?? '',
  )
}

test('files of a form that comes back with a mistake are kept and go along with its next attempt', async () => {
  const wrong = await send(buyer, { statement: '', photos: [paddedPng(1), paddedPng(2)] })
  expect(wrong.status).toBe(400)
  const kept = keptIn(wrong.text)
  expect(kept).toHaveLength(2)
  expect(wrong.text).toContain('已上传的文件 1')
  expect((await buyer.get(`/files/${kept[0]}`)).status).toBe(200)
  expect((await supplier.get(`/files/${kept[0]}`)).status).toBe(404)
  const again = await send(buyer, { statement: ' ', photos: [paddedPng(3)], kept })
  expect(keptIn(again.text)).toHaveLength(3)
  // One of the three is unticked.
  const done = await send(buyer, { statement: '开箱即坏', kept: keptIn(again.text).slice(1) })
  expect(done.status, done.text).toBe(303)
  expect(await evidence()).toEqual([{ statement: '开箱即坏', files: keptIn(again.text).slice(1) }])
})

test('beside a file that is none, the good ones are kept', async () => {
  const wrong = await send(buyer, { statement: '第二次', photos: [paddedPng(4), new Uint8Array([1, 2, 3])] })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('第二次')
  expect(keptIn(wrong.text)).toHaveLength(1)
})

test('nobody sends along what another firm has uploaded', async () => {
  const [first] = await evidence()
  const before = (await evidence()).length
  const stolen = await send(supplier, { statement: '不属实', kept: first?.files ?? [] })
  expect(stolen.status).toBe(404)
  for (const kept of [
    ['fil_none'],
    ['../../etc'],
    ["' or 1=1"],
    Array.from({ length: 10 }, (_, at) => `fil_${at}`),
  ]) {
    expect((await send(supplier, { statement: '不属实', kept })).status).toBeLessThan(500)
  }
  expect((await evidence()).length).toBe(before)
})

test('evidence is kept without the place where it was taken', async () => {
  const exif = new Uint8Array(Buffer.concat([Buffer.from('Exif\0\0'), exifOf(1, true)]))
  const taken = withSegment(smallJpeg(), 0xe1, exif)
  expect((await send(supplier, { statement: '出厂照片', photos: [taken] })).status).toBe(303)
  const said = (await evidence()).find(({ statement }) => statement === '出厂照片')
  const shown = await buyer.get(`/files/${said?.files[0]}`)
  expect([shown.status, shown.headers.get('Content-Type')]).toEqual([200, 'image/jpeg'])
  expect(shown.text).not.toContain('GPS')
})
