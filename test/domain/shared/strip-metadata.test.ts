import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stripMetadata } from '#app/domain/shared/strip-metadata.ts'
import { exifOf, plainPng, smallJpeg, smallWebp, withSegment } from '#test/support/small-pictures.ts'

const PLACE = 'GPS 30.5083N'
const exif = (orientation: number, isLittle = true) =>
  new Uint8Array(Buffer.concat([Buffer.from('Exif\0\0'), exifOf(orientation, isLittle)]))
const tells = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).includes(PLACE)
const same = (a: Uint8Array | null, b: Uint8Array) => Buffer.from(a ?? []).equals(b)

test('a JPEG without metadata stays byte for byte, colour profile included', () => {
  expect(same(stripMetadata(smallJpeg(), 'image/jpeg'), smallJpeg())).toBe(true)
})

test('place, thumbnail, captions, comments and what follows the picture leave a JPEG; the rest stays as it was', () => {
  const xmp = Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${PLACE}</x:xmpmeta>`)
  const segments: [marker: number, body: Uint8Array][] = [
    [0xe1, exif(1)],
    [0xe1, xmp],
    [0xed, Buffer.from(`Photoshop 3.0\0${PLACE}`)],
    [0xe2, Buffer.from(`MPF\0${PLACE}`)],
    [0xe5, Buffer.from(PLACE)],
    [0xfe, Buffer.from(PLACE)],
  ]
  let bytes: Uint8Array = smallJpeg()
  for (const [marker, body] of segments) bytes = withSegment(bytes, marker, body)
  bytes = new Uint8Array(Buffer.concat([bytes, Buffer.from(`ftypmp42 ${PLACE}`)]))
  expect(tells(bytes)).toBe(true)
  expect(same(stripMetadata(bytes, 'image/jpeg'), smallJpeg())).toBe(true)
})

test('which way is up is all that is kept of EXIF, in either byte order', () => {
  for (const isLittle of [true, false]) {
    for (const orientation of [2, 3, 6, 8]) {
      const stripped = stripMetadata(
        withSegment(smallJpeg(), 0xe1, exif(orientation, isLittle)),
        'image/jpeg',
      )
      expect(tells(stripped)).toBe(false)
      const only = withSegment(smallJpeg(), 0xe1, exif(orientation, isLittle))
      expect(stripped?.length).toBeLessThan(only.length)
      const kept = Buffer.from(stripped ?? []).subarray(2, 2 + 36)
      expect(kept.subarray(4, 10).toString()).toBe('Exif\0\0')
      expect(kept.readUInt16BE(28)).toBe(orientation)
      // Stripped again it is the same: the orientation survives any number of uploads.
      expect(
        same(stripMetadata(stripped ?? new Uint8Array(), 'image/jpeg'), stripped ?? new Uint8Array()),
      ).toBe(true)
    }
  }
  for (const odd of [0, 9, 65_535]) {
    expect(same(stripMetadata(withSegment(smallJpeg(), 0xe1, exif(odd)), 'image/jpeg'), smallJpeg())).toBe(
      true,
    )
  }
})

test('a PNG loses its texts and EXIF, a WebP its EXIF and XMP with their flags', () => {
  const chunk = (name: string, body: string) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length, 0)
    head.write(name, 4, 'latin1')
    return Buffer.concat([head, Buffer.from(body), Buffer.alloc(4)])
  }
  const png = plainPng()
  const texts = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME'].map((name) => chunk(name, PLACE))
  const written = new Uint8Array(
    Buffer.concat([png.subarray(0, 33), ...texts, png.subarray(33), Buffer.from(PLACE)]),
  )
  expect(same(stripMetadata(written, 'image/png'), png)).toBe(true)

  const webp = Buffer.from(smallWebp())
  const part = (name: string) => {
    const head = Buffer.alloc(8)
    head.write(name, 0, 'latin1')
    head.writeUInt32LE(PLACE.length, 4)
    return Buffer.concat([head, Buffer.from(PLACE)])
  }
  const larger = Buffer.concat([webp, part('EXIF'), part('XMP ')])
  larger.writeUInt32LE(larger.length - 8, 4)
  larger[20] = (larger[20] ?? 0) | 0b1100
  expect(same(stripMetadata(new Uint8Array(larger), 'image/webp'), webp)).toBe(true)
})

test('what is no whole picture is none, whatever it is cut or changed to, and never more than it was', () => {
  const pictures: [Uint8Array, string][] = [
    [withSegment(smallJpeg(), 0xe1, exif(6)), 'image/jpeg'],
    [plainPng(), 'image/png'],
    [smallWebp(), 'image/webp'],
  ]
  for (const [bytes, type] of pictures) {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(stripMetadata(bytes.slice(0, length), type)).toBe(null)
    }
  }
  fc.assert(
    fc.property(
      fc.constantFrom(...pictures),
      fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 6 }),
      ([bytes, type], changes) => {
        const changed = bytes.slice()
        for (const [at, value] of changes) if (at < changed.length) changed[at] = value
        const stripped = stripMetadata(changed, type)
        if (stripped !== null) expect(stripped.length).toBeLessThanOrEqual(changed.length + 36)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('a document that is no picture is left alone', () => {
  const pdf = new Uint8Array(Buffer.from('%PDF-1.7'))
  expect(stripMetadata(pdf, 'application/pdf')).toBe(pdf)
})
