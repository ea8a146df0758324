import type { PoolActivity, PoolActivityKind } from '#app/contracts/views/pools.ts'
import type { Sql } from '#db/client.ts'
import { isPublicOffer } from './visible-offers.ts'

const MOST = 30

const POOL_EVENTS: Readonly<Record<string, PoolActivityKind>> = {
  open: 'opened',
  extend: 'extended',
  lock: 'locked',
  award: 'awarded',
  void_award: 'awardVoided',
  fail: 'failed',
  cancel: 'cancelled',
  settle: 'settled',
}

const OFFER_EVENTS: Readonly<Record<string, PoolActivityKind>> = {
  submit: 'offerSubmitted',
  improve: 'offerImproved',
  withdraw: 'offerWithdrawn',
}

interface TrailRow {
  readonly id: bigint
  readonly at: Date
  readonly machine: 'pool' | 'commitment' | 'offer'
  readonly event: string
  readonly fromState: string | null
  readonly facts: {
    readonly county?: string
    readonly change?: number
    readonly total?: number
    readonly untilAt?: string
    readonly served?: number
  }
  readonly supplierName: string | null
}

/**
 * What happened in a pool, the latest first, in public facts: counties and sums, no firm but suppliers whose
 * offers are public. A commitment shows when it begins to count, not before.
 */
export async function poolActivity(sql: Sql, poolId: string, now: Date): Promise<PoolActivity[]> {
  const rows = await sql<TrailRow[]>`
    select t.id, t.at, t.machine, t.event, t.from_state as "fromState", t.facts, s.name as "supplierName"
    from audit_trail t join pools p on p.id = t.pool_id
      left join organisations s on t.machine = 'offer' and s.id = t.actor_organisation_id
    where t.pool_id = ${poolId} and (
      (t.machine = 'pool' and t.event in ${sql(Object.keys(POOL_EVENTS))})
      or (t.machine = 'commitment' and (t.facts ->> 'change')::int <> 0)
      or (t.machine = 'offer' and t.event in ${sql(Object.keys(OFFER_EVENTS))}
        and t.actor_organisation_id is not null and ${isPublicOffer(sql, now)}))
    order by t.id desc limit ${MOST}`
  return rows.map((row) => ({
    id: row.id.toString(),
    at: row.at.toISOString(),
    kind: kindOf(row),
    facts: factsOf(row),
  }))
}

function kindOf({ machine, event, fromState, facts }: TrailRow): PoolActivityKind {
  if (machine === 'pool') return POOL_EVENTS[event] ?? 'opened'
  if (machine === 'offer') return OFFER_EVENTS[event] ?? 'offerSubmitted'
  if ((facts.change ?? 0) < 0) return event === 'withdraw' ? 'withdrawn' : 'quantityLowered'
  return fromState === null || fromState === 'pending_deposit' ? 'joined' : 'quantityRaised'
}

function factsOf({ machine, event, facts, supplierName }: TrailRow): PoolActivity['facts'] {
  if (machine === 'offer') return { supplierName }
  if (machine === 'commitment') {
    const { county = null, change = 0, total = null } = facts
    return { county, quantity: Math.abs(change), total }
  }
  if (event === 'extend') return { untilAt: facts.untilAt ?? null }
  return event === 'award' ? { quantity: facts.served ?? null } : {}
}
