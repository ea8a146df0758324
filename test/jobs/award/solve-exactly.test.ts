import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideStability } from '#app/domain/awards/stability.ts'
import { solveExactly } from '#jobs/award/solve-exactly.ts'
import { bruteForce } from '#test/support/brute-force-award.ts'
import { judgeProof, proofOf, smallInstance } from '#test/support/small-awards.ts'

/** `HECAI_AWARD_CASES=5500` is the full size; the usual test run takes a share of it. */
const RUNS = Number(process.env.HECAI_AWARD_CASES ?? 1200)

test(
  'the mixed-integer path finds what trying everything finds, and the checker accepts its proof',
  async () => {
    await fc.assert(
      fc.asyncProperty(smallInstance, async (instance) => {
        const best = bruteForce(instance)
        const { outcome, proven, certificate } = await solveExactly(instance, () => 30)
        if (best === null) expect(outcome.status).toBe('infeasible')
        else {
          expect(outcome.status).toBe('optimal')
          expect(Number(outcome.savingFen)).toBe(best.saving)
          expect(outcome.boundFen).toBe(outcome.savingFen)
          expect([outcome.servedQuantity, outcome.suppliers]).toEqual([best.served, best.suppliers])
          expect(outcome.assignment).toEqual(best.assignment)
        }
        const stability = decideStability(instance, outcome)
        const verdict = judgeProof(instance, proofOf(instance, { outcome, proven, certificate, stability }))
        expect(verdict.lines.join('\n')).toMatch(/every assignment tried/)
        expect(verdict.accepted).toBe(true)
      }),
      { numRuns: RUNS, seed: 4 },
    )
  },
  60_000 + 200 * RUNS,
)
