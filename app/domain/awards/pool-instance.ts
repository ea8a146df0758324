import { DAY_MS } from '../shared/clock.ts'
import type { AwardInstance } from './award-instance.ts'

/** A binding commitment as the award sees it. */
export interface BindingCommitment {
  readonly organisationId: string
  readonly county: string
  readonly quantity: number
  readonly reserveFen: bigint | null
  readonly accepts: readonly string[] | null
  /** The last calendar day on which delivery is acceptable, Asia/Shanghai, `YYYY-MM-DD`. */
  readonly latestDeliveryOn: string | null
}

/** An offer that stands, as the award sees it. Surcharges in fen per set, by the member's county. */
export interface StandingOffer {
  readonly id: string
  readonly capacity: number
  readonly deliveryDays: number
  readonly tiers: readonly { readonly fromQuantity: number; readonly unitPriceFen: bigint }[]
  readonly surchargeByCounty: Readonly<Record<string, number>>
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** The calendar day in Shanghai on which a delivery promised today arrives. */
function deliveryDay(now: Date, days: number): string {
  return new Date(now.getTime() + SHANGHAI_OFFSET_MS + days * DAY_MS).toISOString().slice(0, 10)
}

/**
 * The award instance of a pool: members by their firm's id, each with the offers it accepts once exclusions
 * and the latest delivery are applied (null where that is every offer).
 */
export function instanceOf(
  minQuantity: number,
  commitments: readonly BindingCommitment[],
  offers: readonly StandingOffer[],
  now: Date,
): AwardInstance {
  const acceptable = (member: BindingCommitment, offer: StandingOffer): boolean =>
    (member.accepts === null || member.accepts.includes(offer.id)) &&
    (member.latestDeliveryOn === null || deliveryDay(now, offer.deliveryDays) <= member.latestDeliveryOn)
  return {
    minQuantity,
    members: commitments.map((member) => {
      const accepts = offers.filter((offer) => acceptable(member, offer)).map((offer) => offer.id)
      return {
        id: member.organisationId,
        quantity: member.quantity,
        reserveFen: member.reserveFen,
        accepts: accepts.length === offers.length ? null : accepts,
      }
    }),
    offers: offers.map((offer) => ({
      id: offer.id,
      capacity: offer.capacity,
      tiers: offer.tiers,
      surchargeFen: Object.fromEntries(
        commitments.flatMap((member) => {
          const fen = offer.surchargeByCounty[member.county] ?? 0
          return fen > 0 ? [[member.organisationId, BigInt(fen)]] : []
        }),
      ),
    })),
  }
}
