import { z } from 'zod'
import { UPLOAD_BYTES, UPLOAD_TYPES } from '#app/domain/shared/uploads.ts'

/** What is known of an uploaded file once its bytes lie in the file store. */
export const keepFileSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(UPLOAD_TYPES),
  sizeBytes: z.number().int().min(1).max(UPLOAD_BYTES),
  name: z.string().min(1).max(200),
})
export type KeepFile = z.output<typeof keepFileSchema>
