import type { DesksWords } from '../zh/desks.ts'
import { enCalendars } from './calendars.ts'
import { enDesk } from './desk.ts'
import { enInsights } from './insights.ts'

/** English words of who runs a platform, and of its figures. */
export const enDesks: DesksWords = {
  calendars: enCalendars,
  desk: enDesk,
  insights: enInsights,
}
