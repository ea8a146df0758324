import { z } from 'zod'
import { ENGAGEMENT_EVENTS, REASONED } from '#app/domain/directory/engagement-lifecycle.ts'
import { PROVIDER_KINDS } from '#app/domain/directory/provider-kind.ts'
import { MOST_STARS } from '#app/domain/directory/stars.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { idempotencyKeySchema } from './pools.ts'

const idSchema = z.string().min(1).max(80)
const keyed = { idempotencyKey: idempotencyKeySchema.optional() }
const kindSchema = z.enum(PROVIDER_KINDS)
const countySchema = z
  .string()
  .refine((code) => COUNTIES.some((county) => county.code === code), { error: 'county' })
const bodySchema = (most: number) =>
  z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(most)

export const saveProviderSchema = z.strictObject({
  kinds: z
    .array(kindSchema, { error: 'providerKinds' })
    .min(1, { error: 'providerKinds' })
    .transform((kinds) => [...new Set(kinds)]),
  summaryZh: bodySchema(500),
  summaryEn: z.string().trim().max(500).default(''),
  offers: z.string().trim().max(2_000).default(''),
  counties: z
    .array(countySchema)
    .max(COUNTIES.length)
    .default([])
    .transform((codes) => [...new Set(codes)]),
  isListed: z.boolean(),
  version: z.int().min(1).optional(),
  ...keyed,
})
export type SaveProvider = z.output<typeof saveProviderSchema>

export const askProviderSchema = z.strictObject({
  providerId: idSchema,
  kind: kindSchema,
  subject: bodySchema(500),
  ...keyed,
})
export type AskProvider = z.output<typeof askProviderSchema>

export const moveEngagementSchema = z
  .strictObject({
    engagementId: idSchema,
    event: z.enum(ENGAGEMENT_EVENTS),
    reason: z
      .string()
      .trim()
      .max(500)
      .nullish()
      .transform((reason) => reason || null),
    ...keyed,
  })
  .refine(({ event, reason }) => !REASONED.includes(event) || (reason?.length ?? 0) >= 2, {
    path: ['reason'],
    error: 'reason',
  })
export type MoveEngagement = z.output<typeof moveEngagementSchema>

export const rateProviderSchema = z.strictObject({
  engagementId: idSchema,
  stars: z.coerce
    .number({ error: 'stars' })
    .int({ error: 'stars' })
    .min(1, { error: 'stars' })
    .max(MOST_STARS, { error: 'stars' }),
  comment: z.string().trim().max(1_000).default(''),
  ...keyed,
})
export type RateProvider = z.output<typeof rateProviderSchema>

export const replyRatingSchema = z.strictObject({ ratingId: idSchema, reply: bodySchema(1_000), ...keyed })
export type ReplyRating = z.output<typeof replyRatingSchema>

/** `reason` takes a rating away and says why; without one it is shown again. */
export const moderateRatingSchema = z.strictObject({
  ratingId: idSchema,
  reason: z
    .string()
    .trim()
    .min(2, { error: 'reason' })
    .max(500)
    .nullish()
    .transform((reason) => reason ?? null),
  ...keyed,
})
export type ModerateRating = z.output<typeof moderateRatingSchema>
