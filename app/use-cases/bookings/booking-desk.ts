import { refuse } from '#app/domain/shared/outcome.ts'
import type { Tx } from '#db/transaction.ts'
import { claimKeys, type KeyedRequest, keepAnswers } from '../once.ts'
import { openGate } from '../pools/commitment-gate.ts'
import type { Ctx, Result } from '../use-case.ts'
import type { BookingAnswer, BookingRequest } from './booking-request.ts'
import { carryRound, type Round } from './carry-round.ts'

type Answer = Result<BookingAnswer>

const gate = openGate<BookingRequest, BookingAnswer>(carryRequests)

/**
 * The one desk at which everything is booked (docs/decisions/0151): requests that come while a transaction
 * runs are carried together by the next one. Who comes second is decided by the database's constraint.
 */
export function askBookingDesk(ctx: Ctx, request: BookingRequest): Promise<Answer> {
  return gate.enter(ctx.database, 'bookings', request)
}

async function carryRequests(tx: Tx, _: string, requests: readonly BookingRequest[]): Promise<Answer[]> {
  const [first] = requests
  if (!first) return []
  const before = await claimKeys(tx, first.now, requests.flatMap(keyed))
  const answers = new Map<BookingRequest, Answer>()
  const byKey = new Map<string, BookingRequest>()
  const fresh: BookingRequest[] = []
  for (const request of requests) {
    const known = request.replay && before(request.actor.userId, request.replay)
    const key = request.replay ? `${request.actor.userId}\n${request.replay.key}` : null
    const twin = key ? byKey.get(key) : undefined
    if (known) answers.set(request, known)
    else if (twin === undefined) fresh.push(request)
    if (key && !twin) byKey.set(key, request)
  }
  await carryFresh(tx, fresh, answers)
  await keepAnswers(
    tx,
    fresh.flatMap((request) => keyed(request).map((key) => ({ ...key, result: answerOf(request) }))),
  )
  return requests.map((request) => answers.get(request) ?? twinAnswer(request))

  function answerOf(request: BookingRequest): Answer {
    return answers.get(request) ?? refuse('NOTHING_TO_DO')
  }
  function twinAnswer(request: BookingRequest): Answer {
    const twin = byKey.get(`${request.actor.userId}\n${request.replay?.key ?? ''}`)
    if (twin?.replay?.fingerprint !== request.replay?.fingerprint) return refuse('REPLAYED_WITH_OTHER_INPUT')
    return twin ? answerOf(twin) : refuse('NOTHING_TO_DO')
  }
}

/** A row lost to another process is tried again with fresh eyes: another unit may be free. Never for ever. */
const ROUNDS = 4

async function carryFresh(
  tx: Tx,
  requests: readonly BookingRequest[],
  answers: Map<BookingRequest, Answer>,
): Promise<void> {
  let waiting: readonly BookingRequest[] = requests
  for (let turn = 1; waiting.length > 0; turn += 1) {
    const round: Round = await carryRound(tx, waiting)
    for (const [request, answer] of round.answers) answers.set(request, answer)
    waiting = turn === ROUNDS ? [] : round.lost
    if (turn === ROUNDS) for (const request of round.lost) answers.set(request, refuse('SLOT_TAKEN'))
  }
}

function keyed({ replay, actor }: BookingRequest): KeyedRequest[] {
  return replay ? [{ userId: actor.userId, replay }] : []
}
