import { z } from 'zod'
import { CERTIFICATE_LEVELS } from '#app/domain/catalogue/certificate.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { ladderSchema } from './offers.ts'
import { idempotencyKeySchema, priceFenSchema, quantitySchema } from './pools.ts'

const idSchema = z.string().min(1).max(80)
const MOST_SPECS = 60

const wholeSchema = (min: number, max: number) =>
  z.coerce.number({ error: 'days' }).int({ error: 'days' }).min(min).max(max)

const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null)

/** Where the maker sits: a county of the city, or `outside`. */
const makerCountySchema = z
  .string()
  .refine((code) => code === 'outside' || COUNTIES.some((county) => county.code === code), {
    error: 'county',
  })

/** Values by key; which keys and values are right is the category's schema to say, in the use case. */
const specsSchema = z
  .record(z.string().max(60), z.union([z.number(), z.string().max(200), z.boolean()]))
  .refine((specs) => Object.keys(specs).length <= MOST_SPECS, { error: 'specs' })

export const saveListingSchema = z
  .strictObject({
    /** Absent: a new draft. */
    listingId: orNull(idSchema),
    /** The version that the form showed; absent: whatever it is now. */
    version: z.coerce.number().int().min(1).optional(),
    category: z.string().min(1).max(60),
    title: z.string().trim().min(2).max(120),
    model: z.string().trim().min(1).max(60),
    maker: z.string().trim().min(1).max(120),
    county: makerCountySchema,
    specs: specsSchema,
    priceFen: priceFenSchema,
    tiers: orNull(ladderSchema),
    capacity: orNull(quantitySchema),
    leadTimeDays: wholeSchema(1, 730),
    warrantyMonths: wholeSchema(0, 120),
    energyGrade: orNull(wholeSchema(1, 5)),
    summary: z.string().trim().max(2000).default(''),
    idempotencyKey: idempotencyKeySchema.optional(),
  })
  .refine(({ tiers, priceFen }) => tiers === null || (tiers[0]?.unitPriceFen ?? 0n) <= priceFen, {
    path: ['tiers'],
    error: 'ladderAbovePrice',
  })
export type SaveListing = z.output<typeof saveListingSchema>

export const listingActionSchema = z.strictObject({
  listingId: idSchema,
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type ListingAction = z.output<typeof listingActionSchema>

export const photoActionSchema = z.strictObject({
  listingId: idSchema,
  photoId: idSchema,
  move: z.enum(['first', 'away']),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type PhotoAction = z.output<typeof photoActionSchema>

/** What was reviewed is what is published: the version says which. */
export const publishListingSchema = z.strictObject({
  listingId: idSchema,
  version: z.coerce.number().int().min(1),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type PublishListing = z.output<typeof publishListingSchema>

export const sendBackListingSchema = z.strictObject({
  listingId: idSchema,
  reason: z.string({ error: 'reason' }).trim().min(2, { error: 'reason' }).max(500),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type SendBackListing = z.output<typeof sendBackListingSchema>

export const attachCertificateSchema = z.strictObject({
  listingId: idSchema,
  level: z.enum(CERTIFICATE_LEVELS),
  number: z.string().trim().min(4).max(60),
  issuedOn: z.iso.date({ error: 'date' }),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type AttachCertificate = z.output<typeof attachCertificateSchema>

export const verifyCertificateSchema = z.strictObject({
  certificateId: idSchema,
  /** Absent: it is verified. Else it is refused for this reason. */
  refusedReason: orNull(z.string().trim().min(2, { error: 'reason' }).max(500)),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type VerifyCertificate = z.output<typeof verifyCertificateSchema>
