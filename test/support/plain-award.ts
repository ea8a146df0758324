import type { AwardInstance } from '#app/domain/awards/award-instance.ts'
import { compactModel } from '#jobs/award/compact-model.ts'
import { loadSolver } from '#jobs/award/highs-solver.ts'
import { addColumn, addRow, addTerm, emptyProgram } from '#jobs/award/linear-program.ts'

export interface PlainResult {
  readonly seconds: number
  readonly solved: boolean
  readonly savingFen: bigint | null
}

/**
 * The textbook formulation, for comparison: a column per group, offer and tier, a switch per tier, the
 * first objective alone, handed to the solver as it is.
 */
export async function solvePlainly(instance: AwardInstance, secondsLimit: number): Promise<PlainResult> {
  const solver = await loadSolver()
  const startedAt = performance.now()
  const model = compactModel(instance)
  const program = emptyProgram()
  const once = model.groups.map(({ count }) => addRow(program, 0, count))
  const minimum = addRow(program, instance.minQuantity, Number.POSITIVE_INFINITY)
  for (const offer of model.offers) {
    const oneTier = addRow(program, 0, 1)
    for (const [tier, { from, price }] of offer.tiers.entries()) {
      const open = addColumn(program, 0, 0, 1)
      addTerm(oneTier, open, 1)
      const ceiling = addRow(program, Number.NEGATIVE_INFINITY, 0)
      const floor = addRow(program, 0, Number.POSITIVE_INFINITY)
      addTerm(
        ceiling,
        open,
        -Math.min(offer.capacity, (offer.tiers[tier + 1]?.from ?? Number.POSITIVE_INFINITY) - 1),
      )
      addTerm(floor, open, -from)
      for (const [row, group] of offer.group.entries()) {
        if ((offer.firstTier[row] as number) > tier) continue
        const { quantity, count } = model.groups[group] as (typeof model.groups)[number]
        const column = addColumn(program, quantity * ((offer.worth[row] as number) - price), 0, count)
        addTerm(once[group] as (typeof once)[number], column, 1)
        for (const limit of [ceiling, floor, minimum]) addTerm(limit, column, quantity)
      }
    }
  }
  const { status, point } = solver.solveWhole(program, 0.9, secondsLimit)
  const seconds = (performance.now() - startedAt) / 1000
  if (point === null) return { seconds, solved: status !== 'stopped', savingFen: null }
  const saving = program.cost.reduce((sum, cost, column) => sum + cost * (point[column] as number), 0)
  return { seconds, solved: status === 'optimal', savingFen: BigInt(Math.round(saving)) * model.unitFen }
}
