import type { FirmClass } from '../shared/firm-class.ts'
import { type Fen, minFen, proportionFen, rateFen } from '../shared/money.ts'
import { MINUTE_MS, type Span } from './local-time.ts'
import { type PublicDays, stretchesBetween } from './opening.ts'
import type { HourPrice, ResourceRules, Tariff, WeeklyStretch } from './resource-rules.ts'

/** One line of a price's arithmetic: so many minutes at so much an hour. */
export interface PriceLine {
  readonly band: 'peak' | 'offPeak' | 'used' | 'late'
  readonly minutes: number
  readonly hourFen: Fen
  readonly fen: Fen
}

export interface Price {
  readonly lines: readonly PriceLine[]
  /** What an idle offer leaves of the price, in basis points; 10 000 without one. */
  readonly basisPoints: number
  readonly totalFen: Fen
}

/**
 * The price of a window by the tariff: minutes in peak hours and minutes outside, each line rounded half up
 * to the fen, then the share that an idle offer leaves. There is no peak on a holiday.
 */
export function priceOf(
  rules: ResourceRules,
  firmClass: FirmClass,
  window: Span,
  days: PublicDays,
  basisPoints = 10_000,
): Price {
  const { peakFen, offPeakFen } = rules.tariff.hourFen[firmClass]
  const minutes = (window.toMs - window.fromMs) / MINUTE_MS
  const peak = peakMinutes(rules, window, days)
  const lines = [
    line('peak', peak, BigInt(peakFen)),
    line('offPeak', minutes - peak, BigInt(offPeakFen)),
  ].filter((one) => one.minutes > 0)
  const fullFen = lines.reduce((sum, one) => sum + one.fen, 0n)
  return { lines, basisPoints, totalFen: rateFen(fullFen, basisPoints) }
}

/** A tariff whose prices for the chain may be left open: they are then the platform's to say. */
export interface OpenTariff {
  readonly peak: readonly WeeklyStretch[]
  readonly hourFen: {
    readonly chain: { readonly [Band in keyof HourPrice]: number | null }
    readonly outside: HourPrice
  }
}

/** Fills in what the chain pays: the outside price less the discount (basis points), rounded half up to the fen. */
export function tariffWithDiscount({ peak, hourFen }: OpenTariff, discountBasisPoints: number): Tariff {
  const lessDiscount = (fen: number) => Number(rateFen(BigInt(fen), 10_000 - discountBasisPoints))
  const { chain, outside } = hourFen
  return {
    peak,
    hourFen: {
      outside,
      chain: {
        peakFen: chain.peakFen ?? lessDiscount(outside.peakFen),
        offPeakFen: chain.offPeakFen ?? lessDiscount(outside.offPeakFen),
      },
    },
  }
}

function line(band: PriceLine['band'], minutes: number, hourFen: Fen): PriceLine {
  return { band, minutes, hourFen, fen: proportionFen(hourFen, BigInt(Math.round(minutes)), 60n) }
}

/** Peak hours as they fall between two instants; none on a holiday. */
export function peakStretches(rules: ResourceRules, window: Span, days: PublicDays): Span[] {
  const quiet = { openOnHolidays: false, makeupWeekday: rules.makeupWeekday }
  return stretchesBetween(rules.tariff.peak, quiet, window, days)
}

function peakMinutes(rules: ResourceRules, window: Span, days: PublicDays): number {
  let total = 0
  let reachedMs = window.fromMs
  for (const { fromMs, toMs } of peakStretches(rules, window, days)) {
    const from = Math.max(fromMs, reachedMs)
    const to = Math.min(toMs, window.toMs)
    if (to > from) {
      total += to - from
      reachedMs = to
    }
  }
  return total / MINUTE_MS
}

/** What a booking finally costs, and where the prepayment goes. `owedFen` is what the escrow did not cover. */
export interface Settlement {
  readonly lines: readonly PriceLine[]
  readonly totalFen: Fen
  readonly payoutFen: Fen
  readonly refundFen: Fen
  readonly owedFen: Fen
}

export interface Use {
  readonly window: Span
  readonly priceFen: Fen
  readonly heldFen: Fen
  readonly returnedMs: number
  /** Null: the booked time counts. Metered time is never charged above what was booked, before lateness. */
  readonly meteredMinutes: number | null
}

/**
 * Settles a use that has ended: the metered share of the booked price where the resource is metered, else the
 * price; time after the booked end costs the tariff times the late-return rate.
 */
export function settleUse(
  rules: ResourceRules,
  firmClass: FirmClass,
  use: Use,
  days: PublicDays,
): Settlement {
  const bookedMinutes = Math.round((use.window.toMs - use.window.fromMs) / MINUTE_MS)
  const metered = rules.metered && use.meteredMinutes !== null ? use.meteredMinutes : bookedMinutes
  const charged = Math.min(metered, bookedMinutes)
  const useFen = proportionFen(use.priceFen, BigInt(charged), BigInt(bookedMinutes))
  const lateMinutes = Math.max(0, Math.floor((use.returnedMs - use.window.toMs) / MINUTE_MS))
  const lateWindow = { fromMs: use.window.toMs, toMs: use.window.toMs + lateMinutes * MINUTE_MS }
  const lateFen =
    lateMinutes === 0
      ? 0n
      : rateFen(priceOf(rules, firmClass, lateWindow, days).totalFen, rules.lateReturnBasisPoints)
  const lines: PriceLine[] = [
    { band: 'used', minutes: charged, hourFen: hourOf(use.priceFen, bookedMinutes), fen: useFen },
    ...(lateMinutes > 0
      ? [{ band: 'late' as const, minutes: lateMinutes, hourFen: hourOf(lateFen, lateMinutes), fen: lateFen }]
      : []),
  ]
  return share(lines, useFen + lateFen, use.heldFen)
}

/** A use that broke off: the share of the price for the minutes that were used, metered or not. */
export function settleInterrupted(window: Span, priceFen: Fen, heldFen: Fen, brokeOffMs: number): Settlement {
  const bookedMinutes = Math.round((window.toMs - window.fromMs) / MINUTE_MS)
  const ran = Math.floor((brokeOffMs - window.fromMs) / MINUTE_MS)
  const usedMinutes = Math.min(Math.max(0, ran), bookedMinutes)
  const fen = proportionFen(priceFen, BigInt(usedMinutes), BigInt(bookedMinutes))
  const hourFen = hourOf(priceFen, bookedMinutes)
  return share([{ band: 'used', minutes: usedMinutes, hourFen, fen }], fen, heldFen)
}

/** A share of the price kept (late cancellation, no-show), or none: the rest goes back. */
export function settleShare(priceFen: Fen, heldFen: Fen, basisPoints: number): Settlement {
  // Nobody is asked for more because they did not come: a fee takes what is held, at most.
  return share([], minFen(rateFen(priceFen, basisPoints), heldFen), heldFen)
}

function share(lines: readonly PriceLine[], totalFen: Fen, heldFen: Fen): Settlement {
  const payoutFen = minFen(totalFen, heldFen)
  return { lines, totalFen, payoutFen, refundFen: heldFen - payoutFen, owedFen: totalFen - payoutFen }
}

function hourOf(fen: Fen, minutes: number): Fen {
  return minutes === 0 ? 0n : proportionFen(fen, 60n, BigInt(minutes))
}
