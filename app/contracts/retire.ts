import { z } from 'zod'
import { RETIRE_EVENTS } from '#app/domain/policies/retire-lifecycle.ts'
import { idempotencyKeySchema } from './pools.ts'

const keyed = { idempotencyKey: idempotencyKeySchema.optional() }
const lineSchema = (most: number) =>
  z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(most)

export const publishRetiredSchema = z
  .strictObject({
    nameZh: lineSchema(80),
    nameEn: z.string().trim().max(120).default(''),
    categorySlug: z
      .string()
      .max(60)
      .nullish()
      .transform((slug) => slug || null),
    reasonZh: lineSchema(300),
    reasonEn: z.string().trim().max(500).default(''),
    ...keyed,
  })
  .transform((entry) => ({ ...entry, nameEn: entry.nameEn || entry.nameZh }))
export type PublishRetired = z.output<typeof publishRetiredSchema>

export const moveRetiredSchema = z.strictObject({
  key: z.string().min(1).max(80),
  event: z.enum(RETIRE_EVENTS),
  reason: z.string({ error: 'reason' }).trim().min(2, { error: 'reason' }).max(500),
  ...keyed,
})
export type MoveRetired = z.output<typeof moveRetiredSchema>
