import type { FirmClass } from '../shared/firm-class.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { RefusalCode } from '../shared/refusal-codes.ts'
import { type HeldQualification, qualificationFault, quotaLeft } from './booking-terms.ts'
import { isFree, judgeWindow, withBuffers } from './judge-window.ts'
import { MINUTE_MS, type Span } from './local-time.ts'
import type { PublicDays } from './opening.ts'
import { priceOf } from './price.ts'
import type { ResourceRules } from './resource-rules.ts'

/** One piece of the resource, what books it and what closes it. */
export interface DeskUnit {
  readonly id: string
  readonly busy: readonly Span[]
  readonly closed: readonly Span[]
}

export interface DeskResource {
  readonly isOpen: boolean
  readonly isPlatformOpen: boolean
  readonly rules: ResourceRules
  readonly units: readonly DeskUnit[]
  readonly idle: readonly (Span & { readonly priceBasisPoints: number })[]
}

/** Who asks. `isLeader`: the platform's own firm, which pays itself nothing. */
export interface Applicant {
  readonly isLeader: boolean
  /** Its class as a member; null when it is none. */
  readonly class: FirmClass | null
  readonly qualifications: readonly HeldQualification[]
  /** Minutes of this resource that it has booked already in the week of the window. */
  readonly usedMinutes: number
}

export interface GrantedBooking {
  readonly unitId: string
  readonly occupied: Span
  readonly class: FirmClass
  readonly state: 'requested' | 'confirmed'
  readonly priceFen: bigint
}

export interface DeskNow {
  readonly nowMs: number
  readonly days: PublicDays
}

/**
 * Whether an applicant may have a window of a resource, on which unit and for how much: by the resource's
 * rules, the applicant's standing, qualification and quota, and then by what is free. The lowest unit wins.
 */
export function decideBooking(
  resource: DeskResource,
  applicant: Applicant,
  window: Span,
  { nowMs, days }: DeskNow,
): Outcome<GrantedBooking, RefusalCode> {
  const { rules } = resource
  if (!resource.isPlatformOpen) return refuse('PLATFORM_CLOSED')
  if (!resource.isOpen) return refuse('RESOURCE_RETIRED')
  const fault = judgeWindow(rules, window, nowMs, days)
  if (fault) {
    const { code, ...facts } = fault
    return refuse(code, facts)
  }
  const standing = standingOf(resource, applicant, window)
  if (standing === null) return refuse('PLATFORM_MEMBERS_ONLY')
  const unqualified = applicant.isLeader ? null : qualificationFault(rules, applicant.qualifications, window)
  if (unqualified) return refuse(unqualified, { code: rules.qualification })
  const left = applicant.isLeader ? null : quotaLeft(rules, applicant.usedMinutes)
  if (left !== null && (window.toMs - window.fromMs) / MINUTE_MS > left) {
    return refuse('QUOTA_EXCEEDED', { minutes: left })
  }
  const occupied = withBuffers(rules, window)
  const running = resource.units.filter((unit) => isFree(unit.closed, occupied))
  if (running.length === 0) return refuse('BOOKING_MAINTENANCE')
  const unit = running.find(({ busy }) => isFree(busy, occupied))
  if (!unit) return refuse('SLOT_TAKEN')
  const price = priceOf(rules, standing.class, window, days, standing.priceBasisPoints)
  return accept({
    unitId: unit.id,
    occupied,
    class: standing.class,
    state: rules.approval === 'approval' && !applicant.isLeader ? 'requested' : 'confirmed',
    priceFen: applicant.isLeader ? 0n : price.totalFen,
  })
}

/** A firm outside the chain pays less within idle time; one that is no member may book there at all. */
export function standingOf(
  resource: Pick<DeskResource, 'idle'>,
  applicant: Pick<Applicant, 'isLeader' | 'class'>,
  window: Span,
): { readonly class: FirmClass; readonly priceBasisPoints: number } | null {
  if (applicant.isLeader || applicant.class === 'chain') return { class: 'chain', priceBasisPoints: 10_000 }
  const offers = resource.idle.filter((idle) => idle.fromMs <= window.fromMs && idle.toMs >= window.toMs)
  const best = offers.toSorted((a, b) => a.priceBasisPoints - b.priceBasisPoints)[0]
  if (best) return { class: 'outside', priceBasisPoints: best.priceBasisPoints }
  return applicant.class === null ? null : { class: applicant.class, priceBasisPoints: 10_000 }
}
