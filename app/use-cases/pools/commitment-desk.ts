import { refuse } from '#app/domain/shared/outcome.ts'
import { livingCommitments, lockPool } from '#db/stores/commitments.ts'
import type { Tx } from '#db/transaction.ts'
import { claimKeys, type KeyedRequest, keepAnswers } from '../once.ts'
import type { Ctx, Result } from '../use-case.ts'
import { type CommitmentBook, decideInBook, type MadeMove } from './commitment-book.ts'
import { openGate } from './commitment-gate.ts'
import type { CommitmentAnswer, CommitmentRequest } from './decide-move.ts'
import { recordMoves } from './record-moves.ts'

type Answer = Result<CommitmentAnswer>

const gate = openGate<CommitmentRequest, CommitmentAnswer>(carryRequests)

/** The one desk at which firms move their commitments: joins, raises, lowerings, withdrawals. */
export function askDesk(ctx: Ctx, poolId: string, request: CommitmentRequest): Promise<Answer> {
  return gate.enter(ctx.database, poolId, request)
}

/** Carries a batch of requests of one pool in one transaction: load · decide · record, each once. */
async function carryRequests(
  tx: Tx,
  poolId: string,
  requests: readonly CommitmentRequest[],
): Promise<Answer[]> {
  const pool = await lockPool(tx, poolId)
  if (!pool) return requests.map(() => refuse('POOL_NOT_FOUND'))
  const firms = [...new Set(requests.map((request) => request.actor.organisationId))]
  const [living, before] = await Promise.all([
    livingCommitments(tx, poolId, firms),
    claimKeys(tx, requests[0]?.now ?? pool.joinOpensAt, requests.flatMap(keyed)),
  ])
  const book: CommitmentBook = { pool, standing: new Map(living.map((row) => [row.organisationId, row])) }
  const answers = new Map<CommitmentRequest, Answer>()
  const byKey = new Map<string, Answer>()
  for (const round of inRounds(requests)) {
    const moves: MadeMove[] = []
    for (const request of round) {
      const key = request.replay ? `${request.actor.userId}\n${request.replay.key}` : null
      const replayed =
        (request.replay && before(request.actor.userId, request.replay)) ?? (key && byKey.get(key))
      const answer = replayed || decideInBook(book, request, moves)
      answers.set(request, answer)
      if (key) byKey.set(key, answer)
    }
    await recordMoves(tx, book, moves)
  }
  const answerOf = (request: CommitmentRequest): Answer => answers.get(request) ?? refuse('NOTHING_TO_DO')
  const fresh = requests.filter((request) => request.replay && !before(request.actor.userId, request.replay))
  await keepAnswers(
    tx,
    fresh.flatMap((request) => keyed(request).map((key) => ({ ...key, result: answerOf(request) }))),
  )
  return requests.map(answerOf)
}

function keyed(request: CommitmentRequest): KeyedRequest[] {
  return request.replay ? [{ userId: request.actor.userId, replay: request.replay }] : []
}

/** A firm that comes twice in one batch is heard twice: each of its moves is a legal edge of its own. */
function inRounds(requests: readonly CommitmentRequest[]): CommitmentRequest[][] {
  const rounds: CommitmentRequest[][] = []
  const timesHeard = new Map<string, number>()
  for (const request of requests) {
    const firm = request.actor.organisationId
    const turn = timesHeard.get(firm) ?? 0
    timesHeard.set(firm, turn + 1)
    rounds[turn] = [...(rounds[turn] ?? []), request]
  }
  return rounds
}
