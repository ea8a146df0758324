import { z } from 'zod'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { MEMBERSHIPS, STAFF_ROLES } from '#app/domain/platforms/member-lifecycle.ts'
import { PICTURES_AT_MOST } from '#app/domain/platforms/pictures.ts'
import { FIRM_CLASSES } from '#app/domain/shared/firm-class.ts'
import { idempotencyKeySchema } from './pools.ts'

const idSchema = z.string().min(1).max(80)
const keyed = { idempotencyKey: idempotencyKeySchema.optional() }
const creditCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-HJ-NP-RT-UW-Y]{18}$/, { error: 'creditCode' })
const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null)

const minutes = (min: number, max: number) =>
  z.coerce.number({ error: 'days' }).int({ error: 'days' }).min(min).max(max)
const rate = z.coerce.number({ error: 'rate' }).int({ error: 'rate' }).min(0)

/** Uploaded pictures that something new shows from its first day; what is known shows more by a deed of its own. */
const firstPicturesSchema = z.array(idSchema).max(PICTURES_AT_MOST, { error: 'files' }).default([])

export const savePlatformSchema = z.strictObject({
  /** Absent: a new platform. */
  platformId: orNull(idSchema),
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{1,59}$/, { error: 'slug' })
    // `/platforms/new` is where platforms are founded.
    .refine((slug) => slug !== 'new', { error: 'slug' }),
  name: z.string().trim().min(2).max(80),
  nameEn: orNull(z.string().trim().max(120)),
  story: z.string().trim().max(5_000).default(''),
  chain: z.string().trim().min(2).max(60),
  county: z.string().refine((code) => COUNTIES.some((county) => county.code === code), { error: 'county' }),
  membership: z.enum(MEMBERSHIPS),
  /** What firms of the chain are left of the outside price, where equipment names no price for them. */
  memberDiscountBasisPoints: rate.max(10_000).default(0),
  fileIds: firstPicturesSchema,
  ...keyed,
})
export type SavePlatform = z.output<typeof savePlatformSchema>

/** Why it closes is told to everybody whom it concerns. */
export const closePlatformSchema = z.strictObject({
  platformId: idSchema,
  reason: z.string({ error: 'reason' }).trim().min(2, { error: 'reason' }).max(500),
  ...keyed,
})
export type ClosePlatform = z.output<typeof closePlatformSchema>

export const reopenPlatformSchema = z.strictObject({ platformId: idSchema, ...keyed })
export type ReopenPlatform = z.output<typeof reopenPlatformSchema>

export const joinPlatformSchema = z.strictObject({
  platformId: idSchema,
  note: z.string().trim().max(500).default(''),
  ...keyed,
})
export type JoinPlatform = z.output<typeof joinPlatformSchema>

export const inviteMemberSchema = z.strictObject({
  platformId: idSchema,
  creditCode: creditCodeSchema,
  class: z.enum(FIRM_CLASSES),
  ...keyed,
})
export type InviteMember = z.output<typeof inviteMemberSchema>

export const decideMemberSchema = z.strictObject({
  memberId: idSchema,
  event: z.enum(['admit', 'refuse', 'remove']),
  /** As what it is admitted. */
  class: z.enum(FIRM_CLASSES).default('outside'),
  ...keyed,
})
export type DecideMember = z.output<typeof decideMemberSchema>

export const classifyMemberSchema = z.strictObject({
  memberId: idSchema,
  class: z.enum(FIRM_CLASSES),
  ...keyed,
})
export type ClassifyMember = z.output<typeof classifyMemberSchema>

export const answerMembershipSchema = z.strictObject({
  memberId: idSchema,
  event: z.enum(['accept', 'decline', 'leave']),
  ...keyed,
})
export type AnswerMembership = z.output<typeof answerMembershipSchema>

export const appointStaffSchema = z.strictObject({
  platformId: idSchema,
  login: z.string().trim().min(1).max(60),
  /** `none` takes the post away. */
  role: z.enum([...STAFF_ROLES, 'none']),
  ...keyed,
})
export type AppointStaff = z.output<typeof appointStaffSchema>

export const grantQualificationSchema = z.strictObject({
  platformId: idSchema,
  creditCode: creditCodeSchema,
  code: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{2,40}$/, { error: 'slug' }),
  expiresOn: z.iso.date({ error: 'date' }),
  ...keyed,
})
export type GrantQualification = z.output<typeof grantQualificationSchema>

export const revokeQualificationSchema = z.strictObject({ qualificationId: idSchema, ...keyed })
export type RevokeQualification = z.output<typeof revokeQualificationSchema>

