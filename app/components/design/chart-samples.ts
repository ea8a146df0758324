import type { AwardComparison } from '#app/contracts/views/awards.ts'
import type { CalendarDay, RecurrenceFields, ResourceView } from '#app/contracts/views/bookings.ts'
import type { DeskTask, DeskView } from '#app/contracts/views/desk.ts'
import type { OrderSpan } from '#app/contracts/views/orders.ts'
import type { StatementRow } from '#app/contracts/views/statement.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import type { HeatLine } from '../charts/heat-map.tsx'
import { SAMPLE_NOW_AT } from './samples.ts'

/** What the pictures of the design page show. Invented; nothing in it depends on when it is looked at. */
export const SAMPLE_PRICES = [
  { at: '2026-02-24T01:00:00.000Z', priceFen: 12_800_000, quantity: 5 },
  { at: '2026-02-26T06:00:00.000Z', priceFen: 12_400_000, quantity: 12 },
  { at: '2026-03-01T03:00:00.000Z', priceFen: 11_850_000, quantity: 34 },
]

const span = (
  number: string,
  phase: OrderSpan['phase'],
  days: readonly [from: number, until: number],
  isPlanned = false,
): OrderSpan => ({
  orderId: number,
  number,
  phase,
  fromAt: new Date(Date.parse(SAMPLE_NOW_AT) + days[0] * 86_400_000).toISOString(),
  untilAt: new Date(Date.parse(SAMPLE_NOW_AT) + days[1] * 86_400_000).toISOString(),
  isPlanned,
})

export const SAMPLE_SPANS: OrderSpan[] = [
  span('HC-000101', 'signing', [-40, -36]),
  span('HC-000101', 'production', [-36, -4]),
  span('HC-000101', 'delivery', [-4, 9], true),
  span('HC-000102', 'signing', [-12, -8]),
  span('HC-000102', 'production', [-8, 28], true),
]

const row = (
  id: string,
  kind: StatementRow['kind'],
  amounts: readonly [inFen: number, outFen: number, balanceFen: number],
): StatementRow => ({
  id,
  journalId: `jrn_${id}`,
  at: SAMPLE_NOW_AT,
  kind,
  cause: kind === 'payout_settled' ? 'shipment' : null,
  poolTitle: null,
  orderId: null,
  orderNumber: null,
  bookingName: null,
  inFen: amounts[0],
  outFen: amounts[1],
  balanceFen: amounts[2],
})

export const SAMPLE_ROWS: StatementRow[] = [
  row('1', 'deposit_held', [3_990_000, 0, 3_990_000]),
  row('2', 'prepayment_held', [17_394_000, 0, 21_384_000]),
  row('3', 'payout_settled', [0, 4_752_000, 16_632_000]),
]

export const SAMPLE_COUNTIES = [
  { county: '330481', value: 34 },
  { county: '330424', value: 21 },
  { county: '330482', value: 13 },
  { county: '330402', value: 4 },
]

export const SAMPLE_HOURS = Array.from({ length: 12 }, (_, index) => String(8 + index))

/** A line that rises to noon and falls again; the first machine is closed after six. */
export const SAMPLE_HEAT: HeatLine[] = ['甲机', '乙机', '丙机'].map((label, line) => ({
  key: label,
  label,
  values: SAMPLE_HOURS.map((_, hour) =>
    line === 0 && hour > 9 ? null : Math.max(0, 9500 - Math.abs(hour - 4 - line) * 1700),
  ),
}))

const SLOT_STATES = ['free', 'taken', 'maintenance'] as const

export const SAMPLE_DAYS: CalendarDay[] = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'].map(
  (on, day) => ({
    on,
    openSlots: day === 2 ? 0 : 3,
    freeSlots: day === 2 ? 0 : 1,
    mine: day === 1 ? 1 : 0,
    hasMaintenance: day === 3,
    isHoliday: day === 2,
    isMakeup: false,
    isToday: day === 0,
    slots:
      day === 2
        ? []
        : [1, 3, 5].map((hour, at) => ({
            startsAt: `${on}T0${hour}:00:00.000Z`,
            endsAt: `${on}T0${hour + 2}:00:00.000Z`,
            state: day === 0 && at === 0 ? 'past' : (SLOT_STATES[(day + at) % 3] ?? 'free'),
            free: (day + at) % 3 === 0 ? 2 : 0,
            band: at === 1 ? 'peak' : 'offPeak',
            mineId: day === 1 && at === 1 ? 'bkg_sample' : null,
          })),
  }),
)

/** As much of a resource as its calendar looks at. */
export const SAMPLE_CALENDAR = {
  id: 'res_sample',
  mode: 'week',
  on: '2026-03-02',
  days: SAMPLE_DAYS,
  capacity: 3,
  rules: { minMinutes: 120, slotMinutes: 120 } as ResourceRules,
  chosen: null,
  change: null,
  together: [] as string[],
  purpose: '',
  recurrence: { frequency: '' } as RecurrenceFields,
} as ResourceView

export const SAMPLE_TASKS: DeskTask[] = [
  { kind: 'payDeposits', count: 2, subjectId: null, dueAt: '2026-03-04T10:00:00.000Z' },
  { kind: 'answerQuestions', count: 1, subjectId: 'pool_sample', dueAt: null },
]

export const SAMPLE_DESKS: DeskView[] = [
  {
    desk: 'buyer',
    figures: [
      { kind: 'joinedPools', value: 2 },
      { kind: 'depositFen', value: 3_990_000 },
      { kind: 'savingFen', value: 8_700_000 },
      { kind: 'ordersUnderWay', value: 1 },
    ],
  },
]

export const SAMPLE_COMPARISON: AwardComparison = {
  budgetSeconds: 60,
  isComplete: true,
  progress: null,
  rows: [
    {
      offerId: 'a',
      supplierName: '甲供应商',
      kind: 'without',
      award: {
        savingFen: 41_200_000,
        lessFen: 8_100_000,
        servedQuantity: 30,
        suppliers: 1,
        isExact: true,
      },
    },
    {
      offerId: 'b',
      supplierName: '乙供应商',
      kind: 'using',
      award: {
        savingFen: 46_900_000,
        lessFen: 2_400_000,
        servedQuantity: 34,
        suppliers: 2,
        isExact: false,
      },
    },
    { offerId: 'c', supplierName: '丙供应商', kind: 'without', award: 'impossible' },
    { offerId: 'd', supplierName: '丁供应商', kind: 'using', award: null },
  ],
}
