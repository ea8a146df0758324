import type { TestOrderState } from '#app/domain/testing/test-order-lifecycle.ts'
import type { Tx } from '../transaction.ts'

/** Bookings that must not begin any more, first those that begin first; not locked yet. */
export async function bookingsToEnd(tx: Tx, platformId: string, atMost: number): Promise<string[]> {
  const rows = await tx.sql<{ id: string }[]>`
    select id from bookings
    where platform_id = ${platformId} and (state in ('requested', 'confirmed')
      or (state = 'interrupted' and settled_fen is null and checked_in_at is null))
    order by starts_at, id limit ${atMost}`
  return rows.map(({ id }) => id)
}

export interface EndedWait {
  readonly id: string
  readonly state: 'waiting' | 'offered'
}

/** Places in waiting lists that lead nowhere any more, locked. */
export async function waitsToEnd(tx: Tx, platformId: string, atMost: number): Promise<EndedWait[]> {
  const rows = await tx.sql<EndedWait[]>`
    select id, state from waitlist_entries
    where state in ('waiting', 'offered') and resource_id in (
      select id from resources where platform_id = ${platformId})
    order by id limit ${atMost} for update`
  return [...rows]
}

export interface EndedTest {
  readonly id: string
  readonly customerId: string
  readonly state: Extract<TestOrderState, 'submitted' | 'accepted'>
}

/** Test orders of which the laboratory holds no sample yet, locked; what it holds it tests to the end. */
export async function testsToEnd(tx: Tx, platformId: string, atMost: number): Promise<EndedTest[]> {
  const rows = await tx.sql<EndedTest[]>`
    select o.id, o.customer_id as "customerId", o.state from test_orders o
    where o.platform_id = ${platformId} and o.state in ('submitted', 'accepted') and not exists (
      select 1 from test_samples s where s.order_id = o.id and s.state <> 'expected')
    order by o.id limit ${atMost} for update`
  return [...rows]
}

/** Every firm that a platform's closing concerns: members and whoever has something to come there. */
export async function firmsAround(tx: Tx, platformId: string): Promise<string[]> {
  const rows = await tx.sql<{ firm: string }[]>`
    select organisation_id as firm from platform_members
    where platform_id = ${platformId} and state in ('invited', 'applied', 'active')
    union select organisation_id from bookings
    where platform_id = ${platformId} and (state in ('requested', 'confirmed', 'checked_in')
      or (state = 'interrupted' and settled_fen is null))
    union select w.organisation_id from waitlist_entries w join resources r on r.id = w.resource_id
    where r.platform_id = ${platformId} and w.state in ('waiting', 'offered')
    union select customer_id from test_orders
    where platform_id = ${platformId}
      and state in ('submitted', 'accepted', 'samples_received', 'testing', 'under_review', 'amended')`
  return rows.map(({ firm }) => firm)
}
