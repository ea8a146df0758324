import { createHmac, timingSafeEqual } from 'node:crypto'

/** A word older, or further ahead, than this is not believed: what was overheard cannot be sent again later. */
export const WEBHOOK_WINDOW_MS = 5 * 60_000
/** A word is a few hundred bytes. */
export const WEBHOOK_BYTES = 16_384
const SHORTEST_SECRET = 16

/** What the custodian signs with, `BANK_WEBHOOK_SECRET`; without one of 16 characters or more nobody is heard. */
export function webhookSecret(): string | null {
  const secret = process.env.BANK_WEBHOOK_SECRET ?? ''
  return secret.length >= SHORTEST_SECRET ? secret : null
}

/**
 * Whether a body is the custodian's, now: `X-Bank-Signature` is the HMAC-SHA-256 in hex of `TIMESTAMP.BODY`, and
 * `X-Bank-Timestamp`, seconds since 1970, is within five minutes of our clock.
 */
export function isFromBank(headers: Headers, body: string, secret: string, now: Date): boolean {
  const stamp = headers.get('X-Bank-Timestamp') ?? ''
  if (!/^\d{1,12}$/.test(stamp)) return false
  const given = Buffer.from(headers.get('X-Bank-Signature') ?? '')
  const expected = Buffer.from(webhookSignature(secret, stamp, body))
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected)
  return isSigned && Math.abs(now.getTime() - Number(stamp) * 1_000) <= WEBHOOK_WINDOW_MS
}

export function webhookSignature(secret: string, stamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${stamp}.${body}`).digest('hex')
}
