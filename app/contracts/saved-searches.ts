import { z } from 'zod'
import { idempotencyKeySchema } from './pools.ts'

const replay = { idempotencyKey: idempotencyKeySchema.optional() }
const searchIdSchema = z.string().min(1).max(80)

/** A search is saved by its address: what cannot be meant is left out, as when it is read. */
export const saveSearchSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  query: z.string().max(4000),
  alerts: z.boolean().default(true),
  ...replay,
})
export type SaveSearch = z.output<typeof saveSearchSchema>

export const changeSearchSchema = z.strictObject({
  searchId: searchIdSchema,
  alerts: z.boolean(),
  ...replay,
})
export type ChangeSearch = z.output<typeof changeSearchSchema>

export const dropSearchSchema = z.strictObject({ searchId: searchIdSchema, ...replay })
export type DropSearch = z.output<typeof dropSearchSchema>
