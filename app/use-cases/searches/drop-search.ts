import type { DropSearch } from '#app/contracts/saved-searches.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** A person throws its own search away. Refused: SEARCH_NOT_FOUND. */
export function dropSearch(ctx: Ctx, { searchId }: DropSearch): Promise<Result<{ searchId: string }>> {
  return inTransaction(ctx, 'search.save', async ({ tx, actor }) => {
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const rows = await tx.sql`
      delete from saved_searches where id = ${searchId} and user_id = ${actor.userId} returning 1`
    return rows.length === 1 ? accept({ searchId }) : refuse('SEARCH_NOT_FOUND')
  })
}
