import type { TestMethod } from '#app/domain/testing/method.ts'
import { type NumberedKind, spellNumber, yearInShanghai } from '#app/domain/testing/numbering.ts'
import type { SampleGroup } from '#app/domain/testing/sample-groups.ts'
import type { TestOrderState } from '#app/domain/testing/test-order-lifecycle.ts'
import type { Tx } from '../transaction.ts'

/** A service as an order takes it over; the price is the one of the firm that asks. */
export interface OfferedService {
  readonly id: string
  readonly platformId: string
  readonly labId: string
  readonly labCode: string
  readonly nameZh: string
  readonly nameEn: string
  readonly methods: readonly TestMethod[]
  readonly turnaroundDays: number
  readonly unitPriceFen: bigint
  /** Which writing of the service this is. */
  readonly version: number
}

export interface TestOrderRow {
  readonly id: string
  readonly number: string
  readonly platformId: string
  readonly labId: string
  readonly serviceId: string
  readonly serviceVersion: number
  readonly customerId: string
  readonly state: TestOrderState
  readonly serviceNameZh: string
  readonly methods: readonly TestMethod[]
  readonly turnaroundDays: number
  readonly unitPriceFen: bigint
  readonly groups: readonly SampleGroup[]
  readonly sampleCount: number
  readonly feeFen: bigint
  readonly feeHeldAt: Date | null
  readonly receivedAt: Date | null
  readonly reason: string | null
}

/** A service on offer with the price for this firm (members of the chain pay less); null when there is none. */
export async function findOfferedService(
  tx: Tx,
  serviceId: string,
  organisationId: string,
): Promise<OfferedService | null> {
  const rows = await tx.sql<OfferedService[]>`
    select s.id, s.platform_id as "platformId", l.organisation_id as "labId", l.code as "labCode",
      s.name_zh as "nameZh", s.name_en as "nameEn", s.methods, s.turnaround_days as "turnaroundDays",
      s.version, case when p.leader_id = ${organisationId} or exists (
        select 1 from platform_members m where m.platform_id = s.platform_id
          and m.organisation_id = ${organisationId} and m.state = 'active' and m.class = 'chain')
        then s.member_price_fen else s.price_fen end as "unitPriceFen"
    from test_services s join test_labs l using (platform_id) join platforms p on p.id = s.platform_id
    where s.id = ${serviceId} and s.state = 'offered'`
  return rows[0] ?? null
}

/** Which writing of a service is on offer, kept from changing until the end; null when it takes no orders. */
export async function versionOfOffered(tx: Tx, serviceId: string): Promise<number | null> {
  const rows = await tx.sql<{ version: number }[]>`
    select version from test_services where id = ${serviceId} and state = 'offered' for share`
  return rows[0]?.version ?? null
}

/** The next number of a lab's year; the counter's row makes those who take one wait for each other. */
export async function takeNumber(
  tx: Tx,
  now: Date,
  kind: NumberedKind,
  lab: { readonly platformId: string; readonly labCode: string },
): Promise<string> {
  const year = yearInShanghai(now)
  const [row] = await tx.sql<{ last: number }[]>`
    insert into test_counters (platform_id, kind, year, last) values (${lab.platformId}, ${kind}, ${year}, 1)
    on conflict (platform_id, kind, year) do update set last = test_counters.last + 1
    returning last`
  return spellNumber(kind, lab.labCode, year, row?.last ?? 1)
}

export interface DraftedOrder {
  readonly groups: readonly SampleGroup[]
  readonly sampleCount: number
  readonly feeFen: bigint
  readonly unitPriceFen: bigint
  readonly note: string
  readonly needsReturn: boolean
}

/** Writes a draft. */
export async function insertTestOrder(
  tx: Tx,
  now: Date,
  ids: { readonly id: string; readonly number: string; readonly customerId: string },
  offered: OfferedService,
  draft: DraftedOrder,
): Promise<void> {
  await tx.sql`
    insert into test_orders (id, number, platform_id, lab_id, service_id, customer_id, state, service_name_zh,
      service_name_en, service_version, methods, turnaround_days, unit_price_fen, groups, sample_count, fee_fen, note,
      needs_return, created_at, updated_at)
    values (${ids.id}, ${ids.number}, ${offered.platformId}, ${offered.labId}, ${offered.id}, ${ids.customerId},
      'draft', ${offered.nameZh}, ${offered.nameEn}, ${offered.version}, ${JSON.stringify(offered.methods)}::jsonb,
      ${offered.turnaroundDays}, ${draft.unitPriceFen}, ${JSON.stringify(draft.groups)}::jsonb,
      ${draft.sampleCount}, ${draft.feeFen}, ${draft.note}, ${draft.needsReturn}, ${now}, ${now})`
}

/** Writes a draft anew, with the service as it is now. */
export async function rewriteDraft(
  tx: Tx,
  now: Date,
  id: string,
  offered: OfferedService,
  draft: DraftedOrder,
): Promise<void> {
  await tx.sql`
    update test_orders set service_name_zh = ${offered.nameZh}, service_name_en = ${offered.nameEn},
      service_version = ${offered.version}, methods = ${JSON.stringify(offered.methods)}::jsonb,
      turnaround_days = ${offered.turnaroundDays}, groups = ${JSON.stringify(draft.groups)}::jsonb, sample_count = ${draft.sampleCount},
      fee_fen = ${draft.feeFen}, unit_price_fen = ${draft.unitPriceFen}, note = ${draft.note},
      needs_return = ${draft.needsReturn}, updated_at = ${now}
    where id = ${id} and state = 'draft'`
}

/** The order under its row's lock; null when there is none. */
export async function lockTestOrder(tx: Tx, id: string): Promise<TestOrderRow | null> {
  const rows = await tx.sql<TestOrderRow[]>`
    select id, number, platform_id as "platformId", lab_id as "labId", service_id as "serviceId",
      service_version as "serviceVersion", customer_id as "customerId", state, service_name_zh as "serviceNameZh", methods,
      turnaround_days as "turnaroundDays", unit_price_fen as "unitPriceFen", groups,
      sample_count as "sampleCount", fee_fen as "feeFen", fee_held_at as "feeHeldAt",
      received_at as "receivedAt", reason
    from test_orders where id = ${id} for update`
  return rows[0] ?? null
}

export type TestOrderMark =
  | { readonly feeHeldAt: Date }
  | { readonly receivedAt: Date; readonly dueOn: string }
  | { readonly reason: string }

/** Notes a fact on an order inside one state. */
export async function markTestOrder(tx: Tx, now: Date, id: string, mark: TestOrderMark): Promise<void> {
  if ('feeHeldAt' in mark) {
    await tx.sql`update test_orders set fee_held_at = ${mark.feeHeldAt}, updated_at = ${now} where id = ${id}`
  } else if ('reason' in mark) {
    await tx.sql`update test_orders set reason = ${mark.reason}, updated_at = ${now} where id = ${id}`
  } else {
    await tx.sql`
      update test_orders set received_at = ${mark.receivedAt}, due_on = ${mark.dueOn}::date, updated_at = ${now}
      where id = ${id}`
  }
}
