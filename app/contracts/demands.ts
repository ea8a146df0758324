import { z } from 'zod'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { idempotencyKeySchema, priceFenSchema, quantitySchema } from './pools.ts'

const idSchema = z.string().min(1).max(80)
const keySchema = z.string().regex(/^[A-Za-z]\w{0,59}$/)
const boundSchema = z.number().finite().optional()

/** A hard wish about one spec; whether the category has it is for the use case to say. */
export const constraintSchema = z.discriminatedUnion('kind', [
  z.strictObject({ key: keySchema, kind: z.literal('range'), min: boundSchema, max: boundSchema }),
  z.strictObject({
    key: keySchema,
    kind: z.literal('oneOf'),
    options: z.array(z.string().min(1).max(80)).min(1).max(20),
  }),
  z.strictObject({ key: keySchema, kind: z.literal('is'), value: z.boolean() }),
])

export const publishDemandSchema = z.strictObject({
  category: z.string().min(1).max(60),
  constraints: z.array(constraintSchema).max(40).default([]),
  quantity: quantitySchema,
  /** 保留价: the highest landed unit price; private for ever. */
  maxPriceFen: priceFenSchema.nullish().transform((value) => value ?? null),
  latestDeliveryOn: z.iso
    .date({ error: 'date' })
    .nullish()
    .transform((value) => value ?? null),
  county: z.string().refine((code) => COUNTIES.some((county) => county.code === code), { error: 'county' }),
  /** Old equipment to be retired, a line each. */
  retires: z.array(z.string().trim().min(1).max(120)).max(20).default([]),
  note: z.string().trim().max(1000).default(''),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type PublishDemand = z.output<typeof publishDemandSchema>

export const withdrawDemandSchema = z.strictObject({
  demandId: idSchema,
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type WithdrawDemand = z.output<typeof withdrawDemandSchema>
