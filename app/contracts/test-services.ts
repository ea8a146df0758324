import { z } from 'zod'
import { SCOPES } from '#app/domain/testing/method.ts'
import {
  faultOfLimits,
  keyParameters,
  MOST_METHODS,
  MOST_PARAMETERS,
  normaliseStandard,
  spellTypedLimit,
} from '#app/domain/testing/method-writing.ts'
import { SERVICE_PHOTOS_AT_MOST, TEST_SERVICE_EVENTS } from '#app/domain/testing/service-lifecycle.ts'
import { idempotencyKeySchema } from './pools.ts'

const idSchema = z.string().min(1).max(80)
const keyed = { idempotencyKey: idempotencyKeySchema.optional() }
const wordSchema = (most: number) => z.string().trim().max(most).default('')
const nameSchema = (most: number) =>
  z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(most)
const limitSchema = z
  .string()
  .trim()
  .max(20)
  .nullish()
  .transform((typed) => spellTypedLimit(typed || null))
/** As it is typed into a form in yuan: more than nothing, at most ten million. */
const fenSchema = z.coerce
  .bigint({ error: 'price' })
  .min(1n, { error: 'price' })
  .max(1_000_000_000n, { error: 'price' })
const daySchema = z.iso.date({ error: 'date' })

const parameterSchema = z
  .strictObject({
    key: z
      .string()
      .regex(/^\w{1,60}$/)
      .nullish()
      .transform((key) => key ?? null),
    nameZh: nameSchema(60),
    nameEn: wordSchema(80),
    unit: wordSchema(20),
    kind: z.enum(['number', 'judgement']),
    min: limitSchema,
    max: limitSchema,
    detectionLimit: limitSchema,
    basisZh: wordSchema(80),
    basisEn: wordSchema(80),
  })
  .superRefine((parameter, ctx) => {
    const fault = faultOfLimits(parameter)
    if (fault) ctx.addIssue({ code: 'custom', path: ['min'], message: fault })
  })
  .transform((parameter) => ({
    ...parameter,
    nameEn: parameter.nameEn || parameter.nameZh,
    basisEn: parameter.basisEn || parameter.basisZh,
  }))

const methodSchema = z
  .strictObject({
    standard: z
      .string({ error: 'standard' })
      .max(40, { error: 'standard' })
      .transform((typed, ctx) => {
        const standard = normaliseStandard(typed)
        if (standard === null) ctx.addIssue({ code: 'custom', message: 'standard' })
        return standard ?? ''
      }),
    nameZh: nameSchema(80),
    nameEn: wordSchema(120),
    scope: z.array(z.enum(SCOPES)).max(SCOPES.length).default([]),
    parameters: z
      .array(parameterSchema)
      .min(1, { error: 'parameters' })
      .max(MOST_PARAMETERS, { error: 'parameters' }),
  })
  .transform((method) => ({ ...method, nameEn: method.nameEn || method.nameZh }))

/** A test service: new, or the one that is named, written anew. */
export const saveTestServiceSchema = z
  .strictObject({
    serviceId: idSchema.nullish().transform((id) => id ?? null),
    platformId: idSchema,
    /** The writing that the form was made of; somebody else's change in between is not overwritten. */
    version: z.int().min(1).optional(),
    nameZh: nameSchema(60),
    nameEn: wordSchema(80),
    summaryZh: wordSchema(300),
    summaryEn: wordSchema(300),
    sampleNeedZh: wordSchema(300),
    sampleNeedEn: wordSchema(300),
    location: wordSchema(120),
    priceFen: fenSchema,
    memberPriceFen: fenSchema,
    turnaroundDays: z
      .int({ error: 'turnaround' })
      .min(1, { error: 'turnaround' })
      .max(365, { error: 'turnaround' }),
    methods: z
      .array(methodSchema)
      .min(1, { error: 'methods' })
      .max(MOST_METHODS, { error: 'methods' })
      .transform(keyParameters),
    /** Uploaded pictures that a new service shows from its first day. */
    fileIds: z.array(idSchema).max(SERVICE_PHOTOS_AT_MOST, { error: 'files' }).default([]),
    ...keyed,
  })
  .refine((offered) => offered.memberPriceFen <= offered.priceFen, {
    path: ['memberPriceFen'],
    error: 'memberAbovePrice',
  })
export type SaveTestService = z.output<typeof saveTestServiceSchema>

export const moveTestServiceSchema = z.strictObject({
  serviceId: idSchema,
  event: z.enum(TEST_SERVICE_EVENTS),
  ...keyed,
})
export type MoveTestService = z.output<typeof moveTestServiceSchema>

export const showServicePhotosSchema = z.strictObject({
  serviceId: idSchema,
  fileIds: z.array(idSchema).min(1, { error: 'files' }).max(SERVICE_PHOTOS_AT_MOST, { error: 'files' }),
  ...keyed,
})
export type ShowServicePhotos = z.output<typeof showServicePhotosSchema>

export const hideServicePhotoSchema = z.strictObject({ serviceId: idSchema, fileId: idSchema, ...keyed })
export type HideServicePhoto = z.output<typeof hideServicePhotoSchema>

const certificateSchema = z
  .string()
  .trim()
  .max(60)
  .nullish()
  .transform((typed) => typed || null)
const untilSchema = z
  .union([daySchema, z.literal('')])
  .nullish()
  .transform((typed) => typed || null)

/** 检测室: its code in numbers, its accreditations with their last day, the post that signs. */
export const saveLabSchema = z
  .strictObject({
    platformId: idSchema,
    code: z
      .string({ error: 'labCode' })
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2,6}$/, { error: 'labCode' }),
    name: nameSchema(80),
    address: nameSchema(120),
    cmaNumber: certificateSchema,
    cmaUntil: untilSchema,
    cnasNumber: certificateSchema,
    cnasUntil: untilSchema,
    signatoryPost: nameSchema(80),
    ...keyed,
  })
  .refine((lab) => (lab.cmaNumber === null) === (lab.cmaUntil === null), {
    path: ['cmaUntil'],
    error: 'certificateWhole',
  })
  .refine((lab) => (lab.cnasNumber === null) === (lab.cnasUntil === null), {
    path: ['cnasUntil'],
    error: 'certificateWhole',
  })
export type SaveLab = z.output<typeof saveLabSchema>
