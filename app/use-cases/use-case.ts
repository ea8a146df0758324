import { isPermitted, type Permission } from '#app/domain/identity/permission-matrix.ts'
import type { Actor } from '#app/domain/identity/roles.ts'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import { type Outcome, refuse } from '#app/domain/shared/outcome.ts'
import type { RefusalCode } from '#app/domain/shared/refusal-codes.ts'
import type { Database } from '#db/client.ts'
import { faultPoint } from '#db/fault-points.ts'
import { begin, type Tx } from '#db/transaction.ts'

/** Everything a use case may lean on. Nothing else is in reach: no clock, no randomness, no session. */
export interface Ctx {
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly actor: Actor
}

export type Result<Value> = Outcome<Value, RefusalCode>

/** What the work inside a transaction sees: the transaction, and one "now" for everything it writes. */
export interface Act {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  readonly ids: Ids
}

/** Carries a refusal out of the transaction, so that a refused attempt leaves no trace. */
class Refused extends Error {
  constructor(readonly result: Result<never>) {
    super('refused')
  }
}

/**
 * Asks the permission table first (default deny), then runs the work in one transaction. A refusal rolls
 * back; a throw is a bug or an outage and goes on upward.
 */
export async function inTransaction<Value>(
  ctx: Ctx,
  permission: Permission,
  work: (act: Act) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  if (!isPermitted(ctx.actor, permission)) return refuse('NOT_PERMITTED', { permission })
  try {
    const done = await begin(ctx.database, async (tx) => {
      faultPoint('transaction.begun')
      const result = await work({ tx, actor: ctx.actor, now: ctx.clock.now(), ids: ctx.ids })
      if (!result.ok) throw new Refused(result)
      faultPoint('transaction.written')
      return result
    })
    faultPoint('transaction.committed')
    return done
  } catch (fault) {
    if (fault instanceof Refused) return fault.result
    throw fault
  }
}
