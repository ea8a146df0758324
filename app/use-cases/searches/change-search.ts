import type { ChangeSearch } from '#app/contracts/saved-searches.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** A person switches the alerts of its own search on or off. Refused: SEARCH_NOT_FOUND. */
export function changeSearch(ctx: Ctx, input: ChangeSearch): Promise<Result<{ searchId: string }>> {
  return inTransaction(ctx, 'search.save', async ({ tx, actor }) => {
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const rows = await tx.sql`
      update saved_searches set alerts = ${input.alerts}
      where id = ${input.searchId} and user_id = ${actor.userId} returning 1`
    return rows.length === 1 ? accept({ searchId: input.searchId }) : refuse('SEARCH_NOT_FOUND')
  })
}
