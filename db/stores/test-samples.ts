import { sampleCode } from '#app/domain/testing/numbering.ts'
import { listSamples, type SampleGroup } from '#app/domain/testing/sample-groups.ts'
import { SAMPLE_LIFECYCLE, type SampleEvent, type SampleState } from '#app/domain/testing/sample-lifecycle.ts'
import type { Verdict } from '#app/domain/testing/verdict.ts'
import type { Tx } from '../transaction.ts'
import { type Act, moveState } from './trail.ts'

export interface SampleRow {
  readonly id: string
  readonly code: string
  readonly position: number
  readonly name: string
  readonly specification: string
  readonly batchNumber: string
  readonly state: SampleState
  readonly condition: string
  readonly untestedWhy: 'unfit' | 'lost' | null
}

/** Gives every sample of an order its code; labels can be printed from now on. */
export async function insertSamples(
  tx: Tx,
  act: Act,
  order: { readonly id: string; readonly number: string; readonly groups: readonly SampleGroup[] },
  nextId: () => string,
): Promise<void> {
  const rows = listSamples(order.groups).map((sample, index) => ({
    id: nextId(),
    position: index + 1,
    code: sampleCode(order.number, index + 1),
    name: sample.name,
    specification: sample.specification,
    batch_number: sample.batchNumber,
  }))
  await tx.sql`
    insert into test_samples (id, order_id, position, code, name, specification, batch_number, state)
    select id, ${order.id}, position, code, name, specification, batch_number, 'expected'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (id text, position int, code text, name text,
      specification text, batch_number text)`
  await linkCustody(
    tx,
    act,
    rows.map(({ id }) => ({
      sampleId: id,
      event: 'label',
      from: null,
      to: 'expected',
      place: '',
      condition: '',
    })),
  )
}

/** Every sample of an order in its order, locked. */
export async function lockSamples(tx: Tx, orderId: string): Promise<SampleRow[]> {
  const rows = await tx.sql<SampleRow[]>`
    select id, code, position, name, specification, batch_number as "batchNumber", state, condition,
      untested_why as "untestedWhy"
    from test_samples where order_id = ${orderId} order by position for update`
  return [...rows]
}

interface Link {
  readonly sampleId: string
  readonly event: SampleEvent | 'label' | 'move'
  readonly from: SampleState | null
  readonly to: SampleState
  readonly place: string
  readonly condition: string
}

/** Adds links to chains of custody, as one statement. */
export async function linkCustody(tx: Tx, act: Act, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return
  const { actor, now } = act
  const userId = actor.kind === 'person' ? actor.userId : null
  const organisationId = actor.kind === 'person' ? actor.organisationId : null
  await tx.sql`
    insert into test_custody (sample_id, at, event, from_state, to_state, place, condition, actor_user_id,
      actor_organisation_id)
    select "sampleId", ${now}, event, "from", "to", place, condition, ${userId}, ${organisationId}
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link ("sampleId" text, event text, "from" text,
      "to" text, place text, condition text)`
}

/** Makes one legal move of a sample: its row, the trail and its chain of custody say the same. */
export async function moveSample(
  tx: Tx,
  act: Act,
  sample: Pick<SampleRow, 'id' | 'state'>,
  event: SampleEvent,
  where: { readonly place?: string; readonly condition?: string } = {},
): Promise<void> {
  const { id, state: from } = sample
  const { place = '', condition = '' } = where
  const to = await moveState(tx, act, { lifecycle: SAMPLE_LIFECYCLE, id, poolId: null, from, event })
  const untested = event === 'refuse' ? 'unfit' : event === 'lose' ? 'lost' : null
  if (untested) await tx.sql`update test_samples set untested_why = ${untested} where id = ${id}`
  if (condition) await tx.sql`update test_samples set condition = ${condition} where id = ${id}`
  await linkCustody(tx, act, [{ sampleId: id, event, from, to, place, condition }])
}

export interface NewResult {
  readonly sampleId: string
  readonly parameterKey: string
  readonly value: string
  readonly verdict: Verdict
}

export interface ResultRow extends NewResult {
  readonly enteredBy: string
}

export async function insertResults(
  tx: Tx,
  now: Date,
  orderId: string,
  enteredBy: string,
  results: readonly NewResult[],
): Promise<void> {
  await tx.sql`
    insert into test_results (order_id, sample_id, parameter_key, value, verdict, entered_by, entered_at)
    select ${orderId}, "sampleId", "parameterKey", value, verdict, ${enteredBy}, ${now}
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as r ("sampleId" text, "parameterKey" text,
      value text, verdict text)`
}

/** The results that count: of each sample and parameter the last. */
export async function currentResults(tx: Tx, orderId: string): Promise<ResultRow[]> {
  const rows = await tx.sql<ResultRow[]>`
    select distinct on (sample_id, parameter_key) sample_id as "sampleId", parameter_key as "parameterKey",
      value, verdict, entered_by as "enteredBy"
    from test_results where order_id = ${orderId} order by sample_id, parameter_key, id desc`
  return [...rows]
}

/** Everybody who ever entered a result of an order. */
export async function testersOf(tx: Tx, orderId: string): Promise<{ readonly enteredBy: string }[]> {
  const rows = await tx.sql<{ enteredBy: string }[]>`
    select distinct entered_by as "enteredBy" from test_results where order_id = ${orderId}`
  return [...rows]
}
