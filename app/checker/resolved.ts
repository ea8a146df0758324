import type { DualBound } from './dual-bound.ts'
import { bestByEnumeration, isSmall } from './enumerate.ts'
import { at, expectInteger, expectOnly, Rejected } from './expect.ts'
import { judge, type Limits, type Verdict } from './market-rules.ts'
import { readChoice } from './read-choice.ts'
import type { Market, Seller } from './read-instance.ts'
import type { Json } from './read-json.ts'

/** What a claim about a losing offer is held against. */
export interface Frame {
  readonly market: Market
  readonly limits: ReadonlyMap<string, Limits | null>
  readonly award: Verdict
  /** The award is said to be the best of all. */
  readonly isBest: boolean
  readonly dual: DualBound
}

const FIELDS = ['status', 'savingFen', 'servedQuantity', 'suppliers', 'assignment']

/**
 * Judges the award that a proof names as the best with a losing offer: it keeps every rule and uses the offer, its
 * figures are right, it is within the certified bound, and it does not beat the award. Where there are few assignments,
 * that none with the offer is better. Older proofs name none.
 */
export function checkResolved(entry: Json, seller: Seller, frame: Frame): void {
  const json = entry.kind === 'object' ? entry.fields.get('resolved') : undefined
  if (json === undefined || json.kind === 'null') return
  expectOnly(json, FIELDS)
  const { market, limits } = frame
  const statusLine = at(json, 'status')
  const status = statusLine.kind === 'text' ? statusLine.text : ''
  if (!['optimal', 'gap', 'infeasible'].includes(status)) throw new Rejected(statusLine, 'is no status')
  const choice = readChoice(at(json, 'assignment'), market)
  const verdict = judge(market, limits, choice)
  expectInteger(at(json, 'savingFen'), verdict.saving, 'the saving')
  expectInteger(at(json, 'servedQuantity'), verdict.sets, 'the quantity served')
  expectInteger(at(json, 'suppliers'), BigInt(verdict.load.size), 'the number of suppliers')
  if (status === 'infeasible') {
    if (choice.size > 0) throw new Rejected(statusLine, 'serves somebody')
  } else checkAward(json, seller, frame, verdict)
  if (isSmall(market)) checkBest(json, status, seller, frame, verdict)
}

function checkAward(json: Json, seller: Seller, frame: Frame, verdict: Verdict): void {
  const { market, award, isBest, dual } = frame
  const assignment = at(json, 'assignment')
  if (verdict.broken !== null) {
    const { buyer, rule } = verdict.broken
    throw new Rejected(buyer === null ? assignment : at(assignment, buyer), rule)
  }
  if (verdict.sets < market.minimum) throw new Rejected(assignment, 'serves less than the minimum quantity')
  if (!verdict.load.has(seller.id)) throw new Rejected(assignment, `does not use ${seller.id}`)
  const most = dual.using.get(seller.id) ?? null
  if (most === null || verdict.saving > most)
    throw new Rejected(at(json, 'savingFen'), 'is above the certified bound')
  if (isBest && beats(verdict, award)) throw new Rejected(json, 'is better than the award')
}

function checkBest(json: Json, status: string, seller: Seller, frame: Frame, verdict: Verdict): void {
  const best = bestByEnumeration(frame.market, frame.limits, seller.id)
  if (best === null) {
    if (status !== 'infeasible') throw new Rejected(at(json, 'status'), 'no award uses the offer')
    return
  }
  if (status === 'infeasible') throw new Rejected(at(json, 'status'), 'an award uses the offer')
  if (status === 'gap') return
  if (best.saving !== verdict.saving)
    throw new Rejected(at(json, 'savingFen'), `an award with ${seller.id} saves ${best.saving}`)
  if (best.sets !== verdict.sets || best.suppliers !== verdict.load.size)
    throw new Rejected(json, `an award with ${seller.id} is better that saves as much`)
}

function beats(a: Verdict, b: Verdict): boolean {
  if (a.saving !== b.saving) return a.saving > b.saving
  if (a.sets !== b.sets) return a.sets > b.sets
  return a.load.size < b.load.size
}
