import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { PHOTO_AT_MOST, PHOTOS_AT_MOST } from '#app/domain/catalogue/photo.ts'
import { textFor } from '#app/i18n/text.ts'
import { addPhoto } from '#app/use-cases/catalogue/add-photo.ts'
import { rearrangePhotos } from '#app/use-cases/catalogue/rearrange-photos.ts'
import { folderStore } from '#jobs/gateways/folder-store.ts'
import { testDatabase } from '#test/support/database.ts'
import { addCatalogue, addFirm, browserAt, openTestServer } from '#test/support/house.ts'
import { exifOf, paddedPng, smallJpeg, withSegment } from '#test/support/small-pictures.ts'

const database = await testDatabase()
await addFirm(database, 's1', ['supplier'])
await addFirm(database, 's2', ['supplier'])
await addFirm(database, 'op', ['operator'])
await addCatalogue(database, ['s1', 's2'])
const folder = mkdtempSync(join(tmpdir(), 'hecai-photos-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const files = folderStore(folder)
const house = await openTestServer(database, { files })
const [owner, stranger, operator, visitor] = Array.from({ length: 4 }, () => browserAt(house.url))
if (!owner || !stranger || !operator || !visitor) throw new Error('four browsers')
await owner.signIn('s1')
await stranger.signIn('s2')
await operator.signIn('op')

const PAGE = '/supplier/listings/lst_s1'
const picture = paddedPng

function upload(browser: typeof owner, bytes: Uint8Array<ArrayBuffer> | null, caption = '', page = PAGE) {
  const form = new FormData()
  form.set('intent', 'addPhoto')
  form.set('caption', caption)
  if (bytes) form.set('photo', new File([bytes], '照片.png', { type: 'image/png' }))
  return browser?.post(page, form) ?? Promise.reject(new Error('no browser'))
}
const stateOf = async () => (await database.sql`select state, version from listings where id = 'lst_s1'`)[0]
const photosOf = async () =>
  database.sql<{ id: string; caption: string }[]>`
    select id, caption from listing_photos where listing_id = 'lst_s1' order by position`
const ctx = (organisationId: string) => ({
  ...house.context,
  actor: {
    kind: 'person' as const,
    userId: `usr_${organisationId}`,
    organisationId,
    role: 'owner' as const,
    capabilities: ['supplier' as const],
    county: '330481',
  },
})

test('an uploaded picture is kept, shown to its supplier and the operator, and puts the listing into review', async () => {
  const reply = await upload(owner, picture(1), '正面')
  expect(reply.status, reply.text).toBe(303)
  expect(reply.headers.get('Location')).toBe(`${PAGE}#photos`)
  expect((await stateOf())?.state).toBe('submitted')
  const [photo] = await photosOf()
  expect(photo?.caption).toBe('正面')
  const path = `/photos/${photo?.id}`
  for (const browser of [owner, operator]) {
    const shown = await browser.get(path)
    expect([shown.status, shown.headers.get('Content-Type')]).toEqual([200, 'image/png'])
    expect(shown.headers.get('Cache-Control')).toMatch(/private/)
  }
  for (const browser of [visitor, stranger]) expect((await browser.get(path)).status).toBe(404)
  expect((await owner.get(PAGE)).text).toContain(path)
  expect((await operator.get('/listings/review')).text).toContain(path)
})

test('once the listing is published, everybody sees the picture on its page', async () => {
  const version = (await stateOf())?.version
  expect((await operator.command('publishListing', { listingId: 'lst_s1', version })).status).toBe(200)
  const [photo] = await photosOf()
  const shown = await visitor.get(`/photos/${photo?.id}`)
  expect([shown.status, shown.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=86400'])
  expect(shown.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect((await visitor.get('/listings/lst_s1')).text).toContain(`/photos/${photo?.id}`)
})

test.each<[string, Uint8Array<ArrayBuffer> | null, 'PHOTO_UNREADABLE' | 'PHOTO_TOO_LARGE']>([
  ['no file', null, 'PHOTO_UNREADABLE'],
  ['an empty file', new Uint8Array(0), 'PHOTO_UNREADABLE'],
  ['a web page called a picture', new TextEncoder().encode('<script>alert(1)</script>'), 'PHOTO_UNREADABLE'],
  [
    'a drawing with programs',
    new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'PHOTO_UNREADABLE',
  ],
  ['a picture too large', picture(9, PHOTO_AT_MOST), 'PHOTO_TOO_LARGE'],
])('%s is a 400 with a sentence, keeps the caption, and changes nothing', async (_name, bytes, code) => {
  const before = await photosOf()
  const reply = await upload(owner, bytes, '侧面照')
  expect(reply.status).toBe(400)
  expect(reply.text).toContain(textFor('zh').refusals[code]({}))
  expect(reply.text).toContain('侧面照')
  expect(await photosOf()).toEqual(before)
})

test('where and when a picture was taken is not kept, nor anything else a telephone writes into it', async () => {
  const exif = new Uint8Array(Buffer.concat([Buffer.from('Exif\0\0'), exifOf(6, true)]))
  const taken = withSegment(smallJpeg(), 0xe1, exif)
  expect(Buffer.from(taken).includes('GPS')).toBe(true)
  expect((await upload(owner, taken, '手机拍摄')).status).toBe(303)
  const [photo] = await database.sql<{ id: string; key: string }[]>`
    select id, file_key as key from listing_photos where caption = '手机拍摄'`
  const kept = Buffer.from((await files.read(photo?.key ?? '')) ?? [])
  expect(kept.length).toBeGreaterThan(smallJpeg().length)
  expect(kept.includes('GPS')).toBe(false)
  await database.sql`delete from listing_photos where id = ${photo?.id ?? ''}`
})

test('another firm’s listing takes no pictures, and a visitor signs in first', async () => {
  expect((await upload(stranger, picture(2))).status).toBe(404)
  expect((await upload(visitor, picture(2))).headers.get('Location')).toMatch(/^\/sign-in/)
  expect(await files.read('photos/none.png')).toBeNull()
})

test('the same picture twice is one, and two callers at once keep the limit and the places', async () => {
  const kept = await photosOf()
  await upload(owner, picture(1), 'again')
  expect((await photosOf()).length).toBe(kept.length)
  const add = (at: number) =>
    addPhoto(ctx('s1'), {
      listingId: 'lst_s1',
      fileKey: `photos/p${at}.png`,
      contentType: 'image/png',
      bytes: 10,
      caption: `${at}`,
    })
  const results = await Promise.all(Array.from({ length: 12 }, (_, at) => add(at)))
  expect(results.filter(({ ok }) => ok).length).toBe(PHOTOS_AT_MOST - kept.length)
  for (const result of results) if (!result.ok) expect(result.refusal.code).toBe('PHOTO_LIMIT')
  const rows = await database.sql`select position from listing_photos where listing_id = 'lst_s1' order by 1`
  expect(rows.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('a picture is put first or taken away by its supplier only, two at once in either order', async () => {
  const ids = (await photosOf()).map(({ id }) => id)
  const [first = '', second = '', third = ''] = ids
  const move = (photoId: string, way: 'first' | 'away', by = 's1') =>
    rearrangePhotos(ctx(by), { listingId: 'lst_s1', photoId, move: way })
  expect(await move(third, 'first', 's2')).toMatchObject({ refusal: { code: 'LISTING_NOT_FOUND' } })
  expect(await move('pic_none', 'away')).toMatchObject({ refusal: { code: 'PHOTO_NOT_FOUND' } })
  const form = await owner.form(PAGE, {
    intent: 'putPhotoFirst',
    photoId: third,
    idempotencyKey: 'key-photo-1',
  })
  expect(form.status).toBe(303)
  expect((await photosOf()).map(({ id }) => id).slice(0, 3)).toEqual([third, first, second])
  const both = await Promise.all([move(first, 'away'), move(second, 'away'), move(first, 'away')])
  expect(both.filter(({ ok }) => ok).length).toBe(2)
  expect((await photosOf()).map(({ id }) => id)).toEqual([third, ...ids.slice(3)])
})
