/** What may be uploaded as a picture or document of a trade. */
export const UPLOAD_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type UploadType = (typeof UPLOAD_TYPES)[number]
/** Per file. */
export const UPLOAD_BYTES = 10 * 1024 * 1024
/** With one form, everything together. */
export const FORM_BYTES = 20 * 1024 * 1024
/** With one statement. */
export const UPLOAD_FILES = 9

const MAGIC: readonly (readonly [UploadType, readonly (readonly [at: number, bytes: string])[]])[] = [
  ['image/jpeg', [[0, 'ffd8ff']]],
  ['image/png', [[0, '89504e470d0a1a0a']]],
  [
    'image/webp',
    [
      [0, '52494646'],
      [8, '57454250'],
    ],
  ],
  ['application/pdf', [[0, '255044462d']]],
]

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** What a file is by its first bytes, whatever its name says; null for anything that may not be uploaded. */
export function uploadTypeOf(bytes: Uint8Array): UploadType | null {
  const found = MAGIC.find(([, marks]) =>
    marks.every(([at, mark]) => hex(bytes.subarray(at, at + mark.length / 2)) === mark),
  )
  return found?.[0] ?? null
}
