import { statementQuerySchema } from '#app/contracts/operations.ts'

/** The days that an address asks for, both included; what is no day limits nothing. */
export function statementSpan(request: Request): { fromOn: string | null; toOn: string | null } {
  const query = new URL(request.url).searchParams
  const { from, to } = statementQuerySchema.parse({ from: query.get('from'), to: query.get('to') })
  return { fromOn: from, toOn: to }
}
