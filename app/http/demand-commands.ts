import {
  changeDemandSchema,
  declineInvitationSchema,
  demandActionSchema,
  inviteSchema,
  joinForDemandSchema,
  publishDemandSchema,
  startPoolSchema,
} from '#app/contracts/demands.ts'
import {
  noticePreferencesSchema,
  readAllNoticesSchema,
  readNoticeSchema,
  unreadNoticesSchema,
} from '#app/contracts/notices.ts'
import { answerQuestionSchema, askQuestionSchema, moderatePostSchema } from '#app/contracts/questions.ts'
import { changeSearchSchema, dropSearchSchema, saveSearchSchema } from '#app/contracts/saved-searches.ts'
import { changeDemand } from '#app/use-cases/demands/change-demand.ts'
import { declineInvitation } from '#app/use-cases/demands/decline-invitation.ts'
import { inviteToPool } from '#app/use-cases/demands/invite-to-pool.ts'
import { joinForDemand } from '#app/use-cases/demands/join-for-demand.ts'
import { openDemand } from '#app/use-cases/demands/open-demand.ts'
import { publishDemand } from '#app/use-cases/demands/publish-demand.ts'
import { startPool } from '#app/use-cases/demands/start-pool.ts'
import { withdrawDemand } from '#app/use-cases/demands/withdraw-demand.ts'
import { readAllNotices } from '#app/use-cases/notices/read-all-notices.ts'
import { readNotice } from '#app/use-cases/notices/read-notice.ts'
import { setPreferences } from '#app/use-cases/notices/set-preferences.ts'
import { unreadNotices } from '#app/use-cases/notices/unread-notices.ts'
import { answerQuestion } from '#app/use-cases/questions/answer-question.ts'
import { askQuestion } from '#app/use-cases/questions/ask-question.ts'
import { moderatePost } from '#app/use-cases/questions/moderate-post.ts'
import { changeSearch } from '#app/use-cases/searches/change-search.ts'
import { dropSearch } from '#app/use-cases/searches/drop-search.ts'
import { saveSearch } from '#app/use-cases/searches/save-search.ts'
import { type Command, command } from './command.ts'

/** What a firm may do about what it needs, and a person about what it is told. */
export const DEMAND_COMMANDS = {
  publishDemand: command(publishDemandSchema, publishDemand),
  openDemand: command(demandActionSchema, openDemand),
  changeDemand: command(changeDemandSchema, changeDemand),
  withdrawDemand: command(demandActionSchema, withdrawDemand),
  startPool: command(startPoolSchema, startPool),
  inviteToPool: command(inviteSchema, inviteToPool),
  joinForDemand: command(joinForDemandSchema, joinForDemand),
  declineInvitation: command(declineInvitationSchema, declineInvitation),
  readNotice: command(readNoticeSchema, readNotice),
  readAllNotices: command(readAllNoticesSchema, readAllNotices),
  unreadNotices: command(unreadNoticesSchema, unreadNotices),
  setNoticePreferences: command(noticePreferencesSchema, setPreferences),
  askQuestion: command(askQuestionSchema, askQuestion),
  answerQuestion: command(answerQuestionSchema, answerQuestion),
  moderatePost: command(moderatePostSchema, moderatePost),
  saveSearch: command(saveSearchSchema, saveSearch),
  changeSearch: command(changeSearchSchema, changeSearch),
  dropSearch: command(dropSearchSchema, dropSearch),
} as const satisfies Record<string, Command>
