import { zhCalendars } from './calendars.ts'
import { zhDesk } from './desk.ts'
import { zhInsights } from './insights.ts'

/** Chinese words of who runs a platform, and of its figures. */
export const zhDesks = {
  calendars: zhCalendars,
  desk: zhDesk,
  insights: zhInsights,
}

export type DesksWords = typeof zhDesks
