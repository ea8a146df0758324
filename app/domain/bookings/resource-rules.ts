import type { FirmClass } from '../shared/firm-class.ts'

/** A stretch of a week, in minutes of local time (Asia/Shanghai). `toMinute` above 1440 runs past midnight. */
export interface WeeklyStretch {
  /** ISO: Monday 1 to Sunday 7. */
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

/** Price of one hour in fen, as the store's JSON has it. */
export interface HourPrice {
  readonly peakFen: number
  readonly offPeakFen: number
}

export interface Tariff {
  readonly peak: readonly WeeklyStretch[]
  readonly hourFen: Readonly<Record<FirmClass, HourPrice>>
}

/** Everything a resource says about how it may be booked (DOMAIN 10). Lengths are minutes. */
export interface ResourceRules {
  /** Weekly hours; a shift that ends after midnight belongs to the day on which it starts. */
  readonly opening: readonly WeeklyStretch[]
  readonly openOnHolidays: boolean
  /** A make-up working day (调休上班) opens by the hours of this weekday. */
  readonly makeupWeekday: number
  readonly slotMinutes: number
  readonly minMinutes: number
  readonly maxMinutes: number
  readonly noticeMinutes: number
  readonly horizonDays: number
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  /** Cancelling is free until so long before the start; later it costs a share of the price. */
  readonly cancelMinutes: number
  readonly lateCancelBasisPoints: number
  /** Who has not checked in so long after the start does not come. */
  readonly noShowMinutes: number
  readonly noShowBasisPoints: number
  readonly approval: 'instant' | 'approval'
  /** 上机资格: the code that a booking's holder must hold until its end, or null. */
  readonly qualification: string | null
  readonly quotaMinutesPerWeek: number | null
  /** Settled on the use that was metered, else on what was booked. */
  readonly metered: boolean
  /** What an hour after the booked end costs, against the tariff. */
  readonly lateReturnBasisPoints: number
  /** How long a freed slot is offered to who waits for it. */
  readonly offerMinutes: number
  /** How long a prepayment may take; never beyond the start. */
  readonly payMinutes: number
  readonly tariff: Tariff
}
