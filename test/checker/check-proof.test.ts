import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkProof } from '#app/checker/check-proof.ts'
import { EMPTY_CERTIFICATE } from '#app/domain/awards/bound-certificate.ts'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { decideStability } from '#app/domain/awards/stability.ts'
import { generateInstance } from '#test/support/award-instances.ts'
import { judgeProof, proofOf, smallInstance, toJson } from '#test/support/small-awards.ts'

const PROVEN = { saving: true, ties: true, smallest: true }

function provenAward(instance: Parameters<typeof solveByExhaustion>[0]) {
  const outcome = solveByExhaustion(instance)
  const stability = decideStability(instance, outcome)
  return proofOf(instance, { outcome, proven: PROVEN, certificate: EMPTY_CERTIFICATE, stability })
}

/** Every place in a JSON value that holds a number, a flag or a text, with the value one step beside it. */
function* mutations(value: unknown): Generator<unknown> {
  if (typeof value === 'number') {
    yield value + 1
    yield value - 1
  } else if (typeof value === 'boolean') yield !value
  else if (typeof value === 'string') yield `${value}x`
  else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      for (const changed of mutations(entry)) yield value.with(index, changed)
    }
    if (value.length > 0) yield value.slice(1)
  } else if (value !== null && typeof value === 'object') {
    for (const [key, entry] of Object.entries(value)) {
      for (const changed of mutations(entry)) yield { ...value, [key]: changed }
      const { [key]: _, ...rest } = value as Record<string, unknown>
      yield rest
    }
    yield { ...value, strange: 1 }
  }
}

test('the checker accepts what the exhaustive search proves', () => {
  fc.assert(
    fc.property(smallInstance, (instance) => judgeProof(instance, provenAward(instance)).accepted),
    { numRuns: 500, seed: 6 },
  )
})

test('every single change to a proof is rejected, with its line', () => {
  for (let seed = 1; seed <= 4; seed += 1) {
    const instance = generateInstance('uniform', { offers: 2, members: 4, tiers: 3 }, seed)
    const text = toJson(instance)
    const proof: unknown = JSON.parse(toJson(provenAward(instance)))
    expect(checkProof(text, JSON.stringify(proof, null, 1)).accepted).toBe(true)
    for (const changed of mutations(proof)) {
      // A note is for readers and claims nothing.
      if (
        JSON.stringify({ ...(changed as object), stability: null }) ===
        JSON.stringify({ ...(proof as object), stability: null })
      ) {
        const { note: _a, ...mine } = (changed as { stability: Record<string, unknown> }).stability ?? {}
        const { note: _b, ...theirs } = (proof as { stability: Record<string, unknown> }).stability
        if (JSON.stringify(mine) === JSON.stringify(theirs)) continue
      }
      const report = checkProof(text, JSON.stringify(changed, null, 1))
      const where = JSON.stringify(changed).slice(0, 200)
      if (isHarmless(changed, proof)) continue
      expect(report.accepted, where).toBe(false)
      expect(report.lines[0]).toMatch(/^line \d+: \$/)
    }
  }
})

test('what is wrong is named by its place: a fen, a tier, a member, a supplier, the bound, the order', () => {
  const instance = generateInstance('uniform', { offers: 2, members: 4, tiers: 3 }, 2)
  const text = toJson(instance)
  const proof = JSON.parse(toJson(provenAward(instance)))
  const { outcome, terms } = proof
  const [member] = Object.keys(outcome.priceFen)
  const [offer] = Object.keys(outcome.quantity)
  if (member === undefined || offer === undefined) throw new Error('nobody is served')
  const price = outcome.priceFen[member]
  const of = (change: object) => ({ ...proof, outcome: { ...outcome, ...change } })
  const wrong: Record<string, unknown> = {
    [`$.outcome.priceFen.${member}`]: of({ priceFen: { ...outcome.priceFen, [member]: price - 1 } }),
    [`$.outcome.tier.${offer}`]: of({ tier: { ...outcome.tier, [offer]: outcome.tier[offer] + 1 } }),
    [`$.outcome.quantity.${offer}`]: of({ quantity: { ...outcome.quantity, [offer]: 1 } }),
    [`$.outcome.assignment.${member}`]: of({ assignment: { ...outcome.assignment, [member]: 'o9' } }),
    '$.outcome.assignment.nobody': of({ assignment: { ...outcome.assignment, nobody: offer } }),
    '$.outcome.boundFen': of({ boundFen: outcome.boundFen + 1 }),
    '$.certificate.boundFen': { ...proof, certificate: { ...proof.certificate, boundFen: 0 } },
    '$.terms[0].member': { ...proof, terms: [...terms].reverse() },
    '$.outcome.colour': of({ colour: 'red' }),
    '$.instance.members[1]': JSON.parse(
      toJson({
        ...proof,
        instance: {
          ...instance,
          members: instance.members.with(1, { ...instance.members[1], quantity: 77 } as never),
        },
      }),
    ),
  }
  for (const [path, changed] of Object.entries(wrong)) {
    const { accepted, lines } = checkProof(text, JSON.stringify(changed, null, 1))
    expect(accepted, path).toBe(false)
    expect(lines[0]).toContain(`: ${path}: `)
  }
})

test('the proof of another instance is rejected where the two begin to differ', () => {
  const [mine, other] = [3, 4].map((seed) => generateInstance('uniform', { offers: 2, members: 4 }, seed))
  if (mine === undefined || other === undefined) throw new Error('no instances')
  const { accepted, lines } = judgeProof(mine, provenAward(other))
  expect(accepted).toBe(false)
  expect(lines[0]).toMatch(/^line \d+: \$\.instance\./)
})

/** An absent surcharge means none, and multipliers may be any: what they prove is recomputed. */
function isHarmless(changed: unknown, proof: unknown): boolean {
  const bare = (value: unknown) =>
    JSON.stringify(value, (key, part) => (key === 'surchargeFen' && isEmpty(part) ? undefined : part))
  return bare(changed) === bare(proof)
}

function isEmpty(part: unknown): boolean {
  return part !== null && typeof part === 'object' && Object.keys(part).length === 0
}

test('an award that is feasible but not the best is rejected', () => {
  let worse = 0
  fc.assert(
    fc.property(smallInstance, (instance) => {
      const best = provenAward(instance)
      const fewer = { ...instance, offers: instance.offers.slice(1) }
      const outcome = solveByExhaustion(fewer)
      if (best.outcome.status !== 'optimal' || outcome.status !== 'optimal') return true
      if (toJson(outcome.assignment) === toJson(best.outcome.assignment)) return true
      worse += 1
      const stability = decideStability(instance, outcome)
      const proof = proofOf(instance, { outcome, proven: PROVEN, certificate: EMPTY_CERTIFICATE, stability })
      return !judgeProof(instance, proof).accepted
    }),
    { numRuns: 400, seed: 7 },
  )
  expect(worse).toBeGreaterThan(20)
})
