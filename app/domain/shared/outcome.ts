/**
 * What a use case answers: a value, or a refusal that the user can understand.
 * An expected refusal is a value; a throw is a bug or an outage.
 */
export type Outcome<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal<Code> }

/** A code from a closed list, and the public facts that its sentence needs (never a private figure). */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly facts: RefusalFacts
}

export type RefusalFacts = Readonly<Record<string, string | number | boolean | null>>

export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refuse<Code extends string>(
  code: Code,
  facts: RefusalFacts = {},
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: { code, facts } }
}
