import { dualBound } from './dual-bound.ts'
import { bestByEnumeration, isSmall } from './enumerate.ts'
import { at, children, expectInteger, expectOnly, expectText, expectWhole, Rejected } from './expect.ts'
import { accepts, extraFor, judge, type Limits, limitsOf, type Verdict } from './market-rules.ts'
import { readChoice } from './read-choice.ts'
import { type Buyer, type Market, readMarket, type Seller } from './read-instance.ts'
import { type Json, readJson } from './read-json.ts'
import { checkResolved } from './resolved.ts'
import { expectSameMarket } from './same-market.ts'
import { checkStability } from './stable.ts'

/** What the auditor found. */
export interface Report {
  readonly accepted: boolean
  /** Why it is rejected, or what was verified and how. */
  readonly lines: readonly string[]
}

const FIELDS = [
  ...['format', 'version', 'instance', 'terms', 'outcome', 'objectives', 'certificate'],
  ...['losingOffers', 'unservedMembers', 'stability', 'nonce'],
]
const OUTCOME_FIELDS = [
  ...['status', 'savingFen', 'boundFen', 'servedQuantity', 'suppliers'],
  ...['assignment', 'priceFen', 'quantity', 'tier'],
]

interface Case {
  readonly market: Market
  readonly limits: ReadonlyMap<string, Limits | null>
  readonly proof: Json
  readonly status: string
  readonly verdict: Verdict
  readonly choice: ReadonlyMap<string, Seller>
}

/**
 * Judges a proof against the instance it claims to solve. Rejects with the line that is wrong; throws Unreadable
 * when one of the two is not what it should be.
 */
export function checkProof(instanceText: string, proofText: string): Report {
  const market = readMarket(readJson(instanceText))
  const proof = readJson(proofText)
  try {
    expectText(at(proof, 'format'), 'hecai-award-proof', 'the format')
    expectInteger(at(proof, 'version'), 1n, 'the version')
    expectOnly(proof, FIELDS)
    checkNonce(proof)
    expectSameMarket(at(proof, 'instance'), market)
    const limits = new Map(market.buyers.map((buyer) => [buyer.id, limitsOf(market, buyer)]))
    checkTerms(proof, market, limits)
    const award = checkOutcome(proof, market, limits)
    checkObjectives(award)
    const bound = checkBound(award)
    const stable = checkStability(market, limits, award.verdict, at(proof, 'stability'))
    return { accepted: true, lines: [...bound, stable, checkOptimality(award)] }
  } catch (fault) {
    if (fault instanceof Rejected) return { accepted: false, lines: [fault.message] }
    throw fault
  }
}

/** It claims nothing; it only has to be what it is. */
function checkNonce(proof: Json): void {
  const nonce = proof.kind === 'object' ? proof.fields.get('nonce') : undefined
  if (nonce !== undefined && nonce.kind !== 'text') throw new Rejected(nonce, 'must be a text')
}

function checkTerms(proof: Json, market: Market, limits: ReadonlyMap<string, Limits | null>): void {
  const terms = children(at(proof, 'terms'))
  if (terms.length !== market.buyers.length) throw new Rejected(at(proof, 'terms'), 'must name every member')
  for (const [index, buyer] of market.buyers.entries()) {
    const term = terms[index] as Json
    const limit = limits.get(buyer.id) ?? null
    expectOnly(term, ['member', 'refFen', 'capFen'])
    expectText(at(term, 'member'), buyer.id, 'the member')
    expectWhole(at(term, 'refFen'), limit?.reference ?? null, `the reference of ${buyer.id}`)
    expectWhole(at(term, 'capFen'), limit?.cap ?? null, `the cap of ${buyer.id}`)
  }
}

