import { z } from 'zod'
import { idempotencyKeySchema } from './pools.ts'

const idSchema = z.string().min(1).max(80)
const replay = { idempotencyKey: idempotencyKeySchema.optional() }

export const askQuestionSchema = z.strictObject({
  poolId: idSchema,
  body: z.string().trim().min(1, { error: 'required' }).max(1000),
  ...replay,
})
export type AskQuestion = z.output<typeof askQuestionSchema>

export const answerQuestionSchema = z.strictObject({
  questionId: idSchema,
  body: z.string().trim().min(1, { error: 'required' }).max(2000),
  ...replay,
})
export type AnswerQuestion = z.output<typeof answerQuestionSchema>

/** `reason` takes a post away and says why; without one it is shown again. */
export const moderatePostSchema = z.strictObject({
  kind: z.enum(['question', 'answer']),
  postId: idSchema,
  reason: z
    .string()
    .trim()
    .min(2, { error: 'reason' })
    .max(500)
    .nullish()
    .transform((value) => value ?? null),
  ...replay,
})
export type ModeratePost = z.output<typeof moderatePostSchema>
