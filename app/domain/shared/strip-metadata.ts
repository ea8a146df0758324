/**
 * Pictures without what cameras write into them: where and when they were taken, with which device, by whom. Pixels
 * and colour profile stay byte for byte; of EXIF only the orientation is kept, so that nothing lies on its side.
 */
export function stripMetadata(bytes: Uint8Array, mediaType: string): Uint8Array | null {
  if (mediaType === 'image/jpeg') return stripJpeg(bytes)
  if (mediaType === 'image/png') return stripPng(bytes)
  if (mediaType === 'image/webp') return stripWebp(bytes)
  return bytes
}

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP1 = 0xe1
const APP2 = 0xe2

/**
 * JPEG (ISO/IEC 10918-1, annex B): segments that are comments or application data go, but for JFIF, the colour profile
 * and Adobe's colour transform; what follows the end of the picture goes, too. Null: no whole JPEG.
 */
function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let orientation = 1
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff) return null
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1]
    if (marker === undefined || marker === 0) return null
    if (marker === EOI) break
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return null
    const segment = bytes.subarray(at, end)
    if (marker === APP1 && textAt(segment, 4, 'Exif\0\0')) orientation = orientationOf(segment.subarray(10))
    if (isKeptSegment(marker, segment)) kept.push(segment)
    at = end
    if (marker !== SOS) continue
    const scanEnd = endOfScan(bytes, at)
    if (scanEnd === null) return null
    kept.push(bytes.subarray(at, scanEnd))
    at = scanEnd
  }
  kept.push(Uint8Array.of(0xff, EOI))
  if (orientation !== 1) kept.splice(1, 0, orientationSegment(orientation))
  return joined(kept)
}

function isKeptSegment(marker: number, segment: Uint8Array): boolean {
  if (marker === APP2) return textAt(segment, 4, 'ICC_PROFILE\0')
  if (marker === 0xe0) return textAt(segment, 4, 'JFIF\0')
  if (marker === 0xee) return textAt(segment, 4, 'Adobe')
  const isApplication = marker >= 0xe0 && marker <= 0xef
  return !isApplication && marker !== 0xfe
}

/** Where the coded data of a scan ends: at the next marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return null
}

/** Tag 0x0112 of the first directory of a TIFF header, 1 (upright) when it is not there. */
function orientationOf(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (tiff.length < 8) return 1
  const isLittle = view.getUint16(0) === 0x4949
  const start = view.getUint32(4, isLittle)
  if (start + 2 > tiff.length) return 1
  const count = view.getUint16(start, isLittle)
  for (let index = 0; index < count; index += 1) {
    const entry = start + 2 + index * 12
    if (entry + 12 > tiff.length) return 1
    if (view.getUint16(entry, isLittle) !== 0x0112) continue
    const value = view.getUint16(entry + 8, isLittle)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An EXIF segment that says nothing but the orientation. */
function orientationSegment(orientation: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0]
  const header = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8]
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const body = [...exif, ...header, ...directory]
  return Uint8Array.from([0xff, APP1, 0, body.length + 2, ...body])
}

const PNG_TEXTS = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']

/** PNG (ISO/IEC 15948): chunks of text, of EXIF and of time go, and what follows the last. Null: no whole PNG. */
function stripPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) return null
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const isText = PNG_TEXTS.some((name) => textAt(bytes, at + 4, name))
    if (!isText) kept.push(bytes.subarray(at, end))
    if (textAt(bytes, at + 4, 'IEND')) return joined(kept)
    at = end
  }
}

/** WebP (RFC 9649): the chunks EXIF and XMP go, and their flags. Null: no whole WebP. */
function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const stated = bytes.length < 12 ? -1 : 8 + view.getUint32(4, true)
  if (stated < 12 || stated > bytes.length) return null
  const kept: Uint8Array[] = [bytes.slice(0, 12)]
  for (let at = 12; at < stated; ) {
    if (at + 8 > stated) return null
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length + (length % 2)
    if (end > stated) return null
    const chunk = bytes.slice(at, end)
    // RFC 9649, 2.7: bit 3 of the flags tells of EXIF, bit 2 of XMP.
    if (textAt(bytes, at, 'VP8X')) chunk[8] = (chunk[8] ?? 0) & ~0b1100
    if (!textAt(bytes, at, 'EXIF') && !textAt(bytes, at, 'XMP ')) kept.push(chunk)
    at = end
  }
  const whole = joined(kept)
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true)
  return whole
}

function textAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  }
  return true
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