function checkOutcome(proof: Json, market: Market, limits: ReadonlyMap<string, Limits | null>): Case {
  const outcome = at(proof, 'outcome')
  expectOnly(outcome, OUTCOME_FIELDS)
  const statusLine = at(outcome, 'status')
  const status = statusLine.kind === 'text' ? statusLine.text : ''
  if (!['optimal', 'gap', 'infeasible'].includes(status)) throw new Rejected(statusLine, 'is no status')
  const choice = readChoice(at(outcome, 'assignment'), market)
  const verdict = judge(market, limits, choice)
  if (verdict.broken !== null) {
    const { buyer, rule } = verdict.broken
    const assignment = at(outcome, 'assignment')
    throw new Rejected(buyer === null ? assignment : at(assignment, buyer), rule)
  }
  if (choice.size > 0 && verdict.sets < market.minimum) {
    throw new Rejected(at(outcome, 'assignment'), 'serves less than the minimum quantity')
  }
  if (status === 'optimal' && choice.size === 0) throw new Rejected(statusLine, 'serves nobody')
  if (status === 'infeasible' && choice.size > 0) throw new Rejected(statusLine, 'serves somebody')
  expectInteger(at(outcome, 'savingFen'), verdict.saving, 'the saving')
  expectInteger(at(outcome, 'servedQuantity'), verdict.sets, 'the quantity served')
  expectInteger(at(outcome, 'suppliers'), BigInt(verdict.load.size), 'the number of suppliers')
  expectTable(at(outcome, 'priceFen'), verdict.price, 'the price of')
  expectTable(at(outcome, 'quantity'), verdict.load, 'the quantity of')
  const tiers = new Map<string, bigint>()
  for (const seller of market.sellers) {
    const sets = verdict.load.get(seller.id)
    if (sets !== undefined)
      tiers.set(seller.id, BigInt(seller.steps.findLastIndex((step) => step.from <= sets)))
  }
  expectTable(at(outcome, 'tier'), tiers, 'the tier of')
  return { market, limits, proof, status, verdict, choice }
}

function expectTable(json: Json, table: ReadonlyMap<string, bigint>, what: string): void {
  if (json.kind !== 'object') throw new Rejected(json, 'must be an object')
  for (const [id, value] of json.fields) {
    const right = table.get(id)
    if (right === undefined) throw new Rejected(value, `${what} ${id} has no place here`)
    expectInteger(value, right, `${what} ${id}`)
  }
  for (const id of table.keys())
    if (!json.fields.has(id)) throw new Rejected(json, `${what} ${id} is missing`)
}

const OBJECTIVES = ['saving', 'quantity', 'suppliers', 'assignment']

function checkObjectives({ proof, status, verdict }: Case): void {
  const json = at(proof, 'objectives')
  const entries = children(json)
  if (entries.length !== OBJECTIVES.length) throw new Rejected(json, 'must be the four objectives')
  const values = [verdict.saving, verdict.sets, BigInt(verdict.load.size), null]
  let isAllProven = true
  for (const [index, name] of OBJECTIVES.entries()) {
    const entry = entries[index] as Json
    expectOnly(entry, ['name', 'value', 'proven'])
    expectText(at(entry, 'name'), name, 'the objective')
    expectWhole(at(entry, 'value'), values[index] ?? null, `the ${name}`)
    const proven = at(entry, 'proven')
    if (proven.kind !== 'flag') throw new Rejected(proven, 'must be true or false')
    if (!proven.value) isAllProven = false
    if (status !== 'gap' && !proven.value)
      throw new Rejected(proven, `${status} needs every objective proven`)
  }
  if (status === 'gap' && isAllProven) throw new Rejected(json, 'a gap leaves some objective unproven')
}

