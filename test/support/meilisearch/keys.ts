import { createHmac } from 'node:crypto'
import { z } from 'zod'

/** What the server refuses, with its documented code. */
export class ApiFault extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

const keyRequest = z.strictObject({
  name: z.string().nullable().optional(),
  description: z.string().nullable().optional(),
  uid: z.uuid().optional(),
  actions: z.array(z.string()),
  indexes: z.array(z.string()),
  expiresAt: z.iso.datetime().nullable(),
})

export interface Key extends z.output<typeof keyRequest> {
  readonly uid: string
  readonly key: string
}

/** A key as the server makes it: the HMAC of its uid under the master key. */
export function newKey(body: unknown, masterKey: string): Key {
  const request = keyRequest.parse(body)
  const uid = request.uid ?? '6062abda-a5aa-4414-ac91-ecd7944c0f8d'
  return { ...request, uid, key: createHmac('sha256', masterKey).update(uid).digest('hex') }
}

const claims = z.strictObject({
  searchRules: z.record(z.string(), z.unknown()),
  apiKeyUid: z.string(),
  exp: z.number().optional(),
})

/** Which indexes the bearer may search: all with the master key, a key's own, or what a tenant token names. */
export function searchableBy(
  authorization: string | undefined,
  masterKey: string,
  keys: readonly Key[],
): (indexUid: string) => boolean {
  const bearer = authorization?.replace(/^Bearer /, '') ?? ''
  if (bearer === masterKey) return () => true
  const known = keys.find(({ key }) => key === bearer)
  if (known) return (uid) => known.actions.includes('search') && known.indexes.includes(uid)
  const [header = '', payload = '', signature = ''] = bearer.split('.')
  if (payload === '') throw new ApiFault(403, 'invalid_api_key', 'The provided API key is invalid.')
  const { searchRules, apiKeyUid, exp } = claims.parse(
    JSON.parse(Buffer.from(payload, 'base64url').toString()),
  )
  const signer = keys.find(({ uid }) => uid === apiKeyUid)
  const expected = createHmac('sha256', signer?.key ?? '')
    .update(`${header}.${payload}`)
    .digest('base64url')
  const isOver = exp !== undefined && exp * 1000 <= Date.now()
  if (!signer || expected !== signature || isOver)
    throw new ApiFault(403, 'invalid_api_key', 'The provided API key is invalid.')
  return (uid) => Object.hasOwn(searchRules, uid) && signer.indexes.includes(uid)
}
