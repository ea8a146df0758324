import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BOOKING_LIFECYCLE } from '#app/domain/bookings/booking-lifecycle.ts'
import { WAITLIST_LIFECYCLE } from '#app/domain/bookings/waitlist-lifecycle.ts'
import { LISTING_LIFECYCLE } from '#app/domain/catalogue/listing-lifecycle.ts'
import { DEMAND_LIFECYCLE } from '#app/domain/demands/demand-lifecycle.ts'
import { INVITATION_LIFECYCLE } from '#app/domain/demands/invitation-lifecycle.ts'
import { ENGAGEMENT_LIFECYCLE } from '#app/domain/directory/engagement-lifecycle.ts'
import { RATING_LIFECYCLE } from '#app/domain/directory/rating-lifecycle.ts'
import { BANK_CASE_LIFECYCLE } from '#app/domain/escrow/bank-case-lifecycle.ts'
import { PAYMENT_LIFECYCLE } from '#app/domain/escrow/payment-lifecycle.ts'
import { OFFER_LIFECYCLE } from '#app/domain/offers/offer-lifecycle.ts'

import { DEAD_LETTER_LIFECYCLE } from '#app/domain/operations/dead-letter-lifecycle.ts'

import { CLAIM_LIFECYCLE } from '#app/domain/orders/claim-lifecycle.ts'
import { CONTRACT_LIFECYCLE } from '#app/domain/orders/contract-lifecycle.ts'

import { DISPUTE_LIFECYCLE } from '#app/domain/orders/dispute-lifecycle.ts'
import { ORDER_LIFECYCLE } from '#app/domain/orders/order-lifecycle.ts'
import { PROPOSAL_LIFECYCLE } from '#app/domain/orders/proposal-lifecycle.ts'
import { MEMBER_LIFECYCLE } from '#app/domain/platforms/member-lifecycle.ts'
import { PLATFORM_LIFECYCLE } from '#app/domain/platforms/platform-lifecycle.ts'
import { RETIRE_LIFECYCLE } from '#app/domain/policies/retire-lifecycle.ts'
import { COMMITMENT_LIFECYCLE } from '#app/domain/pools/commitment-lifecycle.ts'
import { POOL_LIFECYCLE } from '#app/domain/pools/pool-lifecycle.ts'
import { ANSWER_LIFECYCLE, QUESTION_LIFECYCLE } from '#app/domain/questions/post-lifecycle.ts'
import { edgesOf, eventsFrom, type Lifecycle, nextState } from '#app/domain/shared/lifecycle.ts'
import { SAMPLE_LIFECYCLE } from '#app/domain/testing/sample-lifecycle.ts'
import { TEST_SERVICE_LIFECYCLE } from '#app/domain/testing/service-lifecycle.ts'
import { TEST_ORDER_LIFECYCLE } from '#app/domain/testing/test-order-lifecycle.ts'
import { testDatabase } from '#test/support/database.ts'
import { drawStates } from '#test/support/draw-states.ts'

const LIFECYCLES = [
  POOL_LIFECYCLE,
  COMMITMENT_LIFECYCLE,
  OFFER_LIFECYCLE,
  ORDER_LIFECYCLE,
  PAYMENT_LIFECYCLE,
  DISPUTE_LIFECYCLE,
  PROPOSAL_LIFECYCLE,
  BANK_CASE_LIFECYCLE,
  DEAD_LETTER_LIFECYCLE,
  CONTRACT_LIFECYCLE,
  CLAIM_LIFECYCLE,
  LISTING_LIFECYCLE,
  DEMAND_LIFECYCLE,
  INVITATION_LIFECYCLE,
  RETIRE_LIFECYCLE,
  ENGAGEMENT_LIFECYCLE,
  RATING_LIFECYCLE,
  QUESTION_LIFECYCLE,
  ANSWER_LIFECYCLE,
  BOOKING_LIFECYCLE,
  WAITLIST_LIFECYCLE,
  MEMBER_LIFECYCLE,
  PLATFORM_LIFECYCLE,
  TEST_SERVICE_LIFECYCLE,
  TEST_ORDER_LIFECYCLE,
  SAMPLE_LIFECYCLE,
] as unknown as Lifecycle<string, string>[]

const database = await testDatabase({ max: 2 })

for (const lifecycle of LIFECYCLES) {
  test(`${lifecycle.name}: every (state, event) pair leads where the table says or nowhere`, () => {
    const events = new Set(lifecycle.states.flatMap((state) => eventsFrom(lifecycle, state)))
    for (const state of lifecycle.states) {
      for (const event of events) {
        const to = nextState(lifecycle, state, event)
        expect(to === null || lifecycle.states.includes(to)).toBe(true)
        expect(to !== null).toBe(eventsFrom(lifecycle, state).includes(event))
      }
    }
  })

  test(`${lifecycle.name}: every state can be reached`, () => {
    const reached = new Set([lifecycle.initial, ...(lifecycle.births ?? [])])
    for (let before = -1; before !== reached.size; ) {
      before = reached.size
      for (const { from, to } of edgesOf(lifecycle)) if (reached.has(from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...lifecycle.states].sort())
  })

  test(`${lifecycle.name}: the drawing in docs/states is the table's`, () => {
    const drawn = readFileSync(new URL(`../../docs/states/${lifecycle.name}.md`, import.meta.url), 'utf8')
    expect(drawn).toBe(drawStates(lifecycle))
  })

  test(`${lifecycle.name}: the database lets exactly the table's edges pass`, async () => {
    const rows = await database.sql<{ edge: string }[]>`
      select from_state || '>' || to_state as edge from lifecycle_edges where machine = ${lifecycle.name}`
    if (rows.length === 0) return expect(['listing', 'demand']).toContain(lifecycle.name)
    const births = [lifecycle.initial, ...(lifecycle.births ?? [])].map((to) => `>${to}`)
    const edges = [...births, ...edgesOf(lifecycle).map(({ from, to }) => `${from}>${to}`)]
    expect(rows.map((row) => row.edge).sort()).toEqual(edges.sort())
  })
}
