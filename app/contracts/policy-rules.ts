import { z } from 'zod'
import { PURPOSES } from '#app/domain/policies/rule.ts'
import { wanSchema } from './policies.ts'
import { idempotencyKeySchema } from './pools.ts'

const daySchema = z.iso.date({ error: 'date' })
const readingSchema = z.string({ error: 'required' }).trim().min(4, { error: 'required' }).max(500)
const shareSchema = z.int({ error: 'rate' }).min(0, { error: 'rate' }).max(100_000, { error: 'rate' })
const yearsSchema = z.coerce
  .number({ error: 'years' })
  .int({ error: 'years' })
  .min(0, { error: 'years' })
  .max(50, { error: 'years' })
const purposesSchema = z.array(z.enum(PURPOSES)).min(1, { error: 'required' })
const awardSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{2,60}$/),
  nameZh: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(60),
  nameEn: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(80),
  amountFen: wanSchema,
})

/** What a version of a rule says in figures, by the rule's kind; amounts are typed in 万元, rates in basis points. */
const termsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('first_set_weight'), weightBasisPoints: shareSchema }),
  z.strictObject({ kind: z.literal('capped_by_evaluation'), thresholdFen: wanSchema, capFen: wanSchema }),
  z
    .strictObject({
      kind: z.literal('share_of_investment'),
      thresholdFen: wanSchema,
      lowBasisPoints: shareSchema,
      highBasisPoints: shareSchema,
    })
    .refine((terms) => terms.lowBasisPoints <= terms.highBasisPoints, {
      path: ['highBasisPoints'],
      error: 'rate',
    }),
  z.strictObject({
    kind: z.literal('recognition_award'),
    awards: z.array(awardSchema).min(1, { error: 'required' }).max(30),
  }),
  z.strictObject({ kind: z.literal('stacking'), mayBeAdded: z.boolean() }),
  z.strictObject({ kind: z.literal('retire_bar') }),
  z.strictObject({ kind: z.literal('one_time_deduction'), unitCapFen: wanSchema, purposes: purposesSchema }),
  z.strictObject({
    kind: z.literal('exempt_then_half'),
    exemptYears: yearsSchema,
    halfYears: yearsSchema,
    purposes: purposesSchema,
  }),
  z.strictObject({
    kind: z.literal('super_deduction'),
    rateBasisPoints: shareSchema,
    machineToolRateBasisPoints: shareSchema,
  }),
  z.strictObject({ kind: z.literal('information') }),
])

/** A new version of a rule: what it says, in figures and in words, and from which day. */
export const writeRuleSchema = z
  .strictObject({
    key: z.string().min(1).max(60),
    /** The version that the writer saw last; somebody else's in between is not written over. */
    after: z.int().min(1),
    inForceFrom: daySchema,
    /** The first day on which it no longer holds; null: until further notice. */
    inForceUntil: daySchema.nullish().transform((day) => day ?? null),
    readingZh: readingSchema,
    readingEn: readingSchema,
    reason: z.string({ error: 'reason' }).trim().min(2, { error: 'reason' }).max(500),
    terms: termsSchema,
    idempotencyKey: idempotencyKeySchema.optional(),
  })
  .refine(({ inForceFrom, inForceUntil }) => inForceUntil === null || inForceUntil > inForceFrom, {
    path: ['inForceUntil'],
    error: 'date',
  })
export type WriteRule = z.output<typeof writeRuleSchema>
