import { dayInShanghai } from '#app/domain/shared/clock.ts'
import { marksOf, parametersOf, type Scope } from '#app/domain/testing/method.ts'
import type { ReportContent, ReportedSample } from '#app/domain/testing/report-content.ts'
import { overallVerdict, spellLimit } from '#app/domain/testing/verdict.ts'
import type { TestOrderRow } from '#db/stores/test-orders.ts'
import type { LabRow } from '#db/stores/test-reports.ts'
import { currentResults, lockSamples, type ResultRow, type SampleRow } from '#db/stores/test-samples.ts'
import type { Act } from '../use-case.ts'

type Heading = Pick<ReportContent, 'number' | 'version' | 'amends'>

/** Everything the report will say, as it stands now: the order, its samples and results, the lab's marks. */
export async function composeReport(
  act: Act,
  order: TestOrderRow,
  lab: LabRow,
  heading: Heading,
): Promise<ReportContent> {
  const samples = await lockSamples(act.tx, order.id)
  const results = await currentResults(act.tx, order.id)
  const [client] = await act.tx.sql<{ name: string }[]>`
    select name from organisations where id = ${order.customerId}`
  const issuedOn = dayInShanghai(act.now)
  const certificates: Record<Scope, { certificate: string; until: string } | null> = {
    CMA: certificateOf(lab.cmaNumber, lab.cmaUntil),
    CNAS: certificateOf(lab.cnasNumber, lab.cnasUntil),
  }
  const reported = samples
    .filter((sample) => sample.untestedWhy === null)
    .map((sample) => reportSample(sample, order, results))
  return {
    ...heading,
    orderNumber: order.number,
    lab: { name: lab.name, address: lab.address },
    client: { name: client?.name ?? '' },
    service: order.serviceNameZh,
    marks: marksOf(order.methods, certificates, issuedOn).map((scope) => ({
      scope,
      certificate: certificates[scope]?.certificate ?? '',
    })),
    signatoryPost: lab.signatoryPost,
    receivedOn: dayInShanghai(order.receivedAt ?? act.now),
    issuedOn,
    methods: order.methods.map(({ standard, nameZh, scope }) => ({ standard, name: nameZh, scope })),
    samples: reported,
    untested: samples.flatMap(({ code, name, untestedWhy }) =>
      untestedWhy === null ? [] : [{ code, name, why: untestedWhy }],
    ),
    verdict: overallVerdict(reported.map(({ verdict }) => verdict)),
  }
}

function certificateOf(certificate: string | null, until: string | null) {
  return certificate && until ? { certificate, until } : null
}

function reportSample(sample: SampleRow, order: TestOrderRow, results: readonly ResultRow[]): ReportedSample {
  const rows = parametersOf(order.methods).flatMap(({ method, parameter }) => {
    const result = results.find((row) => row.sampleId === sample.id && row.parameterKey === parameter.key)
    if (!result) return []
    const { nameZh: name, unit, basisZh: basis } = parameter
    const { value, verdict } = result
    return [
      {
        standard: method.standard,
        parameter: name,
        unit,
        limit: spellLimit(parameter),
        basis,
        value,
        verdict,
      },
    ]
  })
  const { code, name, specification, batchNumber, condition } = sample
  const verdict = overallVerdict(rows.map((row) => row.verdict))
  return { code, name, specification, batchNumber, condition, verdict, results: rows }
}
