import { z } from 'zod'
import { idempotencyKeySchema, priceFenSchema, quantitySchema } from './pools.ts'

const idSchema = z.string().min(1).max(80)

/** A ladder as typed or sent: quantities strictly rise, prices strictly fall. */
export const ladderSchema = z
  .array(z.strictObject({ fromQuantity: quantitySchema, unitPriceFen: priceFenSchema }))
  .min(1, { error: 'ladder' })
  .max(12, { error: 'ladder' })
  .superRefine((tiers, ctx) => {
    for (const [index, tier] of tiers.entries()) {
      const before = tiers[index - 1]
      if (before && tier.fromQuantity <= before.fromQuantity) {
        ctx.addIssue({ code: 'custom', path: [index, 'fromQuantity'], message: 'quantitiesNotRising' })
      }
      if (before && tier.unitPriceFen >= before.unitPriceFen) {
        ctx.addIssue({ code: 'custom', path: [index, 'unitPriceFen'], message: 'pricesNotFalling' })
      }
    }
  })

const deliveryDaysSchema = z.coerce.number({ error: 'days' }).int({ error: 'days' }).min(1).max(3650)

export const submitOfferSchema = z.strictObject({
  poolId: idSchema,
  listingId: idSchema,
  tiers: ladderSchema,
  capacity: quantitySchema,
  deliveryDays: deliveryDaysSchema,
  surchargeByCounty: z
    .record(z.string().max(20), z.coerce.number().int().min(0).max(1_000_000_000))
    .default({}),
  warrantyMonths: z.coerce
    .number()
    .int()
    .min(0)
    .max(240)
    .nullish()
    .transform((value) => value ?? null),
  validUntil: z.coerce
    .date({ error: 'instant' })
    .nullish()
    .transform((value) => value ?? null),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type SubmitOffer = z.output<typeof submitOfferSchema>

export const improveOfferSchema = z.strictObject({
  offerId: idSchema,
  tiers: ladderSchema,
  /** Absent: as before. */
  capacity: quantitySchema.optional(),
  deliveryDays: deliveryDaysSchema.optional(),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type ImproveOffer = z.output<typeof improveOfferSchema>

export const withdrawOfferSchema = z.strictObject({
  offerId: idSchema,
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type WithdrawOffer = z.output<typeof withdrawOfferSchema>