const stretchSchema = z
  .strictObject({
    weekday: z.int().min(1).max(7),
    fromMinute: z.int({ error: 'shift' }).min(0).max(1439),
    toMinute: z.int({ error: 'shift' }).min(1).max(2880),
  })
  .refine(({ fromMinute, toMinute }) => toMinute > fromMinute && toMinute - fromMinute <= 1440, {
    error: 'shift',
  })

/** Fen for an hour, as a number or as its digits. */
const hourFenSchema = z.coerce.number({ error: 'price' }).int({ error: 'price' }).min(0).max(100_000_000)
const hourPriceSchema = z.strictObject({ peakFen: hourFenSchema, offPeakFen: hourFenSchema })
/** What the chain pays may be left to the platform's discount. */
const chainPriceSchema = z.strictObject({ peakFen: orNull(hourFenSchema), offPeakFen: orNull(hourFenSchema) })

const YEAR_MINUTES = 366 * 1440

/** How a resource may be booked; whether the figures fit each other is judged with them all in view. */
const resourceRulesSchema = z
  .strictObject({
    opening: z.array(stretchSchema).min(1, { error: 'openingMissing' }).max(60),
    openOnHolidays: z.boolean(),
    makeupWeekday: z.int().min(1).max(7).default(1),
    slotMinutes: minutes(5, 1440),
    minMinutes: minutes(5, YEAR_MINUTES),
    maxMinutes: minutes(5, YEAR_MINUTES),
    noticeMinutes: minutes(0, YEAR_MINUTES),
    horizonDays: minutes(1, 366),
    bufferBeforeMinutes: minutes(0, 1440),
    bufferAfterMinutes: minutes(0, 1440),
    cancelMinutes: minutes(0, YEAR_MINUTES),
    lateCancelBasisPoints: rate.max(10_000),
    noShowMinutes: minutes(0, 1440),
    noShowBasisPoints: rate.max(10_000),
    approval: z.enum(['instant', 'approval']),
    qualification: orNull(
      z
        .string()
        .trim()
        .regex(/^[a-z0-9-]{2,40}$/, { error: 'slug' }),
    ),
    quotaMinutesPerWeek: orNull(minutes(5, 100_000)),
    metered: z.boolean(),
    lateReturnBasisPoints: rate.max(100_000),
    offerMinutes: minutes(5, 10_080),
    payMinutes: minutes(5, YEAR_MINUTES),
    tariff: z.strictObject({
      peak: z.array(stretchSchema).max(60),
      hourFen: z.strictObject({ chain: chainPriceSchema, outside: hourPriceSchema }),
    }),
  })
  .refine((rules) => rules.minMinutes <= rules.maxMinutes, { path: ['maxMinutes'], error: 'maxBelowMin' })
  .refine((rules) => [rules.minMinutes, rules.maxMinutes].every((one) => one % rules.slotMinutes === 0), {
    path: ['minMinutes'],
    error: 'offSlot',
  })
  .superRefine(({ tariff: { hourFen } }, check) => {
    for (const band of ['peakFen', 'offPeakFen'] as const) {
      const ofChain = hourFen.chain[band]
      if (ofChain === null || ofChain <= hourFen.outside[band]) continue
      const path = ['tariff', 'hourFen', 'chain', band]
      check.addIssue({ code: 'custom', path, message: 'chainAboveOutside' })
    }
  })

/** What a machine can do, in the words of whoever runs it. */
const specSchema = z.strictObject({
  name: z.string().trim().min(1, { error: 'specs' }).max(30),
  value: z.string().trim().min(1, { error: 'specs' }).max(60),
})

export const saveResourceSchema = z.strictObject({
  /** Absent: new equipment of the platform. */
  resourceId: orNull(idSchema),
  platformId: idSchema,
  name: z.string().trim().min(2).max(80),
  nameEn: orNull(z.string().trim().max(120)),
  description: z.string().trim().max(2_000).default(''),
  equivalence: orNull(z.string().trim().max(60)),
  location: z.string().trim().max(120).default(''),
  specs: z.array(specSchema).max(20).default([]),
  capacity: z.coerce.number({ error: 'quantity' }).int({ error: 'quantity' }).min(1).max(50),
  state: z.enum(['open', 'retired']).default('open'),
  rules: resourceRulesSchema,
  fileIds: firstPicturesSchema,
  ...keyed,
})
export type SaveResource = z.output<typeof saveResourceSchema>

const shownSchema = { of: z.enum(['platform', 'resource']), subjectId: idSchema }

/** Uploaded pictures that a platform or a machine shows from now on. */
export const showPicturesSchema = z.strictObject({
  ...shownSchema,
  fileIds: z.array(idSchema).min(1, { error: 'files' }).max(9),
  ...keyed,
})
export type ShowPictures = z.output<typeof showPicturesSchema>

export const hidePictureSchema = z.strictObject({ ...shownSchema, fileId: idSchema, ...keyed })
export type HidePicture = z.output<typeof hidePictureSchema>
