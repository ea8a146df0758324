import type { z } from 'zod'
import { refuse } from '#app/domain/shared/outcome.ts'
import type { Ctx, Result } from '#app/use-cases/use-case.ts'

/** What a command answers: a value, a refusal, or what is wrong with the input. */
export type CommandAnswer =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly refusal: Extract<Result<never>, { ok: false }>['refusal'] }
  | { readonly kind: 'invalid'; readonly error: z.ZodError }

export type Command = (ctx: Ctx, input: unknown) => Promise<CommandAnswer>

/** A contract and the use case that takes its output: nothing reaches the use case but what was parsed. */
export function command<Schema extends z.ZodType>(
  schema: Schema,
  run: (ctx: Ctx, input: z.output<Schema>) => Promise<Result<unknown>>,
): Command {
  return async (ctx, input) => {
    const parsed = schema.safeParse(input, { reportInput: true })
    if (!parsed.success) return { kind: 'invalid', error: parsed.error }
    const result = await run(ctx, parsed.data).catch(refuseUnstorable)
    return result.ok ? { kind: 'done', value: result.value } : { kind: 'refused', refusal: result.refusal }
  }
}

/** SQLSTATE class 22: the store cannot hold such a value (U+0000 in a text, the year 275760). */
function refuseUnstorable(fault: unknown): Result<never> {
  const code = (fault as { code?: unknown } | null)?.code
  if (typeof code === 'string' && /^22...$/.test(code)) return refuse('INPUT_INVALID')
  throw fault
}
