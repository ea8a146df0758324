import { expect, test } from 'vitest'
import { occurrencesOf } from '#app/calendars/recurrence.ts'
import { local } from '#test/support/platform-rules.ts'

/** `1997-09-02 09-04 1998-01-02`: days in order, the year where it changes. */
const daysOf = (rule: string, on: string): string => {
  const found = occurrencesOf(rule, local(`${on} 09:00`))
  if (!found.ok) throw new Error(found.fault)
  const stamps = found.startsMs.map((ms) => new Date(ms + 8 * 3_600_000).toISOString())
  expect(stamps.every((stamp) => stamp.slice(11, 16) === '09:00')).toBe(true)
  return stamps
    .map((stamp, at) =>
      stamp.slice(0, 4) === stamps[at - 1]?.slice(0, 4) ? stamp.slice(5, 10) : stamp.slice(0, 10),
    )
    .join(' ')
}
const everyDay = 'SU,MO,TU,WE,TH,FR,SA'

/**
 * RFC 5545, 3.8.5.3, in the order of the document: DTSTART at 9:00, the rule, and the days that stand there. A
 * rule that the document lets run for ever has a COUNT here, as long as the document lists its days.
 */
const PUBLISHED: readonly [start: string, rule: string, days: string][] = [
  ['1997-09-02', 'FREQ=DAILY;COUNT=10', '1997-09-02 09-03 09-04 09-05 09-06 09-07 09-08 09-09 09-10 09-11'],
  ['1997-09-02', 'FREQ=DAILY;INTERVAL=2;COUNT=6', '1997-09-02 09-04 09-06 09-08 09-10 09-12'],
  ['1997-09-02', 'FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02 09-12 09-22 10-02 10-12'],
  ['1997-09-02', 'FREQ=WEEKLY;COUNT=10', '1997-09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04'],
  [
    '1997-09-02',
    'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    '1997-09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04 11-11 11-18 11-25 12-02 12-09 12-16 12-23',
  ],
  [
    '1997-09-02',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=13',
    '1997-09-02 09-16 09-30 10-14 10-28 11-11 11-25 12-09 12-23 1998-01-06 01-20 02-03 02-17',
  ],
  [
    '1997-09-02',
    'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
    '1997-09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02',
  ],
  [
    '1997-09-02',
    'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
    '1997-09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02',
  ],
  [
    '1997-09-01',
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    '1997-09-01 09-03 09-05 09-15 09-17 09-19 09-29 10-01 10-03 10-13 10-15 10-17 10-27 10-29 10-31 11-10 11-12 11-14 11-24 11-26 11-28 12-08 12-10 12-12 12-22',
  ],
  [
    '1997-09-02',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    '1997-09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16',
  ],
  [
    '1997-09-05',
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    '1997-09-05 10-03 11-07 12-05 1998-01-02 02-06 03-06 04-03 05-01 06-05',
  ],
  ['1997-09-05', 'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR', '1997-09-05 10-03 11-07 12-05'],
  [
    '1997-09-07',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    '1997-09-07 09-28 11-02 11-30 1998-01-04 01-25 03-01 03-29 05-03 05-31',
  ],
  ['1997-09-22', 'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO', '1997-09-22 10-20 11-17 12-22 1998-01-19 02-16'],
  ['1997-09-28', 'FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6', '1997-09-28 10-29 11-28 12-29 1998-01-29 02-26'],
  [
    '1997-09-02',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    '1997-09-02 09-15 10-02 10-15 11-02 11-15 12-02 12-15 1998-01-02 01-15',
  ],
  [
    '1997-09-30',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    '1997-09-30 10-01 10-31 11-01 11-30 12-01 12-31 1998-01-01 01-31 02-01',
  ],
  [
    '1997-09-10',
    'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    '1997-09-10 09-11 09-12 09-13 09-14 09-15 1999-03-10 03-11 03-12 03-13',
  ],
  [
    '1997-09-02',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU;COUNT=18',
    '1997-09-02 09-09 09-16 09-23 09-30 11-04 11-11 11-18 11-25 1998-01-06 01-13 01-20 01-27 03-03 03-10 03-17 03-24 03-31',
  ],
  [
    '1997-06-10',
    'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    '1997-06-10 07-10 1998-06-10 07-10 1999-06-10 07-10 2000-06-10 07-10 2001-06-10 07-10',
  ],
  [
    '1997-03-10',
    'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
    '1997-03-10 1999-01-10 02-10 03-10 2001-01-10 02-10 03-10 2003-01-10 02-10 03-10',
  ],
  [
    '1997-01-01',
    'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    '1997-01-01 04-10 07-19 2000-01-01 04-09 07-18 2003-01-01 04-10 07-19 2006-01-01',
  ],
  ['1997-05-19', 'FREQ=YEARLY;BYDAY=20MO;COUNT=3', '1997-05-19 1998-05-18 1999-05-17'],
  ['1997-05-12', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3', '1997-05-12 1998-05-11 1999-05-17'],
  [
    '1997-03-13',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=11',
    '1997-03-13 03-20 03-27 1998-03-05 03-12 03-19 03-26 1999-03-04 03-11 03-18 03-25',
  ],
  [
    '1997-06-05',
    'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8;COUNT=14',
    '1997-06-05 06-12 06-19 06-26 07-03 07-10 07-17 07-24 07-31 08-07 08-14 08-21 08-28 1998-06-04',
  ],
  [
    '1997-09-02',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5',
    '1998-02-13 03-13 11-13 1999-08-13 2000-10-13',
  ],
  [
    '1997-09-13',
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=10',
    '1997-09-13 10-11 11-08 12-13 1998-01-10 02-07 03-07 04-11 05-09 06-13',
  ],
  [
    '1996-11-05',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3',
    '1996-11-05 2000-11-07 2004-11-02',
  ],
  ['1997-09-04', 'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04 10-07 11-06'],
  [
    '1997-09-29',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=7',
    '1997-09-29 10-30 11-27 12-30 1998-01-29 02-26 03-30',
  ],
  ['1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-08-05 08-10 08-19 08-24'],
  ['1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-08-05 08-17 08-19 08-31'],
  ['2007-01-15', 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '2007-01-15 01-30 02-15 03-15 03-30'],
]

for (const [start, rule, days] of PUBLISHED) {
  test(`RFC 5545: ${rule} from ${start}`, () => expect(daysOf(rule, start)).toBe(days))
}

test('RFC 5545: daily until 24 December is every day up to the 23rd', () => {
  const days = daysOf('FREQ=DAILY;UNTIL=19971224T000000Z', '1997-09-02').split(' ')
  expect([days.length, days.at(-1)]).toEqual([113, '12-23'])
})

test('RFC 5545: every day in January for three years, said in two ways', () => {
  const yearly = daysOf(`FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=${everyDay}`, '1998-01-01')
  expect(daysOf('FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1', '1998-01-01')).toBe(yearly)
  expect(yearly.split(' ')).toHaveLength(93)
})

test('what the document repeats within a day is not taken, nor what never ends', () => {
  const faultOf = (rule: string) => {
    const found = occurrencesOf(rule, local('1997-09-02 09:00'))
    return found.ok ? 'taken' : found.fault
  }
  for (const rule of [
    'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z',
    'FREQ=MINUTELY;INTERVAL=15;COUNT=6',
    'FREQ=MINUTELY;INTERVAL=90;COUNT=4',
    'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40',
    'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16',
  ]) {
    expect(faultOf(rule)).toBe('RECURRENCE_INVALID')
  }
  for (const rule of ['FREQ=DAILY;INTERVAL=2', 'FREQ=MONTHLY;BYMONTHDAY=-3', 'FREQ=YEARLY;BYDAY=20MO']) {
    expect(faultOf(rule)).toBe('RECURRENCE_ENDLESS')
  }
})
