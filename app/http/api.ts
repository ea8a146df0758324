import type { AppLoadContext } from '@remix-run/node'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { RefusalFacts } from '#app/domain/shared/outcome.ts'
import type { RefusalCode } from '#app/domain/shared/refusal-codes.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { faultPoint } from '#db/fault-points.ts'
import type { CommandAnswer } from './command.ts'
import { COMMANDS, type CommandName } from './commands.ts'
import { type Fault, faultsOf } from './faults.ts'
import { REFUSAL_STATUS } from './refusal-status.ts'
import { currentActor } from './session.ts'

/** Fen are JSON integers, instants are ISO; nothing of an answer is kept by anybody on the way. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const text = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? Number(part) : part))
  return new Response(text, {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  })
}

export function refusal(
  code: RefusalCode,
  facts: RefusalFacts = {},
  faults: readonly Fault[] = [],
): Response {
  return json({ ok: false, code, facts, faults }, REFUSAL_STATUS[code])
}

/** The body as JSON, or null when it is none: another content type, broken text, nothing at all. */
export async function readJson(request: Request): Promise<{ readonly value: unknown } | null> {
  if (!/^application\/json\b/i.test(request.headers.get('Content-Type') ?? '')) return null
  try {
    return { value: await request.json() }
  } catch {
    return null
  }
}

/** Runs a command for a machine: JSON in, JSON out, the session cookie says who. */
export async function answerCommand(
  request: Request,
  context: AppLoadContext,
  name: CommandName,
): Promise<Response> {
  const actor = await currentActor(request, context)
  if (!actor) return refusal('SIGN_IN_REQUIRED')
  const body = await readJson(request)
  if (!body) return refusal('INPUT_INVALID')
  const { database, clock, ids } = context
  faultPoint('request.received')
  const answer = await COMMANDS[name]({ database, clock, ids, actor }, body.value)
  faultPoint('request.answering')
  return answerOf(answer, request)
}

function answerOf(answer: CommandAnswer, request: Request): Response {
  if (answer.kind === 'done') return json({ ok: true, value: answer.value })
  if (answer.kind === 'refused') return refusal(answer.refusal.code, answer.refusal.facts)
  return refusal('INPUT_INVALID', {}, faultsOf(answer.error, localeOf(request)))
}

/** For the readings of machines: the actor, or the refusal to send. */
export async function requireApiActor(request: Request, context: AppLoadContext): Promise<PersonActor> {
  const actor = await currentActor(request, context)
  if (!actor) throw refusal('SIGN_IN_REQUIRED')
  return actor
}
