import type { ActionFunctionArgs } from '@remix-run/node'
import { answerCommand, json, refusal } from '#app/http/api.ts'
import { isCommandName } from '#app/http/commands.ts'

/** Every command for machines: JSON in, JSON out, with the session cookie. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const name = params.name ?? ''
  if (request.method !== 'POST') return notAllowed()
  if (isCommandName(name)) return answerCommand(request, context, name)
  return json({ ...(await refusal('INPUT_INVALID').json()), facts: { command: name.slice(0, 80) } }, 404)
}

export function loader() {
  return notAllowed()
}

function notAllowed(): Response {
  return json({ ok: false, code: 'INPUT_INVALID', facts: {}, faults: [] }, 405, { Allow: 'POST' })
}
