import { isPast } from '../shared/clock.ts'
import { type Fen, maxFen, minFen, proportionFen, rateFen } from '../shared/money.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import type { CommitmentState } from './commitment-lifecycle.ts'
import type { PoolState } from './pool-lifecycle.ts'

/** What joining needs to know of a pool, under its lock. Quantities in sets. */
export interface JoinablePool {
  readonly state: PoolState
  readonly joinOpensAt: Date
  readonly joinClosesAt: Date
  readonly capQuantity: number | null
  readonly reservedQuantity: number
  readonly depositBasisPoints: number
  /** The price a deposit is a share of: the pool's own, else the lowest visible first tier, else the category's. */
  readonly depositBaseFen: Fen
}

/** A commitment's moving parts. `inFlightFen` is deposit money the bank is at work on. */
export interface CommitmentFigures {
  readonly state: CommitmentState
  readonly quantity: number
  readonly wantedQuantity: number
  readonly reservedQuantity: number
  readonly depositDueFen: Fen
  readonly depositHeldFen: Fen
}

/** After a move: the figures, what is still to be paid in, and what goes back. */
export interface MovedCommitment extends CommitmentFigures {
  readonly payableFen: Fen
  readonly refundFen: Fen
}

type JoinRefusal =
  | 'POOL_CLOSED'
  | 'POOL_NOT_OPEN'
  | 'CAP_EXCEEDED'
  | 'ALREADY_JOINED'
  | 'NOT_JOINED'
  | 'QUANTITY_UNCHANGED'

type Moved = Outcome<MovedCommitment, JoinRefusal>

/** Firms join, raise, lower and withdraw freely while the pool is open and its joining deadline is ahead. */
function whyNotJoinable(pool: JoinablePool, now: Date): Outcome<never, JoinRefusal> | null {
  if (pool.state === 'draft' || now.getTime() < pool.joinOpensAt.getTime()) return refuse('POOL_NOT_OPEN')
  if (pool.state !== 'open' || isPast(pool.joinClosesAt, now)) {
    return refuse('POOL_CLOSED', { closedAt: pool.joinClosesAt.toISOString() })
  }
  return null
}

function whyOverCap(pool: JoinablePool, additional: number): Outcome<never, JoinRefusal> | null {
  if (pool.capQuantity === null) return null
  const left = pool.capQuantity - pool.reservedQuantity
  return additional > left ? refuse('CAP_EXCEEDED', { cap: pool.capQuantity, left: Math.max(0, left) }) : null
}

/** Deposit for a number of sets: rate × quantity × base price, rounded half up (DOMAIN 6). */
export function depositFen(
  pool: Pick<JoinablePool, 'depositBasisPoints' | 'depositBaseFen'>,
  quantity: number,
): Fen {
  return rateFen(pool.depositBaseFen * BigInt(quantity), pool.depositBasisPoints)
}

export function decideJoin(
  pool: JoinablePool,
  standing: CommitmentFigures | null,
  quantity: number,
  now: Date,
): Moved {
  const closed = whyNotJoinable(pool, now)
  if (closed) return closed
  if (standing) return refuse('ALREADY_JOINED')
  const over = whyOverCap(pool, quantity)
  if (over) return over
  const dueFen = depositFen(pool, quantity)
  const isActive = dueFen === 0n
  return accept({
    state: isActive ? 'active' : 'pending_deposit',
    quantity: isActive ? quantity : 0,
    wantedQuantity: quantity,
    reservedQuantity: quantity,
    depositDueFen: dueFen,
    depositHeldFen: 0n,
    payableFen: dueFen,
    refundFen: 0n,
  })
}

/**
 * A raise counts once its own deposit difference is held (at today's base price); a lowering counts at once
 * and gives the surplus back. Deposit already at the bank is counted before more is asked for.
 */
export function decideChange(
  pool: JoinablePool,
  standing: (CommitmentFigures & { readonly inFlightFen: Fen }) | null,
  quantity: number,
  now: Date,
): Moved {
  const closed = whyNotJoinable(pool, now)
  if (closed) return closed
  if (!standing) return refuse('NOT_JOINED')
  if (quantity === standing.wantedQuantity) return refuse('QUANTITY_UNCHANGED', { quantity })
  const over = whyOverCap(pool, Math.max(standing.quantity, quantity) - standing.reservedQuantity)
  if (over) return over
  const isRaise = quantity > standing.wantedQuantity
  const dueFen = isRaise
    ? standing.depositDueFen + depositFen(pool, quantity - standing.wantedQuantity)
    : proportionFen(standing.depositDueFen, BigInt(quantity), BigInt(standing.wantedQuantity))
  const wanted = { ...standing, wantedQuantity: quantity, depositDueFen: dueFen }
  const lowered = Math.min(standing.quantity, quantity)
  return accept(
    withDeposit(
      { ...wanted, quantity: lowered, reservedQuantity: Math.max(lowered, quantity) },
      standing.depositHeldFen,
      standing.inFlightFen,
    ),
  )
}

export function decideWithdraw(pool: JoinablePool, standing: CommitmentFigures | null, now: Date): Moved {
  const closed = whyNotJoinable(pool, now)
  if (closed) return closed
  if (!standing) return refuse('NOT_JOINED')
  return accept({ ...released(standing), state: 'withdrawn' })
}

/** Nothing reserved any more, everything held goes back. The quantity stays readable as what was wanted. */
export function released(standing: CommitmentFigures): MovedCommitment {
  return {
    ...standing,
    quantity: 0,
    reservedQuantity: 0,
    depositDueFen: 0n,
    depositHeldFen: 0n,
    payableFen: 0n,
    refundFen: standing.depositHeldFen,
  }
}

/**
 * The commitment once `heldFen` is held and `inFlightFen` is at the bank: what is wanted comes into force when
 * its deposit is covered; a surplus goes back; what is missing becomes payable.
 */
export function withDeposit(standing: CommitmentFigures, heldFen: Fen, inFlightFen: Fen): MovedCommitment {
  const isCovered = heldFen >= standing.depositDueFen
  const surplus = maxFen(0n, heldFen - standing.depositDueFen)
  const isActive = standing.state === 'active' || isCovered
  return {
    state: isActive ? 'active' : standing.state,
    quantity: isCovered ? standing.wantedQuantity : standing.quantity,
    wantedQuantity: standing.wantedQuantity,
    reservedQuantity: standing.reservedQuantity,
    depositDueFen: standing.depositDueFen,
    depositHeldFen: minFen(heldFen, heldFen - surplus),
    payableFen: isCovered ? 0n : maxFen(0n, standing.depositDueFen - heldFen - inFlightFen),
    refundFen: surplus,
  }
}
