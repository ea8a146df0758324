import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkProof } from '#app/checker/check-proof.ts'
import type { AwardInstance } from '#app/domain/awards/award-instance.ts'
import { EMPTY_CERTIFICATE } from '#app/domain/awards/bound-certificate.ts'
import { answerByExhaustion, solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { decideStability } from '#app/domain/awards/stability.ts'
import { askForLosers, resolveLosers } from '#jobs/award/resolve-losers.ts'
import { solveAward } from '#jobs/award/solve-award.ts'
import { generateInstance } from '#test/support/award-instances.ts'
import { judgeProof, proofOf, smallInstance, toJson } from '#test/support/small-awards.ts'

const PROVEN = { saving: true, ties: true, smallest: true }

async function provenWithLosers(instance: AwardInstance) {
  const outcome = solveByExhaustion(instance)
  const stability = decideStability(instance, outcome)
  const resolved = new Map(
    await askForLosers(instance, outcome, async (question) => answerByExhaustion(question)),
  )
  const parts = { outcome, proven: PROVEN, certificate: EMPTY_CERTIFICATE, stability }
  return { plain: proofOf(instance, parts), full: proofOf(instance, { ...parts, resolved }) }
}

test('a proof may carry the best award with each losing offer, or none: both are accepted', async () => {
  let solved = 0
  await fc.assert(
    fc.asyncProperty(smallInstance, async (instance) => {
      const { plain, full } = await provenWithLosers(instance)
      expect(judgeProof(instance, plain)).toMatchObject({ accepted: true })
      expect(judgeProof(instance, full)).toMatchObject({ accepted: true })
      expect(plain.losingOffers.every((loser) => !('resolved' in loser))).toBe(true)
      solved += full.losingOffers.filter(({ resolved }) => resolved?.status === 'optimal').length
    }),
    { numRuns: 400, seed: 9 },
  )
  expect(solved).toBeGreaterThan(10)
})

test('whatever is changed in the award with a losing offer is rejected at its place', async () => {
  let changes = 0
  await fc.assert(
    fc.asyncProperty(smallInstance, async (instance) => {
      const { full } = await provenWithLosers(instance)
      const text = toJson(instance)
      const proof = JSON.parse(toJson(full))
      for (const [index, { offer, resolved }] of proof.losingOffers.entries()) {
        if (!resolved) continue
        const idle = Object.fromEntries(Object.keys(resolved.assignment).map((id) => [id, null]))
        const wrong: object[] = [
          { ...resolved, savingFen: resolved.savingFen + 1 },
          { ...resolved, servedQuantity: resolved.servedQuantity + 1 },
          { ...resolved, suppliers: resolved.suppliers + 1 },
          { ...resolved, status: resolved.status === 'optimal' ? 'infeasible' : 'optimal' },
          { ...resolved, colour: 'red' },
          { ...resolved, assignment: { ...resolved.assignment, nobody: offer } },
        ]
        if (resolved.status === 'optimal') {
          wrong.push({ status: 'optimal', savingFen: 0, servedQuantity: 0, suppliers: 0, assignment: idle })
        }
        for (const change of wrong) {
          const losingOffers = proof.losingOffers.with(index, {
            ...proof.losingOffers[index],
            resolved: change,
          })
          const { accepted, lines } = checkProof(text, JSON.stringify({ ...proof, losingOffers }, null, 1))
          expect(accepted, JSON.stringify(change)).toBe(false)
          expect(lines[0]).toMatch(new RegExp(`^line \\d+: \\$\\.losingOffers\\[${index}\\]\\.resolved`))
          changes += 1
        }
      }
    }),
    { numRuns: 150, seed: 10 },
  )
  expect(changes).toBeGreaterThan(300)
})

test('of a pool too large to try everything the losers are solved within their seconds, and the proof is accepted', async () => {
  const instance = generateInstance('clustered', { offers: 10, members: 40 }, 3)
  const { proven, certificate, stability, seconds, ...outcome } = await solveAward(instance, { seconds: 30 })
  expect(outcome.status).toBe('optimal')
  const resolved = await resolveLosers(instance, outcome, 20)
  const proof = proofOf(instance, { outcome, proven, certificate, stability, resolved })
  expect(judgeProof(instance, proof)).toMatchObject({ accepted: true })
  const found = proof.losingOffers.filter(({ resolved: award }) => award?.status === 'optimal')
  expect(found.length).toBeGreaterThan(0)
  for (const { resolved: award } of found) expect((award?.savingFen ?? 0n) <= outcome.savingFen).toBe(true)
  const beaten = {
    ...proof,
    losingOffers: proof.losingOffers.map((loser) => ({
      ...loser,
      resolved: loser.resolved && { ...loser.resolved, assignment: outcome.assignment },
    })),
  }
  expect(judgeProof(instance, beaten).accepted).toBe(false)
}, 90_000)
