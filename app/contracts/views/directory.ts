import type { EngagementEvent, EngagementState } from '#app/domain/directory/engagement-lifecycle.ts'
import type { ProviderKind } from '#app/domain/directory/provider-kind.ts'
import type { RatingState } from '#app/domain/directory/rating-lifecycle.ts'
import type { Spread, Stars } from '#app/domain/directory/stars.ts'

export interface ProviderCard {
  id: string
  name: string
  nameEn: string | null
  county: string
  kinds: ProviderKind[]
  summaryZh: string
  summaryEn: string
  stars: Stars
  /** Completed dealings. */
  completed: number
}

export interface ProvidersQuery {
  q: string
  county: string
  kind: ProviderKind | ''
  sort: ProviderSort
  /** From 1 on. */
  page: number
}

export const PROVIDER_SORTS = ['stars', 'completed', 'name'] as const
export type ProviderSort = (typeof PROVIDER_SORTS)[number]

export interface ProvidersView {
  query: ProvidersQuery
  /** One page of them. */
  providers: ProviderCard[]
  total: number
  pageSize: number
  /** How many of the directory each choice would leave. */
  counties: { county: string; count: number }[]
  kinds: { kind: ProviderKind; count: number }[]
  canEdit: boolean
  canSeeDealings: boolean
}

export interface RatingView {
  id: string
  stars: number
  comment: string | null
  reply: string | null
  state: RatingState
  hiddenReason: string | null
  /** The client by name for the two firms and the operator, by its county for everybody else. */
  clientName: string | null
  clientCounty: string
  kind: ProviderKind
  ratedAt: string
  isChanged: boolean
}

export interface ProviderPageView {
  provider: ProviderCard & { offers: string[]; counties: string[]; isListed: boolean }
  spread: Spread
  ratings: RatingView[]
  can: { ask: boolean; reply: boolean; moderate: boolean; edit: boolean }
  isSignedIn: boolean
  /** The reader's living dealing with this provider. */
  living: EngagementState | null
  idempotencyKey: string
}

export interface OwnProviderView {
  profile: {
    kinds: ProviderKind[]
    summaryZh: string
    summaryEn: string
    offers: string
    counties: string[]
    isListed: boolean
    version: number
  } | null
  providerId: string
  county: string
  isVerified: boolean
  idempotencyKey: string
}

export interface EngagementCard {
  id: string
  side: 'client' | 'provider'
  providerId: string
  partnerName: string
  kind: ProviderKind
  subject: string
  state: EngagementState
  reason: string | null
  createdAt: string
  updatedAt: string
  /** What the reader may do now. */
  events: EngagementEvent[]
  rating: {
    id: string
    stars: number
    comment: string
    reply: string | null
    hiddenReason: string | null
  } | null
  /** Whether the reader may rate, or change its rating. */
  canRate: boolean
  canReply: boolean
}

export interface EngagementsView {
  engagements: EngagementCard[]
  idempotencyKey: string
}
