import type { MemberState, Membership } from '#app/domain/platforms/member-lifecycle.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import type { PlatformToday } from './insights.ts'

export interface PlatformCard {
  id: string
  slug: string
  name: string
  nameEn: string | null
  story: string
  chain: string
  county: string
  leaderName: string
  membership: Membership
  /** When and why it was closed; null while it is open. */
  closed: { at: string; reason: string } | null
  /** What firms of the chain are left of the outside price where equipment names none for them. */
  memberDiscountBasisPoints: number
  /** Ids of pictures, the first one first. */
  photos: string[]
  resources: number
  members: number
  /** What the reader's firm is to it; null for a stranger. */
  mine: MemberState | 'leader' | null
}

export interface IdleCard {
  id: string
  resourceId: string
  resourceName: string
  platformName: string
  startsAt: string
  endsAt: string
  priceBasisPoints: number
}

export interface PlatformsView {
  platforms: PlatformCard[]
  idle: IdleCard[]
  /** The day of each platform that the reader works for. */
  today: PlatformToday[]
  mayFound: boolean
}

export interface ResourceCard {
  id: string
  name: string
  nameEn: string | null
  description: string
  location: string
  capacity: number
  isApproval: boolean
  qualification: string | null
  chainPeakFen: number
  chainOffPeakFen: number
  outsidePeakFen: number
  outsideOffPeakFen: number
  isDown: boolean
  photos: string[]
}

export interface MemberCard {
  id: string
  name: string
  class: FirmClass
  state: MemberState
  note: string
}

export interface PlatformView {
  platform: PlatformCard
  resources: ResourceCard[]
  services: { id: string; name: string; priceFen: number }[]
  members: MemberCard[]
  /** Time that equipment stands idle and that firms of other chains may book. */
  idle: IdleCard[]
  myMembership: { id: string; state: MemberState; class: FirmClass } | null
  isStaff: boolean
  isLead: boolean
  idempotencyKey: string
}

export interface FeedRow {
  id: string
  scope: 'resource' | 'platform' | 'firm'
  name: string
  createdAt: string
}
