import type { CustodyLink, SampleResult, SampleView } from '#app/contracts/views/testing.ts'
import type { Sql } from '#db/client.ts'

type SampleBase = Omit<SampleView, 'custody' | 'results'>
type LinkRow = Omit<CustodyLink, 'at'> & { readonly sampleId: string; readonly at: Date }
interface ResultRow {
  readonly sampleId: string
  readonly parameterKey: string
  readonly value: string
  readonly verdict: SampleResult['verdict']
  readonly enteredAt: Date
  readonly corrections: number
}

/** Samples of an order with their chains of custody and, for who may see them, their results. */
export async function readSamples(sql: Sql, orderId: string, withResults: boolean): Promise<SampleView[]> {
  const [samples, links, results] = await Promise.all([
    sql<SampleBase[]>`
      select id, code, name, specification, batch_number as "batchNumber", state, condition,
        untested_why as "untestedWhy"
      from test_samples where order_id = ${orderId} order by position`,
    sql<LinkRow[]>`
      select c.sample_id as "sampleId", c.at, c.event, c.to_state as "toState", c.place, c.condition,
        o.name as "actorName"
      from test_custody c join test_samples s on s.id = c.sample_id
        left join organisations o on o.id = c.actor_organisation_id
      where s.order_id = ${orderId} order by c.id`,
    withResults ? readResults(sql, orderId) : Promise.resolve([]),
  ])
  return samples.map((sample) => ({
    ...sample,
    custody: links
      .filter(({ sampleId }) => sampleId === sample.id)
      .map(({ sampleId: _, at, ...link }) => ({ ...link, at: at.toISOString() })),
    results: Object.fromEntries(
      results
        .filter(({ sampleId }) => sampleId === sample.id)
        .map(({ sampleId: _, parameterKey, enteredAt, ...result }) => [
          parameterKey,
          { ...result, enteredAt: enteredAt.toISOString() },
        ]),
    ),
  }))
}

async function readResults(sql: Sql, orderId: string): Promise<ResultRow[]> {
  const rows = await sql<ResultRow[]>`
    select distinct on (sample_id, parameter_key) sample_id as "sampleId", parameter_key as "parameterKey", value,
      verdict, entered_at as "enteredAt",
      (count(*) over (partition by sample_id, parameter_key))::int - 1 as corrections
    from test_results where order_id = ${orderId} order by sample_id, parameter_key, id desc`
  return [...rows]
}
