import { z } from 'zod'
import { idempotencyKeySchema } from './pools.ts'

const idSchema = z.string().min(1).max(80)
const instantSchema = z.coerce.date({ error: 'instant' })
const purposeSchema = z.string().trim().max(200).default('')
const reasonSchema = z.string({ error: 'reason' }).trim().min(2, { error: 'reason' }).max(500)
const unitNumberSchema = z.coerce.number({ error: 'days' }).int({ error: 'days' }).min(1).max(50).nullish()
const keyed = { idempotencyKey: idempotencyKeySchema.optional() }

/** Several resources at one time stand or fall together; a rule repeats the window (RFC 5545, local time). */
export const requestBookingSchema = z.strictObject({
  resourceIds: z.array(idSchema).min(1).max(10),
  startsAt: instantSchema,
  endsAt: instantSchema,
  purpose: purposeSchema,
  rule: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .nullish()
    .transform((rule) => rule ?? null),
  /** What to do with occurrences that cannot be had: none at all, all the others, or at the nearest free place. */
  onConflict: z.enum(['refuse', 'skip', 'move']).default('refuse'),
  ...keyed,
})
export type RequestBooking = z.output<typeof requestBookingSchema>

export const bookingActionSchema = z.strictObject({ bookingId: idSchema, ...keyed })
export type BookingAction = z.output<typeof bookingActionSchema>

/** What was booked together, cancelled in one act: a group, a series, or a series from one occurrence on. */
export const cancelTogetherSchema = z.strictObject({
  bookingId: idSchema,
  scope: z.enum(['group', 'series', 'following']),
  /** What its holder has agreed to pay for it, fen; more is refused. */
  mostFeeFen: z.coerce
    .number({ error: 'price' })
    .int({ error: 'price' })
    .min(0)
    .nullish()
    .transform((fen) => fen ?? null),
  ...keyed,
})
export type CancelTogether = z.output<typeof cancelTogetherSchema>

export const decideBookingSchema = z.strictObject({
  bookingId: idSchema,
  isApproved: z.boolean(),
  reason: z.string().trim().max(500).default(''),
  ...keyed,
})
export type DecideBooking = z.output<typeof decideBookingSchema>

export const changeBookingSchema = z.strictObject({
  bookingId: idSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  ...keyed,
})
export type ChangeBooking = z.output<typeof changeBookingSchema>

export const answerOfferSchema = z.strictObject({ bookingId: idSchema, isAccepted: z.boolean(), ...keyed })
export type AnswerOffer = z.output<typeof answerOfferSchema>

export const joinWaitlistSchema = z.strictObject({
  resourceId: idSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  purpose: purposeSchema,
  ...keyed,
})
export type JoinWaitlist = z.output<typeof joinWaitlistSchema>

export const waitlistActionSchema = z.strictObject({ entryId: idSchema, ...keyed })
export type WaitlistAction = z.output<typeof waitlistActionSchema>

/** What the QR code on the machine says. */
export const checkInSchema = z.strictObject({ token: z.string().regex(/^[\w-]{10,60}$/), ...keyed })
export type CheckIn = z.output<typeof checkInSchema>

export const returnUseSchema = z.strictObject({
  bookingId: idSchema,
  meteredMinutes: z.coerce
    .number({ error: 'days' })
    .int({ error: 'days' })
    .min(0)
    .max(100_000)
    .nullish()
    .transform((minutes) => minutes ?? null),
  ...keyed,
})
export type ReturnUse = z.output<typeof returnUseSchema>

export const reportBreakdownSchema = z.strictObject({
  resourceId: idSchema,
  unitNumber: unitNumberSchema.transform((number) => number ?? null),
  /** When it is expected to run again. */
  until: instantSchema,
  reason: reasonSchema,
  ...keyed,
})
export type ReportBreakdown = z.output<typeof reportBreakdownSchema>

export const planMaintenanceSchema = z.strictObject({
  resourceId: idSchema,
  unitNumber: unitNumberSchema.transform((number) => number ?? null),
  startsAt: instantSchema,
  endsAt: instantSchema,
  reason: z.string().trim().max(500).default(''),
  /** What becomes of bookings in its time: they forbid it, or are offered another machine. */
  onBookings: z.enum(['refuse', 'replan']).optional(),
  ...keyed,
})
export type PlanMaintenance = z.output<typeof planMaintenanceSchema>

/** What becomes of bookings to come: another machine with their holders' consent, or an end with the money back. */
export const retireResourceSchema = z.strictObject({
  resourceId: idSchema,
  onBookings: z.enum(['replan', 'cancel']).default('replan'),
  ...keyed,
})
export type RetireResource = z.output<typeof retireResourceSchema>

export const liftClosureSchema = z.strictObject({ closureId: idSchema, ...keyed })
export type LiftClosure = z.output<typeof liftClosureSchema>

export const offerIdleSchema = z.strictObject({
  resourceId: idSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  priceBasisPoints: z.coerce.number({ error: 'rate' }).int({ error: 'rate' }).min(0).max(10_000),
  ...keyed,
})
export type OfferIdle = z.output<typeof offerIdleSchema>

export const withdrawIdleSchema = z.strictObject({ idleOfferId: idSchema, ...keyed })
export type WithdrawIdle = z.output<typeof withdrawIdleSchema>

export const openFeedSchema = z.strictObject({
  scope: z.enum(['resource', 'platform', 'firm']),
  subjectId: idSchema,
  ...keyed,
})
export type OpenFeed = z.output<typeof openFeedSchema>

export const revokeFeedSchema = z.strictObject({ feedId: idSchema, ...keyed })
export type RevokeFeed = z.output<typeof revokeFeedSchema>

/** A deadline of the clock: the kind is known, this is its subject. */
export const dueBookingSchema = z.strictObject({ subjectId: idSchema })
export type DueBooking = z.output<typeof dueBookingSchema>
