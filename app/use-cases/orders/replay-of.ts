import { fingerprintOf, type Replay } from '../once.ts'

/** The replay key of a form, if it carried one; the key itself is no part of what was asked for. */
export function replayOf(
  command: string,
  input: { readonly idempotencyKey?: string | undefined },
): Replay | null {
  const { idempotencyKey, ...asked } = input
  return idempotencyKey ? { key: idempotencyKey, fingerprint: fingerprintOf(command, asked) } : null
}
