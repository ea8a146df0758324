import { expect, test } from 'vitest'
import { occurrencesOf } from '#app/calendars/recurrence.ts'
import { local } from '#test/support/platform-rules.ts'

const starts = (rule: string, start: string): string[] => {
  const found = occurrencesOf(rule, local(start))
  if (!found.ok) throw new Error(found.fault)
  return found.startsMs.map((ms) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '))
}
const days = (rule: string, start = '1997-09-02 09:00') => starts(rule, start).map((at) => at.slice(5, 10))

/** RFC 5545, 3.8.5.3, with DTSTART 2 September 1997, 9:00; wall-clock time as there. */
const PUBLISHED: readonly [string, string[], string?][] = [
  ['FREQ=DAILY;COUNT=3', ['09-02', '09-03', '09-04']],
  ['FREQ=DAILY;INTERVAL=10;COUNT=5', ['09-02', '09-12', '09-22', '10-02', '10-12']],
  ['FREQ=WEEKLY;COUNT=3', ['09-02', '09-09', '09-16']],
  [
    'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
    ['09-02', '09-04', '09-09', '09-11', '09-16', '09-18', '09-23', '09-25', '09-30', '10-02'],
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    ['09-02', '09-04', '09-16', '09-18', '09-30', '10-02', '10-14', '10-16'],
  ],
  ['FREQ=MONTHLY;COUNT=4;BYDAY=1FR', ['09-05', '10-03', '11-07', '12-05'], '1997-09-05 09:00'],
  [
    'FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6',
    ['09-28', '10-29', '11-28', '12-29', '01-29', '02-26'],
    '1997-09-28 09:00',
  ],
  ['FREQ=MONTHLY;COUNT=4;BYMONTHDAY=1,-1', ['09-30', '10-01', '10-31', '11-01'], '1997-09-30 09:00'],
  ['FREQ=YEARLY;COUNT=4;BYMONTH=6,7', ['06-10', '07-10', '06-10', '07-10'], '1997-06-10 09:00'],
  ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', ['09-04', '10-07', '11-06'], '1997-09-04 09:00'],
]

for (const [rule, wanted, start] of PUBLISHED) {
  test(`RFC 5545: ${rule}`, () => expect(days(rule, start)).toEqual(wanted))
}

test('two intervals of weeks differ by the day on which a week begins', () => {
  const rule = 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST='
  expect(days(`${rule}MO`, '1997-08-05 09:00')).toEqual(['08-05', '08-10', '08-19', '08-24'])
  expect(days(`${rule}SU`, '1997-08-05 09:00')).toEqual(['08-05', '08-17', '08-19', '08-31'])
})

test('the 31st of a month is skipped where there is none, and a rule without end or sense is refused', () => {
  expect(days('FREQ=MONTHLY;COUNT=3', '2026-01-31 09:00')).toEqual(['01-31', '03-31', '05-31'])
  for (const [rule, fault] of [
    ['FREQ=DAILY', 'RECURRENCE_ENDLESS'],
    ['FREQ=MINUTELY;COUNT=3', 'RECURRENCE_INVALID'],
    ['nonsense', 'RECURRENCE_ENDLESS'],
    ['FREQ=DAILY;COUNT=2\nRDATE:20260101', 'RECURRENCE_INVALID'],
    ['FREQ=DAILY;COUNT=5000', 'RECURRENCE_TOO_MANY'],
  ] as const) {
    expect(occurrencesOf(rule, local('2026-03-02 09:00'))).toEqual({ ok: false, fault })
  }
})
