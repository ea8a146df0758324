import type { EnterResults } from '#app/contracts/testing.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { parametersOf } from '#app/domain/testing/method.ts'
import { ON_THE_BENCH } from '#app/domain/testing/test-order-lifecycle.ts'
import { judge } from '#app/domain/testing/verdict.ts'
import { currentResults, insertResults, lockSamples, type NewResult } from '#db/stores/test-samples.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'

/**
 * A technician enters results; each is judged against its limits at once. What is entered again unchanged
 * writes nothing, a correction is a new row. All or nothing. Refused: TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE,
 * SAMPLE_NOT_FOUND, SAMPLE_STATE (lost, unfit or gone), RESULT_INVALID (cell by cell).
 */
export function enterResults(ctx: Ctx, input: EnterResults): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'test.work', (act) =>
    onceOnly(act, replayOf('enter-results', input), () => enter(act, input)),
  )
}

async function enter(act: Act, input: EnterResults): Promise<Result<TestOrderAnswer>> {
  const { tx, now, actor } = act
  const locked = await lockTestOrderFor(act, input.orderId, 'lab')
  if (!locked.ok) return locked
  const { id: orderId, state, methods } = locked.value
  if (!ON_THE_BENCH.includes(state)) return refuse('TEST_ORDER_STATE', { state })
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const samples = new Map((await lockSamples(tx, orderId)).map((sample) => [sample.id, sample]))
  const parameters = new Map(parametersOf(methods).map(({ parameter }) => [parameter.key, parameter]))
  const faults: Record<string, string> = {}
  const judged: NewResult[] = []
  for (const { sampleId, parameterKey, value } of input.results) {
    const sample = samples.get(sampleId)
    if (!sample) return refuse('SAMPLE_NOT_FOUND')
    if (sample.untestedWhy !== null) return refuse('SAMPLE_STATE', { code: sample.code, state: sample.state })
    const parameter = parameters.get(parameterKey)
    const judgement = parameter ? judge(parameter, value) : ({ ok: false, fault: 'unknown' } as const)
    if (judgement.ok) judged.push({ sampleId, parameterKey, ...judgement.judged })
    else faults[`value.${sampleId}.${parameterKey}`] = judgement.fault
  }
  if (Object.keys(faults).length > 0) return refuse('RESULT_INVALID', faults)
  const known = new Map(
    (await currentResults(tx, orderId)).map((row) => [`${row.sampleId} ${row.parameterKey}`, row.value]),
  )
  const changed = judged.filter((row) => known.get(`${row.sampleId} ${row.parameterKey}`) !== row.value)
  if (changed.length > 0) await insertResults(tx, now, orderId, actor.userId, changed)
  return accept({ orderId, state })
}
