import { z } from 'zod'
import { countSamples, MOST_SAMPLES } from '#app/domain/testing/sample-groups.ts'
import { idempotencyKeySchema } from './pools.ts'

const idSchema = z.string().min(1).max(80)
const MOST_GROUPS = 20
const onOrder = { orderId: idSchema, idempotencyKey: idempotencyKeySchema.optional() }
const reasonSchema = z
  .string({ error: 'reason' })
  .trim()
  .min(2, { error: 'reason' })
  .max(500, { error: 'reason' })
const wordSchema = (most: number) => z.string().trim().max(most).default('')

const sampleCountSchema = z.coerce
  .number({ error: 'sampleCount' })
  .int({ error: 'sampleCount' })
  .min(1, { error: 'sampleCount' })
  .max(MOST_SAMPLES, { error: 'sampleCount' })

export const sampleGroupSchema = z.strictObject({
  name: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(80),
  specification: wordSchema(80),
  batchNumber: wordSchema(60),
  count: sampleCountSchema,
})

/** A draft: new, or the one that is named, written anew. */
export const saveTestOrderSchema = z.strictObject({
  orderId: idSchema.optional(),
  serviceId: idSchema,
  groups: z
    .array(sampleGroupSchema)
    .min(1, { error: 'sampleCount' })
    .max(MOST_GROUPS, { error: 'sampleCount' })
    .refine((groups) => countSamples(groups) <= MOST_SAMPLES, { error: 'sampleCount' }),
  note: wordSchema(500),
  needsReturn: z.boolean().default(false),
  idempotencyKey: idempotencyKeySchema.optional(),
})
export type SaveTestOrder = z.output<typeof saveTestOrderSchema>

export const testOrderActionSchema = z.strictObject(onOrder)
export type TestOrderAction = z.output<typeof testOrderActionSchema>

/** A step that must say why: rejection, send-back, amendment. */
export const reasonedActionSchema = z.strictObject({ ...onOrder, reason: reasonSchema })
export type ReasonedAction = z.output<typeof reasonedActionSchema>

export const ARRIVALS = ['good', 'unfit', 'lost'] as const

/** What came of the samples; those not named are still on their way. */
export const receiveSamplesSchema = z.strictObject({
  ...onOrder,
  place: wordSchema(60),
  arrivals: z
    .array(z.strictObject({ sampleId: idSchema, arrival: z.enum(ARRIVALS), condition: wordSchema(200) }))
    .min(1, { error: 'required' })
    .max(MOST_SAMPLES),
})
export type ReceiveSamples = z.output<typeof receiveSamplesSchema>

export const startTestingSchema = z.strictObject({ ...onOrder, place: wordSchema(60) })
export type StartTesting = z.output<typeof startTestingSchema>

/** What a technician typed; cells left empty are not sent. */
export const enterResultsSchema = z.strictObject({
  ...onOrder,
  results: z
    .array(
      z.strictObject({
        sampleId: idSchema,
        parameterKey: z.string().min(1).max(60),
        value: z.string().trim().min(1).max(40),
      }),
    )
    .min(1, { error: 'required' })
    .max(5_000),
})
export type EnterResults = z.output<typeof enterResultsSchema>

export const loseSampleSchema = z.strictObject({
  ...onOrder,
  sampleId: idSchema,
  why: z.enum(['unfit', 'lost']),
  condition: reasonSchema,
})
export type LoseSample = z.output<typeof loseSampleSchema>

export const HANDOVERS = ['move', 'give_back', 'dispose'] as const

/** 流转: to another place in the house, back to the client, or disposed of. */
export const handOverSampleSchema = z.strictObject({
  ...onOrder,
  sampleId: idSchema,
  event: z.enum(HANDOVERS),
  place: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(60),
  condition: wordSchema(200),
})
export type HandOverSample = z.output<typeof handOverSampleSchema>

/** What the job that drew the document says of it. */
export const drawnReportSchema = z.strictObject({
  reportId: idSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fileKey: z.string().min(1).max(200),
  byteSize: z.int().min(1),
})
export type DrawnReport = z.output<typeof drawnReportSchema>
