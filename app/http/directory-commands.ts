import {
  askProviderSchema,
  moderateRatingSchema,
  moveEngagementSchema,
  rateProviderSchema,
  replyRatingSchema,
  saveProviderSchema,
} from '#app/contracts/directory.ts'
import { writeRuleSchema } from '#app/contracts/policy-rules.ts'
import { moveRetiredSchema, publishRetiredSchema } from '#app/contracts/retire.ts'
import { askProvider } from '#app/use-cases/directory/ask-provider.ts'
import { moderateRating } from '#app/use-cases/directory/moderate-rating.ts'
import { moveEngagement } from '#app/use-cases/directory/move-engagement.ts'
import { rateProvider } from '#app/use-cases/directory/rate-provider.ts'
import { replyRating } from '#app/use-cases/directory/reply-rating.ts'
import { saveProvider } from '#app/use-cases/directory/save-provider.ts'
import { moveRetired } from '#app/use-cases/policies/move-retired.ts'
import { publishRetired } from '#app/use-cases/policies/publish-retired.ts'
import { writeRule } from '#app/use-cases/policies/write-rule.ts'
import { type Command, command } from './command.ts'

/** What is done in the directory of providers and in the retire catalogue. */
export const DIRECTORY_COMMANDS = {
  saveProvider: command(saveProviderSchema, saveProvider),
  askProvider: command(askProviderSchema, askProvider),
  moveEngagement: command(moveEngagementSchema, moveEngagement),
  rateProvider: command(rateProviderSchema, rateProvider),
  replyRating: command(replyRatingSchema, replyRating),
  moderateRating: command(moderateRatingSchema, moderateRating),
  publishRetired: command(publishRetiredSchema, publishRetired),
  writeRule: command(writeRuleSchema, writeRule),
  moveRetired: command(moveRetiredSchema, moveRetired),
} as const satisfies Record<string, Command>
