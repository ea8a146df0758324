import { expect, test } from 'vitest'
import { occurrencesOf } from '#app/calendars/recurrence.ts'
import { type RecurrenceChoice, ruleOf } from '#app/domain/bookings/recurrence-choice.ts'
import { local } from '#test/support/platform-rules.ts'

const days = (rule: string, start: string): string[] => {
  const found = occurrencesOf(rule, local(start))
  if (!found.ok) throw new Error(found.fault)
  return found.startsMs.map((ms) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10))
}
const faultOf = (rule: string) => {
  const found = occurrencesOf(rule, local('2026-03-02 09:00'))
  return found.ok ? 'taken' : found.fault
}

test('the 31st and 29 February are skipped where there are none; the last day of a month is always there', () => {
  expect(days('FREQ=MONTHLY;COUNT=3', '2026-01-31 09:00')).toEqual(['2026-01-31', '2026-03-31', '2026-05-31'])
  expect(days('FREQ=MONTHLY;COUNT=4;BYMONTHDAY=-1', '2028-01-31 09:00')).toEqual([
    '2028-01-31',
    '2028-02-29',
    '2028-03-31',
    '2028-04-30',
  ])
  expect(days('FREQ=YEARLY;COUNT=2', '2028-02-29 09:00')).toEqual(['2028-02-29', '2032-02-29'])
})

test('a night shift repeats by the local day on which it starts, over the end of a year', () => {
  expect(days('FREQ=DAILY;COUNT=3', '2026-12-30 22:00')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
  // 1:00 in Shanghai is the day before in UTC: the local day counts.
  expect(days('FREQ=WEEKLY;COUNT=2;BYDAY=FR', '2027-01-01 01:00')).toEqual(['2027-01-01', '2027-01-08'])
})

test('an end on a day includes that local day, in each of the three ways of writing it', () => {
  for (const until of ['20260304', '20260304T235959', '20260304T155959Z']) {
    expect(days(`FREQ=DAILY;UNTIL=${until}`, '2026-03-02 22:00')).toHaveLength(3)
  }
  expect(days('FREQ=DAILY;UNTIL=20260304T135959Z', '2026-03-02 22:00')).toHaveLength(2)
})

test.each([
  ['FREQ=DAILY', 'RECURRENCE_ENDLESS'],
  ['FREQ=MINUTELY;COUNT=3', 'RECURRENCE_INVALID'],
  ['nonsense', 'RECURRENCE_INVALID'],
  ['', 'RECURRENCE_INVALID'],
  ['COUNT=3', 'RECURRENCE_INVALID'],
  ['FREQ=DAILY;COUNT=2\nRDATE:20260101', 'RECURRENCE_INVALID'],
  ['FREQ=DAILY;COUNT=2;COUNT=3', 'RECURRENCE_INVALID'],
  ['FREQ=DAILY;COUNT=2;UNTIL=20260401', 'RECURRENCE_INVALID'],
  ['FREQ=DAILY;COUNT=0', 'RECURRENCE_INVALID'],
  ['FREQ=DAILY;COUNT=-2', 'RECURRENCE_INVALID'],
  ['FREQ=DAILY;INTERVAL=0;COUNT=3', 'RECURRENCE_INVALID'],
  ['FREQ=DAILY;INTERVAL=-1;COUNT=3', 'RECURRENCE_INVALID'],
  ['FREQ=DAILY;UNTIL=20260230', 'RECURRENCE_INVALID'],
  ['FREQ=DAILY;UNTIL=20260301', 'RECURRENCE_INVALID'],
  ['FREQ=WEEKLY;COUNT=2;BYDAY=1MO', 'RECURRENCE_INVALID'],
  ['FREQ=WEEKLY;COUNT=2;BYMONTHDAY=3', 'RECURRENCE_INVALID'],
  ['FREQ=MONTHLY;COUNT=2;BYMONTHDAY=32', 'RECURRENCE_INVALID'],
  ['FREQ=MONTHLY;COUNT=2;BYSETPOS=1', 'RECURRENCE_INVALID'],
  ['FREQ=DAILY;COUNT=5000', 'RECURRENCE_TOO_MANY'],
  ['FREQ=DAILY;UNTIL=99991231', 'RECURRENCE_TOO_MANY'],
  ['FREQ=YEARLY;UNTIL=20990101', 'RECURRENCE_TOO_MANY'],
])('%j is refused: %s', (rule, fault) => expect(faultOf(rule)).toBe(fault))

test('a rule that never comes true is refused before anybody notices the looking', () => {
  const began = performance.now()
  expect(faultOf('FREQ=DAILY;COUNT=3;BYMONTH=2;BYMONTHDAY=30')).toBe('RECURRENCE_INVALID')
  expect(faultOf('FREQ=DAILY;COUNT=2;BYSETPOS=2;BYDAY=MO')).toBe('RECURRENCE_INVALID')
  expect(performance.now() - began).toBeLessThan(5_000)
})

const choice = (changed: Partial<RecurrenceChoice>): string =>
  ruleOf(
    {
      ...{ frequency: 'WEEKLY', interval: 1, weekdays: [], monthly: 'date', count: 3, untilOn: null },
      ...changed,
    },
    local('2026-03-10 09:00'),
  )

test('what is chosen in the form becomes a rule that says the same', () => {
  expect(choice({})).toBe('FREQ=WEEKLY;COUNT=3')
  expect(choice({ interval: 2, weekdays: ['TH', 'TU'] })).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=3')
  expect(choice({ frequency: 'MONTHLY', monthly: 'weekday' })).toBe('FREQ=MONTHLY;BYDAY=2TU;COUNT=3')
  expect(choice({ frequency: 'MONTHLY', monthly: 'last' })).toBe('FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3')
  const until = choice({ frequency: 'DAILY', count: null, untilOn: '2026-03-12' })
  expect(until).toBe('FREQ=DAILY;UNTIL=20260312T155959Z')
  expect(days(until, '2026-03-10 23:00')).toEqual(['2026-03-10', '2026-03-11', '2026-03-12'])
  expect(faultOf(choice({ count: null }))).toBe('RECURRENCE_ENDLESS')
})
