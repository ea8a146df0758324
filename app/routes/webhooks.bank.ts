import type { ActionFunctionArgs } from '@remix-run/node'
import { bankWordSchema } from '#app/contracts/payments.ts'
import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { json, refusal } from '#app/http/api.ts'
import { isFromBank, WEBHOOK_BYTES, webhookSecret } from '#app/http/bank-webhook.ts'
import { faultsOf } from '#app/http/faults.ts'
import { notFound } from '#app/http/require-actor.ts'
import { hearBank } from '#app/use-cases/escrow/hear-bank.ts'

/**
 * A real custodian's callbacks. 200: taken, or known already (`isNew` says which); 401: not signed, or not within five
 * minutes; 409: another word came under this id, or it fits no instruction of ours; 404: no such payment; 400: no
 * word. Anything else may be sent again.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const secret = webhookSecret()
  if (secret === null) throw notFound()
  if (request.method !== 'POST') return json({ ok: false, code: 'INPUT_INVALID' }, 405, { Allow: 'POST' })
  const { database, clock, ids } = context
  const body = await request.text()
  if (body.length > WEBHOOK_BYTES || !isFromBank(request.headers, body, secret, clock.now()))
    return refusal('SIGNATURE_INVALID')
  const word = bankWordSchema.safeParse(parsed(body))
  if (!word.success) return refusal('INPUT_INVALID', {}, faultsOf(word.error, 'en'))
  const heard = await hearBank({ database, clock, ids, actor: SYSTEM_ACTOR }, word.data)
  return heard.ok ? json({ ok: true, value: heard.value }) : refusal(heard.refusal.code, heard.refusal.facts)
}

export function loader() {
  return json({ ok: false, code: 'INPUT_INVALID' }, 405, { Allow: 'POST' })
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
