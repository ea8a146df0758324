import type { ResourceRules, WeeklyStretch } from '#app/domain/bookings/resource-rules.ts'

export const everyDay = (fromMinute: number, toMinute: number): WeeklyStretch[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute, toMinute }))

export const workdays = (fromMinute: number, toMinute: number): WeeklyStretch[] =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute, toMinute }))

/** Plain rules: open from 8:00 to 18:00 every day, half-hour slots, ¥60 an hour in the chain; depart where needed. */
export function plainRules(changed: Partial<ResourceRules> = {}): ResourceRules {
  return {
    opening: everyDay(480, 1080),
    openOnHolidays: true,
    makeupWeekday: 1,
    slotMinutes: 30,
    minMinutes: 30,
    maxMinutes: 600,
    noticeMinutes: 0,
    horizonDays: 90,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    cancelMinutes: 1440,
    lateCancelBasisPoints: 3000,
    noShowMinutes: 30,
    noShowBasisPoints: 5000,
    approval: 'instant',
    qualification: null,
    quotaMinutesPerWeek: null,
    metered: true,
    lateReturnBasisPoints: 15_000,
    offerMinutes: 120,
    payMinutes: 1440,
    tariff: {
      peak: [],
      hourFen: {
        chain: { peakFen: 9_000, offPeakFen: 6_000 },
        outside: { peakFen: 15_000, offPeakFen: 12_000 },
      },
    },
    ...changed,
  }
}

/** No holidays at all, so that a test's week is a plain one. */
export const noHolidays = { isHoliday: () => false, isMakeup: () => false }

/** An instant of a local day, `2026-03-02 09:00`. */
export const local = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
