import type { PoolActions } from '#app/contracts/views/pools.ts'
import type { Permitted } from '#app/contracts/views/shell.ts'
import { isPermitted, type Permission } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { RefusalCode } from '#app/domain/shared/refusal-codes.ts'
import type { PoolRow } from './pool-rows.ts'

interface ActionFacts {
  readonly pool: PoolRow
  readonly actor: PersonActor | null
  readonly now: Date
  readonly isIn: boolean
}

const allowed: Permitted = { isAllowed: true }

function refused(code: RefusalCode, facts: Record<string, string> = {}): Permitted {
  return { isAllowed: false, refusal: { code, facts } }
}

/** Which buttons the reader is offered, and why not: what the use cases would answer now. */
export function poolActions(facts: ActionFacts): PoolActions {
  const moving = (isIn: boolean, otherwise: RefusalCode): Permitted =>
    may(facts, 'pool.join') ?? notJoinable(facts) ?? (facts.isIn === isIn ? allowed : refused(otherwise))
  return {
    join: moving(false, 'ALREADY_JOINED'),
    change: moving(true, 'NOT_JOINED'),
    withdraw: moving(true, 'NOT_JOINED'),
    offer: may(facts, 'offer.submit') ?? offering(facts),
    extend: may(facts, 'pool.organise') ?? extending(facts),
    cancel: may(facts, 'pool.organise') ?? cancelling(facts),
  }
}

function may({ actor }: ActionFacts, permission: Permission): Permitted | null {
  if (!actor) return refused('SIGN_IN_REQUIRED')
  return isPermitted(actor, permission) ? null : refused('NOT_PERMITTED')
}

function notJoinable({ pool, now }: ActionFacts): Permitted | null {
  if (pool.state === 'draft' || now < pool.joinOpensAt) return refused('POOL_NOT_OPEN')
  if (pool.state === 'open' && now < pool.joinClosesAt) return null
  return refused('POOL_CLOSED', { closedAt: pool.joinClosesAt.toISOString() })
}

/** Whether offers are taken now; also what the offer composer asks. */
export function offering({ pool, actor, now }: Pick<ActionFacts, 'pool' | 'actor' | 'now'>): Permitted {
  const isPinning =
    pool.state === 'draft' && pool.opening === 'supplier_led' && pool.organiserId === actor?.organisationId
  if (pool.state === 'draft' && !isPinning) return refused('POOL_NOT_OPEN')
  const takesOffers = isPinning || pool.state === 'open' || pool.state === 'locked'
  if (takesOffers && now < pool.offersCloseAt) return allowed
  return refused('OFFER_CLOSED', { closedAt: pool.offersCloseAt.toISOString() })
}

function extending({ pool, actor, now }: ActionFacts): Permitted {
  if (pool.organiserId !== actor?.organisationId) return refused('NOT_PERMITTED')
  if (pool.state !== 'open' || now >= pool.joinClosesAt) return refused('POOL_CLOSED')
  return pool.isExtended ? refused('EXTENSION_USED') : allowed
}

function cancelling({ pool, actor, now }: ActionFacts): Permitted {
  if (pool.organiserId !== actor?.organisationId) return refused('NOT_PERMITTED')
  const isOpen = pool.state === 'open' && now < pool.joinClosesAt
  return pool.state === 'draft' || isOpen ? allowed : refused('POOL_CLOSED')
}
