import { z } from 'zod'
import { CLUSTERS, COUNTIES } from '#app/domain/identity/counties.ts'
import { idempotencyKeySchema, instantSchema, priceFenSchema, quantitySchema } from './pools.ts'

const idSchema = z.string().min(1).max(80)
const keySchema = z.string().regex(/^[A-Za-z]\w{0,59}$/)
const boundSchema = z.number({ error: 'number' }).finite().optional()
const replay = { idempotencyKey: idempotencyKeySchema.optional() }

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

const wishes = {
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
}

export const publishDemandSchema = z.strictObject({
  category: z.string().min(1).max(60),
  ...wishes,
  /** Kept for oneself: nothing is matched until it is opened. */
  isDraft: z.boolean().default(false),
  ...replay,
})
export type PublishDemand = z.output<typeof publishDemandSchema>

/** All wishes anew; `version` is what the page showed, so that nobody overwrites a colleague. */
export const changeDemandSchema = z.strictObject({
  demandId: idSchema,
  version: z.int().min(1),
  ...wishes,
  ...replay,
})
export type ChangeDemand = z.output<typeof changeDemandSchema>

export const demandActionSchema = z.strictObject({ demandId: idSchema, ...replay })
export type DemandAction = z.output<typeof demandActionSchema>

/** A pool of the demands that are compatible with this one, on the terms stated; the rest by default. */
export const startPoolSchema = z.strictObject({
  demandId: idSchema,
  title: z.string().trim().min(2).max(80),
  cluster: z
    .string()
    .refine((slug) => CLUSTERS.some((cluster) => cluster.slug === slug), { error: 'county' }),
  visibility: z.enum(['open', 'sealed']).default('open'),
  joinClosesAt: instantSchema,
  offersCloseAt: instantSchema,
  minQuantity: quantitySchema,
  depositBasisPoints: z.coerce
    .number({ error: 'rate' })
    .int({ error: 'rate' })
    .min(0)
    .max(10_000)
    .default(500),
  /** What the proposal said when it was read: others come and go meanwhile. */
  seenFirms: z.int().min(1),
  seenQuantity: z.int().min(1),
  ...replay,
})
export type StartPool = z.output<typeof startPoolSchema>

export const inviteSchema = z.strictObject({ poolId: idSchema, ...replay })
export type Invite = z.output<typeof inviteSchema>

export const joinForDemandSchema = z.strictObject({
  demandId: idSchema,
  poolId: idSchema,
  /** Only these offers; null: any. */
  accepts: z
    .array(idSchema)
    .max(200)
    .nullish()
    .transform((value) => value ?? null),
  ...replay,
})
export type JoinForDemand = z.output<typeof joinForDemandSchema>

export const declineInvitationSchema = z.strictObject({ invitationId: idSchema, ...replay })
export type DeclineInvitation = z.output<typeof declineInvitationSchema>
