/** The same eight by eight pixels as a browser writes them, with their colour profile and without metadata. */
const JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh' +
  'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB' +
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA' +
  'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y' +
  'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM' +
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0o' +
  'OjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2Nj' +
  'Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/' +
  'xAAYEAEAAwEAAAAAAAAAAAAAAAAABkSCwf/EABUBAQEAAAAAAAAAAAAAAAAAAAIE/8QAGxEAAgEFAAAAAAAAAAAAAAAAAAEDBDIz' +
  'QfD/2gAMAwEAAhEDEQA/AJeQV9cACO1FNXmfaP/Z'
const WEBP =
  'UklGRjYCAABXRUJQVlA4WAoAAAAwAAAABwAABwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh' +
  'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB' +
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA' +
  'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y' +
  'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM' +
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZBTFBIEQAAAAEPMP8REQIgiAT/wR4i+h8CAFZQOCAu' +
  'AAAAsAEAnQEqCAAIAALATCWoAnRH/4JAAAD+6NcV8tubFUP94bfhyTHpnUwOQAAAAA=='
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAJUlEQVR4AdyKsQkAAAzCii/5/wf9qV1FPzCQIRAseeoYsI7sGB4A' +
  'AP//evbqngAAAAZJREFUAwDJNAjVoCUr/QAAAABJRU5ErkJggg=='

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, 'base64'))

export const smallJpeg = () => bytesOf(JPEG)
export const smallWebp = () => bytesOf(WEBP)
export const plainPng = () => bytesOf(PNG)

/** What a telephone writes: orientation and, as words that a test can look for, where it was. */
export function exifOf(orientation: number, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(26 + 40)
  const view = new DataView(bytes.buffer)
  bytes.set(Buffer.from(isLittle ? 'II' : 'MM'), 0)
  view.setUint16(2, 42, isLittle)
  view.setUint32(4, 8, isLittle)
  view.setUint16(8, 1, isLittle)
  view.setUint16(10, 0x0112, isLittle)
  view.setUint16(12, 3, isLittle)
  view.setUint32(14, 1, isLittle)
  view.setUint16(18, orientation, isLittle)
  bytes.set(Buffer.from('GPS 30.5083N 120.6813E'), 28)
  return bytes
}

/** The JPEG with a segment put in after its first marker. */
export function withSegment(jpeg: Uint8Array, marker: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255)
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]))
}

/** A whole PNG unlike any of another seed, so many bytes larger: a private chunk that viewers pass over. */
export function paddedPng(seed: number, size = 64): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(size, 0)
  head.write('heCa', 4, 'latin1')
  const png = plainPng()
  return new Uint8Array(
    Buffer.concat([png.subarray(0, 33), head, Buffer.alloc(size, seed), Buffer.alloc(4), png.subarray(33)]),
  )
}
