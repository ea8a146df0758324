import { z } from 'zod'

/** Sets (台/套): a whole number; more than a million machines are a typing error. */
export const quantitySchema = z.coerce
  .number({ error: 'quantity' })
  .int({ error: 'quantity' })
  .min(1, { error: 'quantity' })
  .max(1_000_000, { error: 'quantity' })

/** A price in fen, up to ten thousand million yuan; exact in a JSON number. */
export const priceFenSchema = z
  .union(
    [
      z.bigint(),
      z.number().int(),
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(BigInt),
    ],
    { error: 'price' },
  )
  .transform((value) => BigInt(value))
  .refine((value) => value > 0n && value <= 1_000_000_000_000n, { error: 'price' })

export const idempotencyKeySchema = z.string().min(8).max(100)

const idSchema = z.string().min(1).max(80)
const basisPointsSchema = z.coerce.number({ error: 'rate' }).int({ error: 'rate' }).min(0).max(10_000)
export const instantSchema = z.coerce.date({ error: 'instant' })
const daysSchema = z.coerce.number({ error: 'days' }).int({ error: 'days' }).min(1).max(3650)

export const createPoolSchema = z
  .strictObject({
    title: z.string().trim().min(2).max(80),
    category: z.string().min(1).max(60),
    cluster: z.string().min(1).max(60),
    counties: z
      .array(z.string().regex(/^\d{6}$|^[a-z-]{2,20}$/))
      .max(12)
      .default([]),
    opening: z.enum(['supplier_led', 'demand_led']).default('demand_led'),
    visibility: z.enum(['open', 'sealed']).default('open'),
    joinOpensAt: instantSchema.optional(),
    joinClosesAt: instantSchema,
    offersCloseAt: instantSchema,
    minQuantity: quantitySchema,
    capQuantity: quantitySchema.nullish().transform((value) => value ?? null),
    depositBasisPoints: basisPointsSchema.default(500),
    bondBasisPoints: basisPointsSchema.default(0),
    terms: z.tuple([basisPointsSchema, basisPointsSchema, basisPointsSchema]).default([3000, 6000, 1000]),
    referencePriceFen: priceFenSchema.nullish().transform((value) => value ?? null),
    signDays: daysSchema.default(7),
    acceptDays: daysSchema.default(10),
    warrantyDays: daysSchema.default(365),
    /** The platform's fee on what suppliers are paid; at most 10 %. */
    feeBasisPoints: basisPointsSchema.max(1000, { error: 'rate' }).default(0),
    /** How long a ruling on a dispute may be appealed; 0: it is final at once. */
    appealDays: z.coerce.number({ error: 'days' }).int({ error: 'days' }).min(0).max(60).default(0),
    idempotencyKey: idempotencyKeySchema.optional(),
  })
  .refine((pool) => pool.terms.reduce((sum, share) => sum + share, 0) === 10_000, {
    path: ['terms'],
    error: 'terms',
  })
  .refine((pool) => pool.capQuantity === null || pool.capQuantity >= pool.minQuantity, {
    path: ['capQuantity'],
    error: 'capBelowMinimum',
  })
export type CreatePool = z.output<typeof createPoolSchema>

/** What a member may say about what it accepts; private to it for ever. */
const wishes = {
  reserveFen: priceFenSchema.nullish().transform((value) => value ?? null),
  accepts: z
    .array(idSchema)
    .max(200)
    .nullish()
    .transform((value) => value ?? null),
  latestDeliveryOn: z.iso
    .date({ error: 'date' })
    .nullish()
    .transform((value) => value ?? null),
}

export const joinPoolSchema = z.strictObject({
  poolId: idSchema,
  quantity: quantitySchema,
  ...wishes,
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type JoinPool = z.output<typeof joinPoolSchema>

export const changeCommitmentSchema = z.strictObject({
  poolId: idSchema,
  quantity: quantitySchema,
  /** Absent: the wishes stay as they are. */
  wishes: z.strictObject(wishes).optional(),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type ChangeCommitment = z.output<typeof changeCommitmentSchema>

export const withdrawCommitmentSchema = z.strictObject({
  poolId: idSchema,
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type WithdrawCommitment = z.output<typeof withdrawCommitmentSchema>

export const poolActionSchema = z.strictObject({
  poolId: idSchema,
  reason: z.string().trim().max(500).optional(),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type PoolAction = z.output<typeof poolActionSchema>

export const extendJoiningSchema = z.strictObject({
  poolId: idSchema,
  joinClosesAt: instantSchema,
  offersCloseAt: instantSchema.optional(),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type ExtendJoining = z.output<typeof extendJoiningSchema>
