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

/** What was settled by bookings, per month and resource; `fen` stands in the order of the months. */
export interface IncomeView {
  months: string[]
  rows: { id: string; name: string; fen: number[] }[]
}

export interface InsightView extends InsightSpan {
  platform: { slug: string; name: string; nameEn: string | null }
  heat: HeatCell[]
  /** The equipment whose hours `heat` shows; null: all of it. */
  heatOf: string | null
  use: Use
  bookings: number
  /** Settled within the span. */
  settledFen: number
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
  settledThisMonthFen: number
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