function checkBound(award: Case): string[] {
  const { market, limits, proof, status, verdict, choice } = award
  const certificate = at(proof, 'certificate')
  expectOnly(certificate, ['memberFen', 'minimumFen', 'boundFen'])
  const table = at(certificate, 'memberFen')
  const multiplier = new Map<string, bigint>()
  if (table.kind !== 'object') throw new Rejected(table, 'must be an object')
  for (const [id, value] of table.fields) {
    if (value.kind !== 'integer' || value.value < 0n)
      throw new Rejected(value, 'must be a multiplier of 0 or more')
    if (!limits.has(id)) throw new Rejected(value, `${id} is no member`)
    multiplier.set(id, value.value)
  }
  const perSet = at(certificate, 'minimumFen')
  if (perSet.kind !== 'integer' || perSet.value < 0n)
    throw new Rejected(perSet, 'must be a multiplier of 0 or more')
  const dual = dualBound(market, limits, multiplier, perSet.value)
  expectInteger(at(certificate, 'boundFen'), dual.bound, 'the bound that the multipliers prove')
  const bound = at(proof, 'outcome', 'boundFen')
  if (bound.kind !== 'integer') throw new Rejected(bound, 'must be a whole number')
  if (status !== 'gap') expectInteger(bound, verdict.saving, 'the bound of a proven award')
  else if (bound.value < verdict.saving || bound.value > dual.bound) {
    throw new Rejected(
      bound,
      `must be between the saving ${verdict.saving} and the certified bound ${dual.bound}`,
    )
  }
  const losers = market.sellers.filter((seller) => !verdict.load.has(seller.id))
  const lost = children(at(proof, 'losingOffers'))
  if (lost.length !== losers.length)
    throw new Rejected(at(proof, 'losingOffers'), 'must name every offer without a sale')
  for (const [index, seller] of losers.entries()) {
    const entry = lost[index] as Json
    expectOnly(entry, ['offer', 'savingAtMostFen', 'resolved'])
    expectText(at(entry, 'offer'), seller.id, 'the offer')
    expectWhole(at(entry, 'savingAtMostFen'), dual.using.get(seller.id) ?? null, `the most with ${seller.id}`)
    checkResolved(entry, seller, { market, limits, award: verdict, isBest: status === 'optimal', dual })
  }
  const unserved = market.buyers.filter((buyer) => !choice.has(buyer.id))
  const left = children(at(proof, 'unservedMembers'))
  if (left.length !== unserved.length)
    throw new Rejected(at(proof, 'unservedMembers'), 'must name everyone left out')
  for (const [index, buyer] of unserved.entries()) {
    const entry = left[index] as Json
    expectOnly(entry, ['member', 'savingAtMostFen', 'offers'])
    expectText(at(entry, 'member'), buyer.id, 'the member')
    expectWhole(at(entry, 'savingAtMostFen'), dual.serving(buyer.id), `the most that serves ${buyer.id}`)
    checkObstacles(entry, market, buyer, limits.get(buyer.id) ?? null)
  }
  return [`feasible; every price and total recomputed; certified within ${dual.bound - verdict.saving} fen`]
}

function checkObstacles(entry: Json, market: Market, buyer: Buyer, limit: Limits | null): void {
  const list = children(at(entry, 'offers'))
  if (list.length !== market.sellers.length) throw new Rejected(at(entry, 'offers'), 'must name every offer')
  for (const [index, seller] of market.sellers.entries()) {
    const line = list[index] as Json
    expectOnly(line, ['offer', 'obstacle', 'missingFen'])
    const lowest = (seller.steps.at(-1)?.price ?? 0n) + extraFor(seller, buyer)
    const missing = limit === null || lowest <= limit.cap ? 0n : lowest - limit.cap
    const obstacle = !accepts(buyer, seller)
      ? 'not-accepted'
      : buyer.sets > seller.capacity
        ? 'capacity'
        : missing > 0n
          ? 'above-cap'
          : 'costs-others'
    expectText(at(line, 'offer'), seller.id, 'the offer')
    expectText(at(line, 'obstacle'), obstacle, `what ${seller.id} lacks`)
    expectInteger(
      at(line, 'missingFen'),
      obstacle === 'above-cap' ? missing : 0n,
      `what ${seller.id} is too dear by`,
    )
  }
}

function checkOptimality({ market, limits, proof, status, verdict, choice }: Case): string {
  if (!isSmall(market)) return 'optimality: too many assignments to try; the certificate is what is verified'
  const best = bestByEnumeration(market, limits)
  const outcome = at(proof, 'outcome')
  if (best === null) {
    if (status === 'optimal') throw new Rejected(at(outcome, 'status'), 'no award exists')
    return 'optimality: every assignment tried, no award exists'
  }
  if (status === 'infeasible') throw new Rejected(at(outcome, 'status'), 'an award exists')
  const bound = at(outcome, 'boundFen')
  if (bound.kind === 'integer' && bound.value < best.saving) throw new Rejected(bound, 'an award saves more')
  if (status === 'gap') return 'optimality: every assignment tried, the bound holds'
  if (best.saving !== verdict.saving)
    throw new Rejected(at(outcome, 'savingFen'), `an award saves ${best.saving}`)
  if (best.sets !== verdict.sets)
    throw new Rejected(at(outcome, 'servedQuantity'), `an award serves ${best.sets}`)
  if (best.suppliers !== verdict.load.size) {
    throw new Rejected(at(outcome, 'suppliers'), `an award needs only ${best.suppliers} suppliers`)
  }
  for (const buyer of market.buyers) {
    const right = best.choice.get(buyer.id)?.id ?? null
    if (right !== (choice.get(buyer.id)?.id ?? null)) {
      throw new Rejected(
        at(outcome, 'assignment', buyer.id),
        `the smallest assignment has ${right ?? 'nobody'} here`,
      )
    }
  }
  return 'optimality: every assignment tried, this is the best in all four objectives'
}
