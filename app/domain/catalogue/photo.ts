/** The kinds of picture that browsers show and that carry no programs. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]

/** A listing shows at most so many. */
export const PHOTOS_AT_MOST = 8
/** In bytes. */
export const PHOTO_AT_MOST = 4_500_000

/** What a file really is, by its first bytes; null when it is no picture of a kind that is shown. */
export function photoTypeOf(bytes: Uint8Array): PhotoType | null {
  const starts = (signature: readonly number[], at = 0): boolean =>
    signature.every((byte, index) => bytes[at + index] === byte)
  if (starts([0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  const isRiff = starts([0x52, 0x49, 0x46, 0x46])
  return isRiff && starts([0x57, 0x45, 0x42, 0x50], 8) ? 'image/webp' : null
}
