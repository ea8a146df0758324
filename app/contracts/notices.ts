import { z } from 'zod'
import { NOTICE_CHANNELS, NOTICE_KINDS } from '#app/domain/notices/notice-kinds.ts'
import { idempotencyKeySchema } from './pools.ts'

const replay = { idempotencyKey: idempotencyKeySchema.optional() }
const noticeIdSchema = z.string().regex(/^\d{1,18}$/)

export const readNoticeSchema = z.strictObject({ noticeId: noticeIdSchema, ...replay })
export type ReadNotice = z.output<typeof readNoticeSchema>

/** All up to the newest that the reader has seen: what came after stays unread. */
export const readAllNoticesSchema = z.strictObject({ upTo: noticeIdSchema, ...replay })
export type ReadAllNotices = z.output<typeof readAllNoticesSchema>

/** What was read at or after this instant is unread again; only what was read just now. */
export const unreadNoticesSchema = z.strictObject({ since: z.iso.datetime(), ...replay })
export type UnreadNotices = z.output<typeof unreadNoticesSchema>

const choices = NOTICE_KINDS.flatMap((kind) =>
  NOTICE_CHANNELS.map((channel) => `${kind}.${channel}` as const),
)
export type NoticeChoice = (typeof choices)[number]

/** How a person wants to be told: every kind and channel that is on; the others are off. */
export const noticePreferencesSchema = z.strictObject({
  on: z.array(z.enum(choices)).max(choices.length).default([]),
  locale: z.enum(['zh', 'en']),
  email: z
    .email({ error: 'email' })
    .max(200)
    .nullish()
    .transform((value) => value ?? null),
  phone: z
    .string()
    .regex(/^\+?[\d -]{5,20}$/, { error: 'phone' })
    .nullish()
    .transform((value) => value ?? null),
  ...replay,
})
export type NoticePreferences = z.output<typeof noticePreferencesSchema>
