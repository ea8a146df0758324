import type { HeatCell, Use } from '#app/domain/bookings/utilisation.ts'

/** How far back a page looks. */
export const INSIGHT_DAYS = [28, 84, 365] as const
export type InsightDays = (typeof INSIGHT_DAYS)[number]

export interface InsightSpan {
  days: InsightDays
  /** `YYYY-MM-DD`, both included. */
  fromOn: string
  toOn: string
}

export interface ResourceUse extends Use {
  id: string
  name: string
  bookings: number
  settledFen: number
}

export interface TopUser {
  name: string
  bookings: number
  minutes: number
  settledFen: number
}

export interface IdleRow {
  resourceId: string
  resourceName: string
  unitNumber: number
  startsAt: string
  endsAt: string
}

/** What escrow paid out per month for each piece of equipment and each test service; `fen` in the order of the months. */
export interface IncomeView {
  months: string[]
  rows: { kind: 'booking' | 'test'; id: string; name: string; fen: number[] }[]
}

export interface InsightView extends InsightSpan {
  platform: { slug: string; name: string; nameEn: string | null }
  heat: HeatCell[]
  /** The equipment whose hours `heat` shows; null: all of it. */
  heatOf: string | null
  use: Use
  bookings: number
  /** What escrow paid the leader within the span, for bookings and for tests. */
  earned: { bookingFen: number; testFen: number }
  /** Prepayments that are held for what is to come. */
  heldFen: number
  resources: ResourceUse[]
  income: IncomeView
  topUsers: TopUser[]
  /** What stands idle in the coming week. */
  idleMinutes: number
  idle: IdleRow[]
}

/** A platform's day in figures, for whoever works for it. */
export interface PlatformToday {
  slug: string
  name: string
  nameEn: string | null
  requests: number
  checkInsDue: number
  running: number
  machinesDown: number
  machines: number
  /** What escrow paid the leader this month, for bookings and for tests; nothing for who does not lead it. */
  thisMonth: { bookingFen: number; testFen: number }
  isLead: boolean
}

/** The use of platforms of one county or one chain. */
export interface UseRow extends Use {
  key: string
  platforms: number
  resources: number
  firms: number
  bookings: number
}

export interface BureauPlatformsView extends InsightSpan {
  /** The county that its bureau sees; null: the whole city. */
  county: string | null
  byCounty: UseRow[]
  byChain: UseRow[]
}
