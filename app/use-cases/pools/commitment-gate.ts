import type { Outcome } from '#app/domain/shared/outcome.ts'
import type { RefusalCode } from '#app/domain/shared/refusal-codes.ts'
import type { Database } from '#db/client.ts'
import { begin, type Tx } from '#db/transaction.ts'

/**
 * Group commit per pool (docs/decisions/0002). Everyone who moves a commitment of one pool needs the lock of
 * its row; instead of queueing in the database, one round trip each, requests queue here while a transaction
 * runs, and the next transaction carries all that have come. Each request keeps its own answer.
 */
export interface Gate<Request, Answer> {
  enter(database: Database, poolId: string, request: Request): Promise<Outcome<Answer, RefusalCode>>
}

/** Answers in the order of the requests. Throws only for an outage or a bug: then nothing was written. */
export type CarryBatch<Request, Answer> = (
  tx: Tx,
  poolId: string,
  requests: readonly Request[],
) => Promise<Outcome<Answer, RefusalCode>[]>

interface Waiting<Request, Answer> {
  readonly request: Request
  readonly resolve: (answer: Outcome<Answer, RefusalCode>) => void
  readonly reject: (fault: unknown) => void
}

/** At most this many in one transaction: bounds its time, and so everyone's wait. */
const BATCH_LIMIT = 128

export function openGate<Request, Answer>(carry: CarryBatch<Request, Answer>): Gate<Request, Answer> {
  // Per database, so that two servers in one process (as tests run them) never share a queue.
  const queues = new WeakMap<Database, Map<string, Waiting<Request, Answer>[]>>()

  async function run(database: Database, poolId: string, batch: Waiting<Request, Answer>[]): Promise<void> {
    try {
      const answers = await begin(database, (tx) =>
        carry(
          tx,
          poolId,
          batch.map((waiting) => waiting.request),
        ),
      )
      for (const [index, waiting] of batch.entries()) {
        const answer = answers[index]
        if (answer) waiting.resolve(answer)
        else waiting.reject(new Error('the gate lost an answer'))
      }
    } catch (fault) {
      // One bad request must not sink its neighbours: each goes again alone and meets its own fate.
      if (batch.length === 1) batch[0]?.reject(fault)
      else for (const waiting of batch) await run(database, poolId, [waiting])
    }
  }

  async function drain(database: Database, pools: Map<string, Waiting<Request, Answer>[]>, poolId: string) {
    const queue = pools.get(poolId) ?? []
    while (queue.length > 0) await run(database, poolId, queue.splice(0, BATCH_LIMIT))
    pools.delete(poolId)
  }

  return {
    enter(database, poolId, request) {
      const all = queues.get(database) ?? new Map<string, Waiting<Request, Answer>[]>()
      queues.set(database, all)
      return new Promise((resolve, reject) => {
        const queue = all.get(poolId)
        if (queue) {
          queue.push({ request, resolve, reject })
          return
        }
        all.set(poolId, [{ request, resolve, reject }])
        void drain(database, all, poolId)
      })
    },
  }
}
